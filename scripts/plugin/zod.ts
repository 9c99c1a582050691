import { expected, expectedKey, hintOf } from './expected.ts';
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
        return pureCall('nullable', [build(inner, nodes, words)]);
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

function object(node: ObjectNode, nodes: Nodes, name?: string): string {
  const properties = node.properties.map(({ key, required, node: property }) => {
    const schema = build(property, nodes);
    return `${JSON.stringify(key)}: ${required ? schema : pureCall('optional', [schema])}`;
  });
  const copied = name === undefined ? undefined : copiedParts(node, nodes);
  const options = [
    ...(copied === undefined ? [] : [`fast: { is: is${name}, copied: ${copied} }`]),
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
 * The objects inside an object, as a tree of keys: what a parse that leaves zod aside must copy.
 * Undefined where the tree does not follow from the schema alone.
 */
function copiedParts(node: Node, nodes: Nodes): string | undefined {
  const of = node.kind === 'anyOf' ? withoutNull(node) : node;
  switch (of?.kind) {
    case 'ref': {
      const target = nodes.get(of.name);
      return target && copiedParts(target, nodes);
    }
    case 'map':
      return isFlat(of.values) ? '{}' : undefined;
    case 'object': {
      const parts = of.properties
        .filter(({ node: property }) => !isFlat(property, nodes))
        .map(({ key, node: property }) => [key, copiedParts(property, nodes)] as const);
      if (parts.some(([, tree]) => tree === undefined)) return undefined;
      return `{ ${parts.map(([key, tree]) => `${JSON.stringify(key)}: ${tree}`).join(', ')} }`;
    }
    default:
      return undefined;
  }
}

/** Whether a value of the node is never an object or an array. */
function isFlat(node: Node, nodes?: Nodes): boolean {
  if (node.kind === 'anyOf') return node.of.every((option) => isFlat(option, nodes));
  if (node.kind === 'ref') {
    const target = nodes?.get(node.name);
    return target !== undefined && isFlat(target, nodes);
  }
  return !['object', 'map', 'array'].includes(node.kind);
}

/** Bounds as an object literal; undefined if there is none. */
function literal(bounds: Readonly<Record<string, number | undefined>>): string | undefined {
  const there = Object.entries(bounds).filter(([, bound]) => bound !== undefined);
  if (there.length === 0) return undefined;
  return `{ ${there.map(([name, bound]) => `${name}: ${bound}`).join(', ')} }`;
}
