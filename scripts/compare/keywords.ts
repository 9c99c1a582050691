import { isNode, type Node } from './document.ts';

const prose =
  'description summary title example examples externalDocs format readOnly writeOnly tags $comment'.split(
    ' ',
  );

/** Whether a keyword is only for readers and makes no value invalid. */
export function isProse(keyword: string): boolean {
  return prose.includes(keyword);
}

export const lowerBounds: readonly string[] =
  'minimum exclusiveMinimum minLength minItems minProperties'.split(' ');
export const upperBounds: readonly string[] =
  'maximum exclusiveMaximum maxLength maxItems maxProperties'.split(' ');

/** The keywords that restrict values of one type. */
const boundsOf: Readonly<Record<string, readonly string[]>> = {
  string: ['minLength', 'maxLength', 'pattern'],
  number: ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf'],
  array: ['minItems', 'maxItems', 'uniqueItems'],
  object: ['minProperties', 'maxProperties'],
};
const allBounds = Object.values(boundsOf).flat();

/** The keywords that the normal form stores elsewhere. */
const structure =
  'type enum const nullable default required properties additionalProperties unevaluatedProperties propertyNames items oneOf anyOf'.split(
    ' ',
  );

/** Returns the keywords of a schema that affect values of one type. */
export function factsOf(keywords: Node, type: string): Node {
  const bounds =
    type === 'any' ? allBounds : (boundsOf[type === 'integer' ? 'number' : type] ?? []);
  const facts = Object.entries(withExclusiveNumbers(keywords)).filter(
    ([key, value]) =>
      !structure.includes(key) &&
      (!allBounds.includes(key) || (bounds.includes(key) && !isNoBound(key, value))),
  );
  const isClosed = [keywords['additionalProperties'], keywords['unevaluatedProperties']].includes(
    false,
  );
  return {
    ...Object.fromEntries(facts),
    ...(type === 'object' && { 'unknown fields': isClosed ? 'refused' : 'allowed' }),
  };
}

function isNoBound(key: string, value: unknown): boolean {
  return (
    value === false || (value === 0 && ['minLength', 'minItems', 'minProperties'].includes(key))
  );
}

/** Converts the boolean exclusive bounds of OpenAPI 3.0 to numbers. */
function withExclusiveNumbers(keywords: Node): Node {
  return Object.fromEntries(
    Object.entries(keywords).flatMap(([key, value]) => {
      if (typeof value === 'boolean' && key.startsWith('exclusive')) return [];
      const exclusive = { minimum: 'exclusiveMinimum', maximum: 'exclusiveMaximum' }[key];
      return [[exclusive && keywords[exclusive] === true ? exclusive : key, value]];
    }),
  );
}

export function valuesOf(keywords: Node): unknown[] | undefined {
  if (Array.isArray(keywords['enum'])) return keywords['enum'];
  return keywords['const'] === undefined ? undefined : [keywords['const']];
}

/** Returns the declared types, or the types that the other keywords imply. */
export function typesOf(keywords: Node): string[] {
  const { type } = keywords;
  if (type !== undefined) return [...new Set([type].flat().map(String))];
  const values = valuesOf(keywords);
  if (values) return [...new Set(values.map(typeOfValue))];
  const isObject = ['properties', 'additionalProperties', 'required'].some(
    (key) => key in keywords,
  );
  return isObject ? ['object'] : isNode(keywords['items']) ? ['array'] : [];
}

function typeOfValue(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return Number.isInteger(value) ? 'integer' : typeof value;
}
