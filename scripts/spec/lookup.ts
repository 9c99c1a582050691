// Answers questions about a schema of a document.
import type { OpenApiDocument, Schema } from './openapi.ts';
import { resolve } from './references.ts';

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

/** Whether a schema may accept a list. Requires that no union contains itself. */
export function mayBeList(document: OpenApiDocument, schema: Schema): boolean {
  const { type, anyOf = [], oneOf = [], allOf = [] } = resolve(document, schema) ?? {};
  const members = [...anyOf, ...oneOf, ...allOf];
  return [type].flat().includes('array') || members.some((member) => mayBeList(document, member));
}
