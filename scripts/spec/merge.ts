// Merges two schemas without references, with the meaning of `allOf`.
import { isDeepStrictEqual } from 'node:util';
import { annotationsOf, isAnnotation } from './keywords.ts';
import type { Schema } from './openapi.ts';

/** The reason why the parts of a schema cannot be merged. */
export class MergeError extends Error {
  override readonly name = 'MergeError';
}

export function fail(message: string): never {
  throw new MergeError(message);
}

/** The bounds of which the smaller or the greater one is stricter, in pairs. */
export const smallest = 'maximum exclusiveMaximum maxLength maxItems maxProperties'.split(' ');
export const greatest = 'minimum exclusiveMinimum minLength minItems minProperties'.split(' ');

/** Merges two schemas without references. The result accepts the values that both accept. */
export function merge(one: Schema, other: Schema): Schema {
  refuseUnknown(one, other);
  refuseUnknown(other, one);
  const both = new Map<string, unknown>(Object.entries(one));
  for (const [key, value] of Object.entries(other)) {
    const before = both.get(key);
    const isEqual = !both.has(key) || isAnnotation(key) || isDeepStrictEqual(before, value);
    both.set(key, isEqual ? value : mergeValues(key, before, value));
  }
  return Object.fromEntries(both);
}

function mergeValues(key: string, one: unknown, other: unknown): unknown {
  if (smallest.includes(key)) return Math.min(one as number, other as number);
  if (greatest.includes(key)) return Math.max(one as number, other as number);
  if (!Object.hasOwn(mergers, key)) fail(`${key} differs between the parts`);
  return (mergers[key as keyof Schema] as Merger<unknown>)(one, other);
}

type Merger<T> = (one: T, other: T) => T;

const mergers: { [key in keyof Schema]?: Merger<NonNullable<Schema[key]>> } = {
  type: (one, other) => {
    const [a, b] = [[one].flat(), [other].flat()];
    const both = [
      ...a.filter((type) => accepts(b, type)),
      ...b.filter((type) => accepts(a, type) && !a.includes(type)),
    ];
    const [only = fail('the parts have no type in common'), ...more] = both;
    return more.length === 0 ? only : both;
  },
  enum: (one, other) => {
    const values = one.filter((value) => other.some((same) => isDeepStrictEqual(value, same)));
    return values.length > 0 ? values : fail('the parts have no value in common');
  },
  uniqueItems: () => true,
  required: (one, other) => [...new Set([...one, ...other])],
  items: (...allOf) => ({ allOf }),
  propertyNames: (...allOf) => ({ allOf }),
  properties: (one, other) => {
    const both = { ...one, ...other };
    for (const [key, a] of Object.entries(one)) {
      const b = Object.hasOwn(other, key) ? other[key] : undefined;
      if (b && !isDeepStrictEqual(a, b)) {
        both[key] = { ...annotationsOf(a), ...annotationsOf(b), allOf: [a, b] };
      }
    }
    return both;
  },
  additionalProperties: (one, other) => {
    if (one === true || other === true) return one === true ? other : one;
    return one && other ? { allOf: [one, other] } : false;
  },
};

function accepts(types: readonly string[], type: string): boolean {
  return types.includes(type) || (type === 'integer' && types.includes('number'));
}

/** Refuses a property that falls under the `additionalProperties` of the other part. */
function refuseUnknown(
  one: Schema,
  { properties = {}, additionalProperties = true }: Schema,
): void {
  if (additionalProperties === true) return;
  const unknown = Object.keys(one.properties ?? {}).find((key) => !Object.hasOwn(properties, key));
  if (unknown === undefined) return;
  fail(
    `a part has the property "${unknown}", which additionalProperties of another part does not allow`,
  );
}
