import { isNode, nodeAt, type Node } from './document.ts';
import { join, type Joined } from './join.ts';
import type { Alternative, Part } from './part.ts';

/** The keywords that the normal form stores elsewhere. */
const structure =
  'type enum const nullable default required properties additionalProperties unevaluatedProperties propertyNames items oneOf anyOf'.split(
    ' ',
  );
const counts = ['minLength', 'minItems', 'minProperties'];

/** Lists the alternatives of a schema without a union: one per type, except null. */
export function alternativesOf(document: Node, { node, name, keywords }: Joined): Alternative[] {
  const declared = typesOf(keywords);
  const types = declared.filter((type) => type !== 'null');
  const values = valuesOf(keywords)?.filter((value) => value !== null);
  const isOnlyNull = (declared.length > 0 && types.length === 0) || values?.length === 0;
  if (isOnlyNull) return [];
  const kinds = values ? [types.join(' | ')] : types.length > 0 ? types : ['any'];
  const constantOf = (field: string): unknown => {
    const schema = nodeAt(nodeAt(keywords, 'properties'), field);
    const [only, ...others] = valuesOf(join(document, schema).keywords) ?? [];
    return others.length === 0 ? only : undefined;
  };
  return kinds.map((type) => ({
    what: 'alternative',
    label: type,
    name,
    node,
    type,
    constantOf,
    facts: { ...factsOf(keywords, type), ...(values && { enum: values.toSorted() }) },
    parts: new Map(partsOf(node, keywords, type).map((part) => [part.label, part])),
  }));
}

/** Returns the bounds and every other keyword that the normal form does not store elsewhere. */
function factsOf(keywords: Node, type: string): Node {
  const facts = Object.entries(keywords)
    // `false` and a lower bound of 0 allow every value.
    .filter(([key, value]) => value !== false && !(value === 0 && counts.includes(key)))
    .filter(([key]) => !structure.includes(key))
    .flatMap(([key, value]) => {
      // OpenAPI 3.0 has booleans beside the bounds.
      if (value === true && key.startsWith('exclusive')) return [];
      const exclusive = { minimum: 'exclusiveMinimum', maximum: 'exclusiveMaximum' }[key];
      return [[exclusive && keywords[exclusive] === true ? exclusive : key, value]];
    });
  const { additionalProperties, unevaluatedProperties } = keywords;
  const isClosed = additionalProperties === false || unevaluatedProperties === false;
  return {
    ...(Object.fromEntries(facts) as Node),
    ...(type === 'object' && { 'unknown fields': isClosed ? 'refused' : 'allowed' }),
  };
}

/** Lists the schemas inside: `.user` for a field, `[]` for items, `[key]` and `[key name]` for a map. */
function partsOf(node: Node, keywords: Node, type: string): Part[] {
  const part = (what: string, label: string, schema: unknown, facts: Node = {}): Part => {
    const own = isNode(schema) ? schema : undefined;
    return { what, label, node: own ?? node, facts, parts: new Map(), schema: own };
  };
  if (type === 'array') return [part('items', '[]', keywords['items'])];
  if (type !== 'object') return [];
  const properties = nodeAt(keywords, 'properties');
  const required = Array.isArray(keywords['required']) ? keywords['required'].map(String) : [];
  const { additionalProperties } = keywords;
  return [
    ...[...new Set([...Object.keys(properties), ...required])].map((name) =>
      part('field', `.${name}`, properties[name], { required: required.includes(name) }),
    ),
    ...(additionalProperties === false ? [] : [part('values', '[key]', additionalProperties)]),
    part('keys', '[key name]', { type: 'string', ...nodeAt(keywords, 'propertyNames') }),
  ];
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
