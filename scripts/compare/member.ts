import { isNode, nodeAt, type Node } from './document.ts';
import type { Joined } from './join.ts';
import { factsOf, typesOf, valuesOf } from './keywords.ts';

/** An alternative of a schema: values of one type, or of any type. */
export interface Member {
  name?: string;
  raw: Node;
  type: string;
  /** The bounds, the allowed values, and every other keyword. */
  facts: Node;
  /** The schemas inside: `.user` for a field, `[]` for items, `[key]` and `[key name]` for a map. */
  parts: ReadonlyMap<string, SchemaPart>;
}

export interface SchemaPart {
  schema: Node;
  facts: { required: boolean };
}

/** Maps objects created here to the objects of the document that they represent. */
const origin = Symbol('origin');

export function originOf(node: Node): Node {
  const from = (node as { [origin]?: Node })[origin];
  return from ? originOf(from) : node;
}

/** Creates an object that represents an object of the document. */
export function derived(from: Node, keywords: Node): Node {
  return { ...keywords, [origin]: from };
}

/** Lists the alternatives of a schema without a union: one per type, except null. */
export function membersOf({ raw, name, keywords }: Joined): Member[] {
  const declared = typesOf(keywords);
  const types = declared.filter((type) => type !== 'null');
  const values = valuesOf(keywords)?.filter((value) => value !== null);
  const isOnlyNull = (declared.length > 0 && types.length === 0) || values?.length === 0;
  if (isOnlyNull) return [];
  const kinds = values ? [types.join(' | ')] : types.length > 0 ? types : ['any'];
  return kinds.map((type) => ({
    ...(name !== undefined && { name }),
    raw,
    type,
    facts: { ...factsOf(keywords, type), ...(values && { enum: values.toSorted() }) },
    parts: new Map(partsOf(raw, keywords, type)),
  }));
}

function partsOf(raw: Node, keywords: Node, type: string): [string, SchemaPart][] {
  const part = (key: string, schema: unknown, required = false): [string, SchemaPart] => [
    key,
    { schema: isNode(schema) ? schema : derived(raw, {}), facts: { required } },
  ];
  if (type === 'array') return [part('[]', keywords['items'])];
  if (type !== 'object') return [];
  const properties = new Map(Object.entries(nodeAt(keywords, 'properties')));
  const required = Array.isArray(keywords['required']) ? keywords['required'].map(String) : [];
  const { additionalProperties: values, propertyNames } = keywords;
  const names = isNode(propertyNames) ? propertyNames : raw;
  const keys = derived(names, { type: 'string', ...(names === propertyNames && names) });
  return [
    ...[...properties.keys(), ...required].map((name) =>
      part(`.${name}`, properties.get(name), required.includes(name)),
    ),
    ...(values === false ? [] : [part('[key]', values)]),
    part('[key name]', keys),
  ];
}
