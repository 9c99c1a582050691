import type { Model } from './model.ts';
import type { Node, NodeOf, UnionShape } from './node.ts';

type Nodes = Model['nodes'];

export type Value = string | number | boolean;

export function resolved(node: Node, nodes: Nodes): Node {
  const target = node.kind === 'ref' ? nodes.get(node.name) : node;
  if (!target) throw new Error('a reference of a checked spec does not resolve');
  return target === node ? node : resolved(target, nodes);
}

/** Returns the tag of a union: the property whose constants differ in each member. */
export function tagOf(union: UnionShape, nodes: Nodes): string | undefined {
  const objects = union.of.filter(({ kind }) => kind !== 'null');
  const [first, ...others] = objects.map((member) => resolved(member, nodes));
  if (first?.kind !== 'object' || others.length === 0) return undefined;
  return first.properties
    .map(({ key }) => key)
    .find((key) => {
      const values = [first, ...others].map((member) => tagValues(member, key, nodes));
      const all = values.flat();
      return values.every(({ length }) => length > 0) && new Set(all).size === all.length;
    });
}

/** Lists the constants that a member requires for a property. Returns an empty list without constants. */
export function tagValues(member: Node, key: string, nodes: Nodes): readonly Value[] {
  const object = resolved(member, nodes);
  if (object.kind !== 'object') return [];
  const property = object.properties.find((one) => one.key === key && one.required);
  const constant = property && resolved(property.node, nodes);
  return constant?.kind === 'values' ? constant.values : [];
}

/** Whether a value may match two members of a `oneOf`. */
export function mayOverlap(union: UnionShape, nodes: Nodes): boolean {
  if (!union.exclusive || tagOf(union, nodes) !== undefined) return false;
  return union.of.some((one, at) =>
    union.of.slice(at + 1).some((other) => {
      const [a, b] = [valueSets(one, nodes), valueSets(other, nodes)];
      return a.some(
        (set) =>
          b.includes(set) ||
          b.includes(set.replace(/ .*/s, '')) ||
          b.some((more) => more.startsWith(`${set} `)),
      );
    }),
  );
}

/** Lists the types of a node's values, with the value of a constant: `string "a"`. */
function valueSets(node: Node, nodes: Nodes, seen: readonly string[] = []): string[] {
  switch (node.kind) {
    case 'ref':
      // A union that contains itself adds nothing to its own values.
      return seen.includes(node.name)
        ? []
        : valueSets(resolved(node, nodes), nodes, [...seen, node.name]);
    case 'any':
      return ['string', 'number', 'boolean', 'null', 'array', 'object'];
    case 'values':
      return node.values.map((value) => `${typeof value} ${JSON.stringify(value)}`);
    case 'union':
      return node.of.flatMap((member) => valueSets(member, nodes, seen));
    default:
      return [node.kind];
  }
}

/** Returns the only member of this kind. Its issues explain an invalid value of that kind best. */
export function onlyMember(
  union: UnionShape,
  kind: 'object' | 'array',
  nodes: Nodes,
): NodeOf<'object' | 'array' | 'ref'> | undefined {
  const members = union.of.filter((member) => resolved(member, nodes).kind === kind);
  return members.length === 1 ? (members[0] as NodeOf<'object' | 'array' | 'ref'>) : undefined;
}
