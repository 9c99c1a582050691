// Makes one schema of the parts of an `allOf`.
import { isDeepStrictEqual } from 'node:util';
import { annotationsOf, constraintsOf, isAnnotation } from './annotations.ts';
import type { Schema } from './openapi.ts';
import { nameOf } from './schemas.ts';

export type Schemas = Readonly<Record<string, Schema>>;

/** The reason why the parts of a schema cannot become one. */
export class MergeError extends Error {
  override readonly name = 'MergeError';
}

/**
 * Makes a schema without `allOf`, and without constraints beside a `$ref` or a union, that accepts the
 * same values. Throws a {@link MergeError} if the parts contradict each other or cannot be merged.
 */
export function flatten(schema: Schema, schemas: Schemas, seen: readonly string[] = []): Schema {
  const { allOf = [], unevaluatedProperties, ...own } = schema;
  const { $ref, ...others } = constraintsOf(own);
  const isAlone = Object.keys(others).length === 0 && unevaluatedProperties === undefined;
  const parts = [...allOf, ...($ref === undefined ? [] : [{ $ref }])];
  const [only] = parts;
  // One reference with annotations: the same schema under its name.
  if (isAlone && parts.length === 1 && only?.$ref !== undefined) {
    return { ...annotationsOf(own), ...only };
  }
  const merged = [...parts.map((part) => inlined(part, schemas, seen)), others].reduce(merge);
  const flat = distribute({ ...merged, ...annotationsOf(own) }, schemas, seen);
  return unevaluatedProperties === undefined ? flat : closed(flat);
}

/** Allows no property that no part has: what `unevaluatedProperties: false` means for a merged schema. */
function closed(schema: Schema): Schema {
  if (schema.anyOf || schema.oneOf) fail('unevaluatedProperties cannot stand beside a union');
  const { additionalProperties = true } = schema;
  return additionalProperties === true ? { ...schema, additionalProperties: false } : schema;
}

/** A part with its references followed. Its own annotations describe the part and are left out. */
function inlined(part: Schema, schemas: Schemas, seen: readonly string[]): Schema {
  const flat = flatten(part, schemas, seen);
  if (flat.$ref === undefined) return kept(flat);
  const name = nameOf(flat);
  if (seen.includes(name)) throw new MergeError(`${name} is a part of itself`);
  return inlined(schemas[name] ?? {}, schemas, [...seen, name]);
}

function kept(schema: Schema): Schema {
  const { 'x-misnamed': misnamed, 'x-unit': unit } = schema;
  return {
    ...constraintsOf(schema),
    ...(misnamed && { 'x-misnamed': misnamed }),
    ...(unit && { 'x-unit': unit }),
  };
}

/** Moves what stands beside a union into its members. */
function distribute(schema: Schema, schemas: Schemas, seen: readonly string[]): Schema {
  const keyword = schema.anyOf ? 'anyOf' : schema.oneOf ? 'oneOf' : undefined;
  if (!keyword) return schema;
  if (schema.anyOf && schema.oneOf) throw new MergeError('anyOf and oneOf cannot be merged');
  const { [keyword]: members = [], ...beside } = constraintsOf(schema);
  if (Object.keys(beside).length === 0) return schema;
  const isType = Object.keys(beside).join() === 'type';
  const distributed = members.map((member) => {
    const flat = inlined(member, schemas, seen);
    return isType && isSubset(flat.type, beside.type) ? member : merge(beside, flat);
  });
  return { ...annotationsOf(schema), [keyword]: distributed };
}

function isSubset(some: Schema['type'], all: Schema['type']): boolean {
  const types = [some ?? []].flat();
  return types.length > 0 && types.every((type) => [all ?? []].flat().includes(type));
}

const smallest: readonly string[] = [
  'maximum',
  'exclusiveMaximum',
  'maxLength',
  'maxItems',
  'maxProperties',
];
const greatest: readonly string[] = [
  'minimum',
  'exclusiveMinimum',
  'minLength',
  'minItems',
  'minProperties',
];

/** Merges two schemas without references into one that accepts what both accept. */
function merge(one: Schema, other: Schema): Schema {
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
  // Settled below, with the properties.
  additionalProperties: () => false,
};

function accepts(types: readonly string[] = [], type: string): boolean {
  return types.includes(type) || (type === 'integer' && types.includes('number'));
}

/** Holds the properties of each part to what the other part says of keys that it does not know. */
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

function fail(message: string): never {
  throw new MergeError(message);
}
