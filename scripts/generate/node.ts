/** A schema in the single notation from which types and validators are generated. */
export type Node = Shape & {
  description?: string;
  /** The description with the bounds, the default and other annotations, for doc comments. */
  doc?: string;
  deprecated?: true;
  /** Advice for an invalid value. */
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
  /** Whether a value must match exactly one member (`oneOf`) instead of at least one (`anyOf`). */
  exclusive: boolean;
}

export interface ObjectShape {
  kind: 'object';
  properties: readonly Property[];
  /** The unknown properties of an object: none (false), any (true), or values of one schema. */
  others: boolean | Node;
  /** Bounds on the number of keys. */
  min?: number;
  max?: number;
  /** The schema of each key. */
  keys?: StringShape;
  /** Advice for unknown keys that people write by mistake. */
  misnamed: Readonly<Record<string, string>>;
}

export interface Property {
  key: string;
  required: boolean;
  node: Node;
}

export type NodeOf<Kind extends Node['kind']> = Extract<Node, { kind: Kind }>;

/** Lists the child nodes of a node. */
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

/** Returns the non-null part of a nullable node. Returns undefined for other nodes. */
export function withoutNull(node: Node): Node | undefined {
  if (node.kind !== 'union') return undefined;
  const others = node.of.filter(({ kind }) => kind !== 'null');
  return others.length === 1 && node.of.length === 2 ? others[0] : undefined;
}
