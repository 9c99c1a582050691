import { isAnnotation as isSpecAnnotation } from '../spec/keywords.ts';
import { merge } from '../spec/merge.ts';
import type { Schema as SpecSchema } from '../spec/openapi.ts';
import { find, keysOf } from '../spec/references.ts';
import { isNode, nodesAt, type Node } from './document.ts';

/** A schema with resolved references and merged `allOf`. */
export interface Joined {
  /** The object that contains the keywords. */
  node: Node;
  /** The name of the schema in `components`, if it has one. */
  name: string | undefined;
  keywords: Node;
  /** The annotations beside a reference. */
  beside: Node;
}

/** Whether a keyword describes a value or its place without restricting the value. */
export function isAnnotation(keyword: string): boolean {
  return isSpecAnnotation(keyword) || keyword === 'nullable';
}

/** Joins a schema. Skips schemas that were seen before, so a schema may be part of itself. */
export function join(document: Node, schema: Node, seen = new Set<Node>()): Joined {
  if (seen.has(schema)) return { node: schema, name: undefined, keywords: {}, beside: {} };
  seen.add(schema);
  const { $ref, allOf: _, ...own } = schema;
  const parts = [
    ...(typeof $ref === 'string' ? [joinReference(document, $ref, seen)] : []),
    ...nodesAt(schema, 'allOf').map((part) => join(document, part, seen)),
  ];
  const [only] = parts;
  // OpenAPI 3.0 needs an `allOf` with one member for annotations beside a reference.
  if (only && parts.length === 1 && Object.keys(own).every(isAnnotation)) {
    return { ...only, beside: { ...only.beside, ...own } };
  }
  const structures = parts.map(({ keywords }) =>
    Object.fromEntries(Object.entries(keywords).filter(([key]) => !isAnnotation(key))),
  );
  const keywords = [...structures, own].reduce(mergeKeywords, {});
  return { node: schema, name: undefined, keywords, beside: {} };
}

function joinReference(document: Node, reference: string, seen: Set<Node>): Joined {
  const [, , name, ...rest] = keysOf(reference);
  const isSchema = reference.startsWith('#/components/schemas/') && rest.length === 0;
  const target = find(document, reference);
  const joined = join(document, isNode(target) ? target : {}, seen);
  return { ...joined, name: joined.name ?? (isSchema ? name : undefined) };
}

/** Merges keywords. Keeps parts that contradict each other as an `allOf`, so that nothing is lost. */
function mergeKeywords(one: Node, other: Node): Node {
  try {
    return merge(one as SpecSchema, other as SpecSchema) as Node;
  } catch {
    return { ...one, ...other, allOf: [one, other] };
  }
}
