import { expected, expectedKey, hintOf, referred } from './expected.ts';
import type { Model, NamedSchema } from './model.ts';
import { isScalar, withoutNull, type Node, type ObjectNode } from './node.ts';
import { docComment, pureCall, quoted, renderValidators, withImports } from './text.ts';

type Nodes = Model['nodes'];

/** The builders that `zod-schemas.ts` and `mini-schemas.ts` both offer. */
const builders: readonly string[] = [
  'anyOf',
  'array',
  'boolean',
  'closed',
  'constant',
  'empty',
  'integer',
  'map',
  'nullable',
  'number',
  'oneOf',
  'open',
  'optional',
  'string',
];

/** A module with a zod schema per schema, put together by the builders of the module named. */
export function renderZod({ schemas, nodes, validators }: Model, builderModule: string): string {
  const statements = [
    ...schemas.map((schema) => renderSchema(schema, nodes)),
    renderValidators(validators),
  ];
  return withImports(statements, {
    [builderModule]: builders,
    './checks.gen.ts': schemas.map(({ name }) => `is${name}`),
  });
}

function renderSchema({ name, node, doc }: NamedSchema, nodes: Nodes): string {
  const schema = node.kind === 'object' ? object(node, nodes, name) : build(node, nodes);
  return `${docComment(doc)}export const ${name} = ${schema};`;
}

/** An expression for a node's schema. */
function build(node: Node, nodes: Nodes, says = expected(node, nodes)): string {
  if (node.kind === 'ref') return node.name;
  const hint = quoted(hintOf(node, nodes));
  const text = quoted(says);
  switch (node.kind) {
    case 'object':
      return object(node, nodes);
    case 'map': {
      const { max, maxKey, min, minKey } = node;
      const bounds = { max, maxKey, min, minKey };
      return pureCall('map', [
        build(node.values, nodes),
        text,
        quoted(expectedKey(node)),
        literal(bounds) ?? (hint && '{}'),
        hint,
      ]);
    }
    case 'array':
      return pureCall('array', [build(node.items, nodes), hint]);
    case 'anyOf': {
      const inner = withoutNull(node);
      if (inner) {
        const words = isScalar(inner) ? says : expected(inner, nodes);
        return pureCall('nullable', [build(hinted(inner, node.hint, nodes), nodes, words)]);
      }
      const options = node.of.map((option) => build(option, nodes));
      return pureCall('anyOf', [`[${options.join(', ')}]`, text, hint]);
    }
    case 'values':
      return node.isConst
        ? pureCall('constant', [JSON.stringify(node.values[0]), text, hint])
        : pureCall('oneOf', [JSON.stringify(node.values), text, hint]);
    case 'boolean':
      return pureCall('boolean', [text, hint]);
    case 'null':
      return pureCall('empty', [text, hint]);
    case 'string': {
      const bounds = literal({ min: node.min, max: node.max });
      return pureCall('string', [text, bounds ?? (hint && '{}'), hint]);
    }
    case 'number': {
      const bounds = literal({ min: node.min, max: node.max });
      return pureCall(node.integer ? 'integer' : 'number', [text, bounds ?? (hint && '{}'), hint]);
    }
  }
}

/** A node with other advice than its own; a reference has no place for it, so that what it means is built. */
function hinted(node: Node, hint: string | undefined, nodes: Nodes): Node {
  if (hint === undefined) return node;
  return node.kind === 'ref' ? hinted(referred(node.name, nodes), hint, nodes) : { ...node, hint };
}

function object(node: ObjectNode, nodes: Nodes, name?: string): string {
  const properties = node.properties.map(({ key, required, node: property }) => {
    const schema = build(property, nodes);
    return `${JSON.stringify(key)}: ${required ? schema : pureCall('optional', [schema])}`;
  });
  const depth = name === undefined ? undefined : depthOf(node, nodes);
  const options = [
    ...(depth === undefined ? [] : [`fast: { is: is${name}, depth: ${depth} }`]),
    ...(node.hint ? [`hint: ${quoted(node.hint)}`] : []),
    ...(Object.keys(node.misnamed).length > 0
      ? [`misnamed: /* @__PURE__ */ new Map(${JSON.stringify(Object.entries(node.misnamed))})`]
      : []),
  ];
  return pureCall(node.closed ? 'closed' : 'open', [
    `{ ${properties.join(', ')} }`,
    options.length > 0 ? `{ ${options.join(', ')} }` : undefined,
  ]);
}

/**
 * How many objects a node has inside each other: as deep as a parse that leaves zod aside must copy.
 * Undefined if there is a list among them, which only zod copies.
 */
function depthOf(node: Node, nodes: Nodes): number | undefined {
  switch (node.kind) {
    case 'ref':
      return depthOf(referred(node.name, nodes), nodes);
    case 'anyOf':
      return deepest(node.of, nodes);
    case 'map':
      return plusOne(depthOf(node.values, nodes));
    case 'object':
      return plusOne(
        deepest(
          node.properties.map((property) => property.node),
          nodes,
        ),
      );
    case 'array':
      return undefined;
    default:
      return 0;
  }
}

function deepest(of: readonly Node[], nodes: Nodes): number | undefined {
  const depths = of.map((node) => depthOf(node, nodes));
  return depths.reduce(
    (most, depth) =>
      most === undefined || depth === undefined ? undefined : Math.max(most, depth),
    0,
  );
}

function plusOne(depth: number | undefined): number | undefined {
  return depth === undefined ? undefined : depth + 1;
}

/** Bounds as an object literal; undefined if there is none. */
function literal(bounds: Readonly<Record<string, number | undefined>>): string | undefined {
  const there = Object.entries(bounds).filter(([, bound]) => bound !== undefined);
  if (there.length === 0) return undefined;
  return `{ ${there.map(([name, bound]) => `${name}: ${bound}`).join(', ')} }`;
}
