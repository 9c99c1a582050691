import { follow, isNode, type Node, type Upstream } from './load.ts';

/** What a schema says apart from prose, whichever way of several it says it. */
export interface Shape {
  /** Of the schema that it refers to, if it refers to one. */
  name?: string;
  /** JSON types without null; empty if any. */
  types: string[];
  isNullable: boolean;
  /** The values of an enum or of a const; undefined if any. */
  values?: unknown[];
  /** minLength, maximum and their like. */
  bounds: Readonly<Record<string, unknown>>;
  default?: unknown;
  fields: ReadonlyMap<string, unknown>;
  required: ReadonlySet<string>;
  /** Whether it refuses fields that it does not name. */
  isClosed: boolean;
  /** The schemas of a map's values, of its keys and of a list's items. */
  mapValues?: Node;
  keyNames?: Node;
  items?: unknown;
  combinator?: 'anyOf' | 'oneOf';
  alternatives: unknown[];
}

const boundKeywords =
  'minLength maxLength pattern minimum maximum exclusiveMinimum exclusiveMaximum multipleOf minItems maxItems uniqueItems minProperties maxProperties'.split(
    ' ',
  );

/**
 * Reads a schema: follows its references, joins `allOf`, and takes null out of its types. `within`
 * has the schemas on the way here: one that is a choice of itself alone says nothing more.
 */
export function shapeOf(
  document: Upstream,
  schema: unknown,
  within: readonly unknown[] = [],
): Shape {
  const { node, name } = joined(document, schema, new Set());
  const { isNullable, types, rest, combinator } = splitNull(document, node);
  const [only] = rest;
  // A choice between null and one schema is that schema, nullable; so is a choice of one.
  if (rest.length === 1 && !within.includes(only)) {
    const shape = shapeOf(document, only, [...within, only]);
    return { ...shape, isNullable: isNullable || shape.isNullable, ...defaultOf(node) };
  }
  const values = valuesOf(node) ?? valuesOfAlternatives(document, rest);
  const additional = node['additionalProperties'];
  const fields = isNode(node['properties']) ? node['properties'] : {};
  return {
    ...(name !== undefined && { name }),
    types: types.length > 0 ? types : impliedTypes(node, values),
    isNullable: isNullable || (values?.includes(null) ?? false),
    ...(values && { values: values.filter((value) => value !== null) }),
    bounds: Object.fromEntries(
      boundKeywords.filter((key) => node[key] !== undefined).map((key) => [key, node[key]]),
    ),
    ...defaultOf(node),
    fields: new Map(Object.entries(fields)),
    required: new Set(Array.isArray(node['required']) ? node['required'].map(String) : []),
    isClosed: additional === false,
    ...(isNode(additional) && Object.keys(additional).length > 0 && { mapValues: additional }),
    ...(isNode(node['propertyNames']) && { keyNames: node['propertyNames'] }),
    ...(node['items'] !== undefined && { items: node['items'] }),
    ...(combinator && !values && { combinator }),
    alternatives: values ? [] : rest,
  };
}

function defaultOf(node: Node): { default?: unknown } {
  return node['default'] === undefined ? {} : { default: node['default'] };
}

/** The schema with what `allOf` adds and with what stands beside a `$ref`. */
function joined(
  document: Upstream,
  schema: unknown,
  seen: Set<Node>,
): { node: Node; name?: string } {
  const target = follow(document, schema);
  // A schema says nothing more the second time, all of itself included.
  if (seen.has(target.node)) return { ...target, node: {} };
  seen.add(target.node);
  const { $ref: _, ...beside } = isNode(schema) ? schema : {};
  const { allOf, ...own } = schema === target.node ? target.node : { ...target.node, ...beside };
  if (!Array.isArray(allOf)) return { ...target, node: own };
  const parts = allOf.map((part: unknown) => joined(document, part, seen));
  const all = [...parts.map((part) => part.node), own as Node];
  // One reference in an `allOf` is the way of OpenAPI 3.0 to put something beside it.
  const name = target.name ?? (parts.length === 1 ? parts[0]?.name : undefined);
  return {
    node: {
      ...Object.assign({}, ...all),
      properties: Object.assign({}, ...all.map((part) => part['properties'])),
      required: all.flatMap((part) => (Array.isArray(part['required']) ? part['required'] : [])),
    },
    ...(name !== undefined && { name }),
  };
}

function splitNull(document: Upstream, node: Node) {
  const types = [node['type'] ?? []].flat().map(String);
  const combinator = (['oneOf', 'anyOf'] as const).find((key) => Array.isArray(node[key]));
  const all = combinator ? (node[combinator] as unknown[]) : [];
  const rest = all.filter((each) => follow(document, each).node['type'] !== 'null');
  return {
    isNullable: node['nullable'] === true || types.includes('null') || rest.length < all.length,
    types: types.filter((type) => type !== 'null'),
    rest,
    combinator,
  };
}

function valuesOf(node: Node): unknown[] | undefined {
  if (Array.isArray(node['enum'])) return node['enum'];
  return node['const'] === undefined ? undefined : [node['const']];
}

/** An enum may be written as a choice of constants. */
function valuesOfAlternatives(document: Upstream, alternatives: unknown[]): unknown[] | undefined {
  const lists = alternatives.map((each) => valuesOf(follow(document, each).node));
  return lists.length > 0 && lists.every((list) => list !== undefined) ? lists.flat() : undefined;
}

function impliedTypes(node: Node, values: unknown[] | undefined): string[] {
  if (values)
    return [...new Set(values.filter((value) => value !== null).map((value) => typeof value))];
  if (isNode(node['properties']) && Object.keys(node['properties']).length > 0) return ['object'];
  return [];
}

/** A shape in a few words: `string | null`, `ChatSession`, `map of string`. */
export function describeShape(
  document: Upstream,
  schema: unknown,
  within: readonly unknown[] = [],
): string {
  if (within.includes(schema)) return 'itself';
  const { name, types, alternatives, isNullable } = shapeOf(document, schema);
  const inside = [...within, schema];
  const words =
    name ??
    (types.join(' | ') ||
      alternatives.map((each) => describeShape(document, each, inside)).join(' | ') ||
      'anything');
  return isNullable ? `${words} | null` : words;
}
