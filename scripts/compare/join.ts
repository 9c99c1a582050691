import { find, keysOf } from '../spec/references.ts';
import { isNode, type Node } from './document.ts';
import { isProse, lowerBounds, upperBounds } from './keywords.ts';

/** A schema with resolved references and merged `allOf`. */
export interface Joined {
  /** The object that contains the keywords. */
  raw: Node;
  /** The name of the schema in `components`, if it has one. */
  name?: string;
  keywords: Node;
  /** The annotations beside a reference. */
  beside: Node;
}

/** Whether a keyword describes a value or its place without restricting the value. */
export function isAnnotation(keyword: string): boolean {
  const isOfPlace = ['default', 'deprecated', 'nullable'].includes(keyword);
  return isOfPlace || isProse(keyword) || keyword.startsWith('x-');
}

/** Joins a schema. Skips schemas that were seen before, so a schema may be part of itself. */
export function join(document: Node, schema: Node, seen = new Set<Node>()): Joined {
  if (seen.has(schema)) return { raw: schema, keywords: {}, beside: {} };
  seen.add(schema);
  const { $ref, allOf, ...own } = schema;
  const all: unknown[] = Array.isArray(allOf) ? allOf : [];
  const parts = [
    ...(typeof $ref === 'string' ? [joinReference(document, $ref, seen)] : []),
    ...all.filter(isNode).map((part) => join(document, part, seen)),
  ];
  const [only] = parts;
  // OpenAPI 3.0 needs an `allOf` with one member for annotations beside a reference.
  if (only && parts.length === 1 && Object.keys(own).every(isAnnotation)) {
    return { ...only, beside: { ...only.beside, ...own } };
  }
  const structures = parts.map(({ keywords }) =>
    Object.fromEntries(Object.entries(keywords).filter(([key]) => !isAnnotation(key))),
  );
  return { raw: schema, keywords: [...structures, own].reduce(merge, {}), beside: {} };
}

function joinReference(document: Node, reference: string, seen: Set<Node>): Joined {
  const [, , name, ...rest] = keysOf(reference);
  const isSchema = reference.startsWith('#/components/schemas/') && rest.length === 0;
  const target = find(document, reference);
  const joined = join(document, isNode(target) ? target : {}, seen);
  return isSchema && name !== undefined ? { name, ...joined } : joined;
}

/** Merges keywords: the stricter bounds, all fields and all required fields. */
function merge(one: Node, other: Node): Node {
  const merged = Object.entries(other).map(([key, value]) => [
    key,
    mergeValues(key, one[key], value),
  ]);
  return { ...one, ...(Object.fromEntries(merged) as Node) };
}

function mergeValues(key: string, one: unknown, other: unknown): unknown {
  if (key === 'properties' && isNode(one) && isNode(other)) {
    const fields = Object.entries(other).map(([name, field]) => [
      name,
      Object.hasOwn(one, name) && one[name] !== field ? { allOf: [one[name], field] } : field,
    ]);
    return { ...one, ...(Object.fromEntries(fields) as Node) };
  }
  if (key === 'required' && Array.isArray(one) && Array.isArray(other)) return [...one, ...other];
  if (typeof one !== 'number' || typeof other !== 'number') return other;
  if (lowerBounds.includes(key)) return Math.max(one, other);
  return upperBounds.includes(key) ? Math.min(one, other) : other;
}
