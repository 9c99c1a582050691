import type { OpenApiDocument } from '../spec/openapi.ts';
import { keysOf, valueAt } from './pointer.ts';

/** Stands in a schema for a choice with null, where `type` cannot say so. */
export const nullable = 'x-nullable';

type Node = Readonly<Record<string, unknown>>;

interface Documents {
  base: OpenApiDocument;
  revision: OpenApiDocument;
}

/**
 * Says in one way what two documents say in two, so that redocly compares like with like: a choice
 * with null, one type beside a choice of several, and schemas of which one is a reference or which
 * refer to different ones. A reference to a name that is new for an old one stays: that is a schema
 * that may have been renamed. Places stay what they are, apart from `anyOf` and `$ref`.
 */
export function inOneNotation(documents: Documents): Documents {
  const [base, revision] = pair(documents, documents.base, documents.revision, []);
  return { base: base as OpenApiDocument, revision: revision as OpenApiDocument };
}

/** `within` has the references that were put in place on the way here: a schema may be its own part. */
function pair(
  documents: Documents,
  was: unknown,
  is: unknown,
  within: readonly string[],
): [unknown, unknown] {
  if (!isNode(was) || !isNode(is)) return [was, is];
  let [one, other] = [withNull(was), withNull(is)];
  const names = [one['$ref'], other['$ref']].join(' ');
  const isOther = isReplaced(documents, one, other) && !within.includes(names);
  if (isOther) {
    one = withNull(resolved(documents.base, one));
    other = withNull(resolved(documents.revision, other));
  }
  if (isChoice(one) !== isChoice(other)) [one, other] = [asChoice(one), asChoice(other)];
  const inside = isOther ? [...within, names] : within;
  const keys = new Set([...Object.keys(one), ...Object.keys(other)]);
  const pairs = [...keys].map((key) => {
    const isData = ['default', 'example', 'examples'].includes(key) && !isFields(one);
    return [key, isData ? [one[key], other[key]] : pair(documents, one[key], other[key], inside)];
  }) as [string, [unknown, unknown]][];
  const side = (at: 0 | 1): Node =>
    Object.fromEntries(
      pairs.flatMap(([key, values]) => (values[at] === undefined ? [] : [[key, values[at]]])),
    );
  return [side(0), side(1)];
}

/** Whether a schema is another one than it was, and not the same one under a new name. */
function isReplaced({ base, revision }: Documents, was: Node, is: Node): boolean {
  const [from, to] = [schemaName(was), schemaName(is)];
  if (from === to) return false;
  if (from === undefined || to === undefined) return [was, is].every(isSchema);
  return to in (base.components?.schemas ?? {}) || from in (revision.components?.schemas ?? {});
}

function schemaName({ $ref }: Node): string | undefined {
  return typeof $ref === 'string' ? /^#\/components\/schemas\/([^/]+)$/.exec($ref)?.[1] : undefined;
}

/** What a reference leads to, with what stands beside it. */
function resolved(document: OpenApiDocument, schema: Node): Node {
  const { $ref, ...beside } = schema;
  const target = typeof $ref === 'string' ? valueAt(document, keysOf($ref)) : undefined;
  return isNode(target) ? { ...target, ...beside } : schema;
}

/** A choice between null and one schema, as that schema; null is in its `type` if that can say so. */
function withNull(schema: Node): Node {
  const { anyOf, ...beside } = schema;
  const rest = isChoice(schema) ? (anyOf as unknown[]).filter((each) => !isNull(each)) : [];
  const [only] = rest;
  const isOnly = rest.length === 1 && Array.isArray(anyOf) && anyOf.length === 2 && isNode(only);
  const { [nullable]: mark, ...plain } = isOnly ? { ...only, ...beside, [nullable]: true } : schema;
  if (mark === undefined) return schema;
  const isFixed = 'enum' in plain || 'const' in plain;
  return typeof plain['type'] === 'string' && !isFixed
    ? { ...plain, type: [plain['type'], 'null'] }
    : { ...plain, [nullable]: true };
}

const annotations = ['description', 'default', 'deprecated'];

/** A schema as a choice of one, or of itself and null. */
function asChoice(schema: Node): Node {
  if (isChoice(schema)) return schema;
  const { [nullable]: mark, ...plain } = schema;
  const types = [plain['type'] ?? []].flat().filter((type) => type !== 'null');
  const hasNull = mark === true || [plain['type']].flat().includes('null');
  const inside = Object.entries(plain).filter(([key]) => !annotations.includes(key));
  return {
    ...Object.fromEntries(Object.entries(plain).filter(([key]) => annotations.includes(key))),
    anyOf: [
      { ...Object.fromEntries(inside), ...(types.length === 1 && { type: types[0] }) },
      ...(hasNull ? [{ type: 'null' }] : []),
    ],
  };
}

function isChoice(node: Node): boolean {
  return Array.isArray(node['anyOf']);
}

function isNull(schema: unknown): boolean {
  return isNode(schema) && schema['type'] === 'null';
}

function isSchema(node: Node): boolean {
  const { type } = node;
  return schemaName(node) !== undefined || typeof type === 'string' || Array.isArray(type);
}

/** Whether this holds the fields of an object by their names, any of which may be a keyword's. */
function isFields(node: Node): boolean {
  return Object.keys(node).length > 0 && Object.values(node).every(isNode);
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
