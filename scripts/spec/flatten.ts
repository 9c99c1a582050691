// Merges the parts of a schema into one schema.
import { isDeepStrictEqual } from 'node:util';
import { annotationsOf, constraintsOf, isAnnotation } from './keywords.ts';
import { fail, merge } from './merge.ts';
import type { Schema } from './openapi.ts';
import { nameOf } from './references.ts';

/** The named schemas. Each is replaced by its merged form when it is first a part of another schema. */
type Schemas = Map<string, Schema>;

/**
 * Returns a schema without `allOf` and `const`, and without constraints beside a `$ref` or a union. It
 * accepts the same values. No schema of `schemas` may contain itself as a part. Throws a `MergeError`
 * if the parts contradict each other or cannot be merged.
 */
export function flatten(schema: Schema, schemas: Schemas): Schema {
  // The checks refuse the schema false, which accepts no value. A comparison sees it as another keyword.
  if (Object.is(schema, false)) return { not: {} } as Schema;
  const { allOf = [], $ref, const: constant, unevaluatedProperties, ...own } = schema;
  const others = constraintsOf(own);
  const parts: Schema[] = [
    ...allOf,
    ...($ref === undefined ? [] : [{ $ref }]),
    ...(constant === undefined ? [] : [{ enum: [constant] }]),
  ];
  const isAlone = Object.keys(others).length === 0 && unevaluatedProperties === undefined;
  const [only] = parts;
  // Keep a reference that has only annotations beside it.
  if (isAlone && parts.length === 1 && only && Object.keys(constraintsOf(only)).join() === '$ref') {
    return { ...annotationsOf(own), ...only };
  }
  const merged = [...parts.map((part) => inlined(part, schemas)), others].reduce(merge);
  const flat = distribute({ ...merged, ...annotationsOf(own) }, schemas);
  return unevaluatedProperties === undefined ? flat : closed(flat);
}

/** Closes a merged schema, as `unevaluatedProperties: false` requires. */
function closed(schema: Schema): Schema {
  if (schema.anyOf || schema.oneOf) fail('unevaluatedProperties cannot stand beside a union');
  // Also the value true evaluates the other properties.
  return { additionalProperties: false, ...schema };
}

/** Returns a part with its references resolved, without the annotations that describe only the part. */
function inlined(part: Schema, schemas: Schemas): Schema {
  const flat = flatten(part, schemas);
  const name = nameOf(flat);
  if (name === undefined) {
    const isKept = (key: string) => !isAnnotation(key) || key === 'x-misnamed' || key === 'x-unit';
    return Object.fromEntries(Object.entries(flat).filter(([key]) => isKept(key)));
  }
  const target = inlined(schemas.get(name) ?? {}, schemas);
  schemas.set(name, target);
  return target;
}

/** Moves the constraints beside a union into its members. */
function distribute(schema: Schema, schemas: Schemas): Schema {
  if (schema.anyOf && schema.oneOf) fail('anyOf and oneOf cannot be merged');
  const keyword = schema.anyOf ? 'anyOf' : 'oneOf';
  const { [keyword]: members, ...beside } = constraintsOf(schema);
  if (!members || Object.keys(beside).length === 0) return schema;
  const distributed = members.map((member) => {
    const flat = inlined(member, schemas);
    const both = merge(beside, flat);
    // Keep the name of a member that already has the constraints.
    return isDeepStrictEqual(both, flat) ? member : both;
  });
  return { ...annotationsOf(schema), [keyword]: distributed };
}
