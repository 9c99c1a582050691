import * as z from 'zod';

/** Bounds on the number of keys of an object. */
type Size = Readonly<Partial<Record<'minProperties' | 'maxProperties', number>>>;

/** Returns a test of the number of keys of an object. */
export function hasSize(bounds: Size): (value: object) => boolean {
  const { minProperties: min = 0, maxProperties: max = Infinity } = bounds;
  return (value) => Object.keys(value).length >= min && Object.keys(value).length <= max;
}

/** Checks the number of keys of a record first, so that the entries of a huge record are not validated. */
export function sized<T extends z.ZodType>(
  record: T,
  bounds: Size,
  message: string,
): z.ZodPreprocess<T, z.input<T>> {
  const preprocess = (value: z.input<T>, ctx: z.RefinementCtx): unknown => {
    // The record itself rejects a value that is not an object.
    if (typeof value !== 'object' || hasSize(bounds)(Object(value))) return value;
    ctx.addIssue({ code: 'custom', message, input: value });
    return z.NEVER;
  };
  return z.preprocess(preprocess, record).meta(bounds);
}
