// The keywords of a schema that the generator supports.
import type { Schema } from './openapi.ts';

/** Keywords for people and tools. They do not affect which values are valid. */
const annotations: readonly string[] =
  '$comment contentEncoding contentMediaType default deprecated description discriminator example examples externalDocs format readOnly title writeOnly xml'.split(
    ' ',
  );

const numberKeywords = 'minimum maximum exclusiveMinimum exclusiveMaximum multipleOf';

/** The constraints of each JSON type. */
const constraints: Readonly<Record<string, string>> = {
  string: 'minLength maxLength pattern',
  integer: numberKeywords,
  number: numberKeywords,
  array: 'items minItems maxItems uniqueItems',
  object: 'properties required additionalProperties propertyNames minProperties maxProperties',
};

/** Lists the constraints that a type can have. */
export function keywordsOf(type: string): readonly string[] {
  return constraints[type]?.split(' ') ?? [];
}

/** Whether a keyword constrains values of one type. */
export function isOfType(keyword: string): boolean {
  return Object.keys(constraints).some((type) => keywordsOf(type).includes(keyword));
}

export function isAnnotation(keyword: string): boolean {
  return annotations.includes(keyword) || keyword.startsWith('x-');
}

/** Whether the generator supports a keyword. */
export function isSupported(keyword: string): boolean {
  const others = '$ref allOf anyOf const enum oneOf type unevaluatedProperties'.split(' ');
  return isOfType(keyword) || isAnnotation(keyword) || others.includes(keyword);
}

/** Returns the keywords of a schema that decide which values are valid. */
export function constraintsOf(schema: Schema): Schema {
  return Object.fromEntries(Object.entries(schema).filter(([key]) => !isAnnotation(key)));
}

/** Returns the annotations of a schema. */
export function annotationsOf(schema: Schema): Schema {
  return Object.fromEntries(Object.entries(schema).filter(([key]) => isAnnotation(key)));
}

/** Whether a value has a type, or one of several types. Any value has the type undefined. */
export function hasType(value: unknown, type: Schema['type']): boolean {
  const types = [type ?? []].flat();
  const own = value === null ? 'null' : typeof value;
  const isInteger = Number.isInteger(value) && types.includes('integer');
  return types.length === 0 || types.includes(own) || isInteger;
}
