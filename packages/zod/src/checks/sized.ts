import * as z from 'zod';

/**
 * Limits the number of keys of a record. Checks the number first, so that the entries of a record with
 * too many keys are not validated.
 */
export function sized<Record extends z.ZodType>(
  record: Record,
  { min = 0, max = Infinity }: { readonly min?: number; readonly max?: number },
  message: string,
): z.ZodPreprocess<Record, z.input<Record>> {
  return z.preprocess((value: z.input<Record>, ctx) => {
    // The record itself rejects a value that is not an object.
    const size = Object.keys(Object(value)).length;
    if (typeof value !== 'object' || (size >= min && size <= max)) return value;
    ctx.addIssue({ code: 'custom', message, input: value });
    return z.NEVER;
  }, record);
}
