// Merges two schemas without references, with the meaning of `allOf`.
import { isDeepStrictEqual } from 'node:util';
import { annotationsOf, isAnnotation } from './keywords.ts';
import type { Schema } from './openapi.ts';

/** The reason why the parts of a schema cannot be merged. */
export class MergeError extends Error {
  override readonly name = 'MergeError';
}

/** The bounds of which the smaller or the greater one is stricter. */
export const smallest = 'maximum exclusiveMaximum maxLength maxItems maxProperties'.split(' ');
export const greatest = 'minimum exclusiveMinimum minLength minItems minProperties'.split(' ');

/** Merges two schemas without references. The result accepts the values that both accept. */
export function merge(one: Schema, other: Schema): Schema {
  const merged: Record<string, unknown> = { ...one, ...other };
  const [left, right] = [one, other] as Record<string, unknown>[];
  for (const key of Object.keys(left ?? {}).filter((name) => name in (right ?? {}))) {
    const [a, b] = [left?.[key], right?.[key]];
    if (isAnnotation(key) || isDeepStrictEqual(a, b)) continue;
    if (smallest.includes(key)) merged[key] = Math.min(a as number, b as number);
    else if (greatest.includes(key)) merged[key] = Math.max(a as number, b as number);
    else merged[key] = mergers[key]?.(one, other) ?? fail(`${key} differs between the parts`);
  }
  return closeMerged(merged as Schema, one, other);
}

const mergers: Readonly<Record<string, (one: Schema, other: Schema) => unknown>> = {
  type: (one, other) => {
    const [a, b] = [one.type, other.type].map((type) => [type ?? []].flat());
    const both = [
      ...new Set([
        ...(a ?? []).filter((type) => accepts(b, type)),
        ...(b ?? []).filter((type) => accepts(a, type)),
      ]),
    ];
    if (both.length === 0) fail('the parts have no type in common');
    return both.length === 1 ? both[0] : both;
  },
  enum: (one, other) => {
    const values = one.enum?.filter((value) =>
      other.enum?.some((same) => isDeepStrictEqual(value, same)),
    );
    return values && values.length > 0 ? values : fail('the parts have no value in common');
  },
  const: () => fail('the parts have no value in common'),
  uniqueItems: () => true,
  required: (one, other) => [...new Set([...(one.required ?? []), ...(other.required ?? [])])],
  items: (one, other) => ({ allOf: [one.items, other.items] }),
  propertyNames: (one, other) => ({ allOf: [one.propertyNames, other.propertyNames] }),
  properties: (one, other) => {
    const both = { ...one.properties, ...other.properties };
    for (const key of Object.keys(one.properties ?? {})) {
      const [a, b] = [one.properties?.[key], other.properties?.[key]];
      if (a && b && !isDeepStrictEqual(a, b))
        both[key] = { ...annotationsOf(a), ...annotationsOf(b), allOf: [a, b] };
    }
    return both;
  },
  // Merged below together with the properties.
  additionalProperties: () => false,
};

function accepts(types: readonly string[] = [], type: string): boolean {
  return types.includes(type) || (type === 'integer' && types.includes('number'));
}

/** Applies the `additionalProperties` of each part to the properties of the other part. */
function closeMerged(merged: Schema, one: Schema, other: Schema): Schema {
  for (const [part, beside] of [
    [one, other],
    [other, one],
  ] as const) {
    const { additionalProperties = true } = part;
    if (additionalProperties === true) continue;
    const unknown = Object.keys(beside.properties ?? {}).find(
      (key) => !Object.hasOwn(part.properties ?? {}, key),
    );
    if (unknown !== undefined)
      fail(
        `a part has the property "${unknown}", which additionalProperties of another part does not allow`,
      );
  }
  const [a, b] = [one.additionalProperties ?? true, other.additionalProperties ?? true];
  if (a === true && b === true) return merged;
  const both = a === true ? b : b === true ? a : a && b ? { allOf: [a, b] } : false;
  return { ...merged, additionalProperties: both };
}

export function fail(message: string): never {
  throw new MergeError(message);
}
