/** A schema in one notation, as the types and the validators are generated from it. */
export type Node = Shape & {
  description?: string;
  /** The description with the bounds, the default and other annotations, for doc comments. */
  doc?: string;
  deprecated?: true;
  /** What to do about a value that the node refuses. */
  hint?: string;
};

export type Shape =
  | { kind: 'ref'; name: string }
  | { kind: 'any' }
  | StringShape
  | NumberShape
  | { kind: 'boolean' }
  | { kind: 'null' }
  | { kind: 'values'; values: readonly (string | number | boolean)[] }
  | ArrayShape
  | UnionShape
  | ObjectShape;

export interface StringShape {
  kind: 'string';
  min?: number;
  max?: number;
  pattern?: string;
}

export interface NumberShape {
  kind: 'number';
  integer: boolean;
  min?: number;
  max?: number;
  /** Exclusive bounds. */
  above?: number;
  below?: number;
  multipleOf?: number;
  unit?: string;
}

export interface ArrayShape {
  kind: 'array';
  items: Node;
  min?: number;
  max?: number;
  unique: boolean;
}

export interface UnionShape {
  kind: 'union';
  of: readonly Node[];
  /** Whether a value must be valid for exactly one member (`oneOf`), and not for at least one. */
  exclusive: boolean;
}

export interface ObjectShape {
  kind: 'object';
  properties: readonly Property[];
  /** What an object may have beside its properties: nothing, anything, or values of one schema. */
  others: boolean | Node;
  /** Bounds on the number of keys. */
  min?: number;
  max?: number;
  /** What each key must be. */
  keys?: StringShape;
  /** What to do about an unknown key that people write by mistake. */
  misnamed: Readonly<Record<string, string>>;
}

export interface Property {
  key: string;
  required: boolean;
  node: Node;
}

export type NodeOf<Kind extends Node['kind']> = Extract<Node, { kind: Kind }>;

/** The nodes that a node is made of. */
export function childrenOf(node: Node): readonly Node[] {
  switch (node.kind) {
    case 'object':
      return [
        ...node.properties.map((property) => property.node),
        ...(typeof node.others === 'object' ? [node.others] : []),
      ];
    case 'array':
      return [node.items];
    case 'union':
      return node.of;
    default:
      return [];
  }
}

/** The other part of a nullable node; undefined if the node is not one. */
export function withoutNull(node: Node): Node | undefined {
  if (node.kind !== 'union') return undefined;
  const others = node.of.filter(({ kind }) => kind !== 'null');
  return others.length === 1 && node.of.length === 2 ? others[0] : undefined;
}
