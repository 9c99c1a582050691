// Answers questions about a schema of a document.
import type { OpenApiDocument, Schema } from './openapi.ts';
import type { Problem } from './problem.ts';
import { resolve } from './references.ts';
import { children } from './schemas.ts';

/** Lists a schema and the schemas inside it, each with its place. */
export function withInner(schema: Schema, path: Problem['path']): [Schema, Problem['path']][] {
  const inner = children(schema).flatMap(([child, ...at]) => withInner(child, [...path, ...at]));
  return [[schema, path], ...inner];
}

/** Returns the only value that a schema allows if that value is a string. */
export function constantOf({ const: value, enum: values }: Schema): string | undefined {
  const only = value ?? (values?.length === 1 ? values[0] : undefined);
  return typeof only === 'string' ? only : undefined;
}

/** Returns the scalar type of a schema. Returns undefined for other schemas and for several types. */
export function scalarType(schema: Schema): string | undefined {
  const { type, const: value, enum: values = [value] } = schema;
  const name = type ?? (new Set(values.map((each) => typeof each)).size === 1 && typeof values[0]);
  return ['string', 'integer', 'number', 'boolean'].find((each) => each === name);
}

/** Returns a property of an object schema or of a schema in its `allOf`. */
export function propertyOf(
  document: OpenApiDocument,
  schema: Schema,
  name: string,
): Schema | undefined {
  const { properties = {}, allOf = [] } = resolve(document, schema) ?? {};
  const found = Object.hasOwn(properties, name) ? properties[name] : undefined;
  return found ?? allOf.map((part) => propertyOf(document, part, name)).find(Boolean);
}

/** Lists the types that a schema and its parts state. Requires that no schema is a part of itself. */
export function typesOf(document: OpenApiDocument, schema: Schema): string[] {
  const target = resolve(document, schema) ?? {};
  const { const: constant, enum: values = constant === undefined ? [] : [constant] } = target;
  const { type = values.map((value) => (value === null ? 'null' : typeof value)) } = target;
  const parts = [...(target.anyOf ?? []), ...(target.oneOf ?? []), ...(target.allOf ?? [])];
  return [type, ...parts.map((part) => typesOf(document, part))].flat();
}

/** Whether a schema may accept a list. Requires that no schema is a part of itself. */
export function mayBeList(document: OpenApiDocument, schema: Schema): boolean {
  return typesOf(document, schema).includes('array');
}
