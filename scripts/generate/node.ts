import type { Schema } from '../spec/openapi.ts';

/** A schema in one notation, as the validators are generated from it. */
export type Node = Shape & {
  description?: string;
  /** What to do about a value that the node refuses. */
  hint?: string;
};

type Shape =
  | { kind: 'ref'; name: string }
  | { kind: 'string'; min?: number; max?: number }
  | { kind: 'number'; integer: boolean; min?: number; max?: number; unit?: string }
  | { kind: 'boolean' }
  | { kind: 'null' }
  | { kind: 'values'; values: readonly string[] }
  | { kind: 'array'; items: Node }
  | { kind: 'union'; of: readonly Node[]; tag?: string }
  | ObjectShape;

export interface ObjectShape {
  kind: 'object';
  properties: readonly Property[];
  /** What an object may have beside its properties: nothing, anything, or values of one schema. */
  others: boolean | Node;
  /** Bounds on the number of keys. */
  min?: number;
  max?: number;
  /** Bounds on the length of each key. */
  minKey?: number;
  maxKey?: number;
  /** What to do about an unknown key that people write by mistake. */
  misnamed: Readonly<Record<string, string>>;
}

export interface Property {
  key: string;
  required: boolean;
  node: Node;
}

export type NodeOf<Kind extends Node['kind']> = Extract<Node, { kind: Kind }>;

type Schemas = Readonly<Record<string, Schema>>;

/** Reads a schema that the checks accepted; `schemas` are the ones that references name. */
export function toNode(schema: Schema, schemas: Schemas): Node {
  return {
    ...toShape(schema, schemas),
    ...(schema.description && { description: schema.description }),
    ...(schema['x-hint'] && { hint: schema['x-hint'] }),
  };
}

function toShape(schema: Schema, schemas: Schemas): Shape {
  if (schema.$ref !== undefined) return { kind: 'ref', name: nameOf(schema) };
  if (schema.anyOf) return toUnion(withHint(schema.anyOf, schema['x-hint']), schemas);
  if (Array.isArray(schema.type)) {
    const [only, ...others] = schema.type.map((type) => ({ ...bare(schema), type }));
    return only && others.length === 0
      ? toShape(only, schemas)
      : toUnion([only ?? {}, ...others], schemas);
  }
  const values = schema.const === undefined ? schema.enum : [schema.const];
  if (values) return { kind: 'values', values: values.map(String) };
  switch (schema.type) {
    case 'string':
      return { kind: 'string', ...bounds(schema.minLength, schema.maxLength) };
    case 'integer':
    case 'number':
      return {
        kind: 'number',
        integer: schema.type === 'integer',
        ...bounds(schema.minimum, schema.maximum),
        ...(schema['x-unit'] !== undefined && { unit: schema['x-unit'] }),
      };
    case 'boolean':
    case 'null':
      return { kind: schema.type };
    case 'array':
      return { kind: 'array', items: toNode(schema.items ?? {}, schemas) };
    case 'object':
      return toObject(schema, schemas);
    default:
      throw new Error(`the type ${String(schema.type)} passed the check of the spec`);
  }
}

/** Gives the hint of a nullable schema to its one other member, whose issues it belongs to. */
function withHint(members: Schema[], hint: string | undefined): Schema[] {
  const others = members.filter(({ type }) => type !== 'null');
  if (hint === undefined || others.length > 1) return members;
  return members.map((member) => ({ 'x-hint': hint, ...member }));
}

/** A schema without what the whole of it says to people. */
function bare({ description: _, 'x-hint': __, ...schema }: Schema): Schema {
  return schema;
}

function toObject(schema: Schema, schemas: Schemas): ObjectShape {
  const { additionalProperties = true, propertyNames, required = [] } = schema;
  const keys = bounds(propertyNames?.minLength, propertyNames?.maxLength);
  return {
    kind: 'object',
    properties: Object.entries(schema.properties ?? {}).map(([key, property]) => ({
      key,
      required: required.includes(key),
      node: toNode(property, schemas),
    })),
    others:
      typeof additionalProperties === 'object'
        ? toNode(additionalProperties, schemas)
        : additionalProperties,
    ...bounds(schema.minProperties, schema.maxProperties),
    ...(keys.min !== undefined && { minKey: keys.min }),
    ...(keys.max !== undefined && { maxKey: keys.max }),
    misnamed: schema['x-misnamed'] ?? {},
  };
}

function toUnion(members: readonly Schema[], schemas: Schemas): Shape {
  const tag = tagOf(members, schemas);
  return {
    kind: 'union',
    of: members.map((member) => toNode(member, schemas)),
    ...(tag !== undefined && { tag }),
  };
}

/** The property whose constant tells the members of a union apart; undefined if there is none. */
function tagOf(members: readonly Schema[], schemas: Schemas): string | undefined {
  const objects = members.map((member) => target(member, schemas));
  return Object.keys(objects[0]?.properties ?? {}).find((key) => {
    const values = objects.map((object) => {
      const property = target(object?.properties?.[key] ?? {}, schemas);
      const isTag = object?.type === 'object' && object.required?.includes(key);
      return isTag ? (property?.enum ?? [property?.const]) : [undefined];
    });
    const all = values.flat();
    return all.every((value) => typeof value === 'string') && new Set(all).size === all.length;
  });
}

function target(schema: Schema, schemas: Schemas): Schema | undefined {
  return schema.$ref === undefined ? schema : target(schemas[nameOf(schema)] ?? {}, schemas);
}

export function nameOf(schema: Schema): string {
  return schema.$ref?.split('/').at(-1) ?? '';
}

function bounds(min: number | undefined, max: number | undefined): { min?: number; max?: number } {
  return { ...(min !== undefined && { min }), ...(max !== undefined && { max }) };
}

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
