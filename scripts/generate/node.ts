import type { Schema } from '../spec/openapi.ts';

/** A schema as the validators see it: what it demands of a value, and nothing else. */
export type Node =
  | { kind: 'string'; min?: number; max?: number; hint?: string }
  | { kind: 'number'; integer: boolean; min?: number; max?: number; unit?: string; hint?: string }
  | { kind: 'boolean'; hint?: string }
  | { kind: 'null'; hint?: string }
  | { kind: 'values'; values: readonly string[]; isConst: boolean; hint?: string }
  | ObjectNode
  | MapNode
  | { kind: 'array'; items: Node; hint?: string }
  | { kind: 'anyOf'; of: readonly Node[]; hint?: string }
  | { kind: 'ref'; name: string };

export interface ObjectNode {
  kind: 'object';
  closed: boolean;
  properties: readonly { key: string; required: boolean; node: Node }[];
  /** What to say of an unknown key that people write by mistake. */
  misnamed: Readonly<Record<string, string>>;
  hint?: string;
}

export interface MapNode {
  kind: 'map';
  values: Node;
  min?: number;
  max?: number;
  minKey?: number;
  maxKey?: number;
  hint?: string;
}

/** Reads a schema that was found to be sound. */
export function toNode(schema: Schema): Node {
  if (schema.$ref !== undefined) return { kind: 'ref', name: schema.$ref.split('/').at(-1) ?? '' };
  const hint = schema['x-hint'] === undefined ? {} : { hint: schema['x-hint'] };
  if (schema.anyOf) return { kind: 'anyOf', of: schema.anyOf.map(toNode), ...hint };
  if (Array.isArray(schema.type)) {
    const of = schema.type.map((type) => toNode({ ...schema, type }));
    return of.length === 1 && of[0] ? of[0] : { kind: 'anyOf', of, ...hint };
  }
  switch (schema.type) {
    case 'string':
      if (schema.const !== undefined || schema.enum) {
        const isConst = schema.const !== undefined;
        const values = (isConst ? [schema.const] : (schema.enum ?? [])).map(String);
        return { kind: 'values', values, isConst, ...hint };
      }
      return { kind: 'string', ...bounds(schema.minLength, schema.maxLength), ...hint };
    case 'integer':
    case 'number':
      return {
        kind: 'number',
        integer: schema.type === 'integer',
        ...bounds(schema.minimum, schema.maximum),
        ...(schema['x-unit'] !== undefined && { unit: schema['x-unit'] }),
        ...hint,
      };
    case 'boolean':
    case 'null':
      return { kind: schema.type, ...hint };
    case 'array':
      return { kind: 'array', items: toNode(schema.items ?? {}), ...hint };
    case 'object':
      return { ...toObject(schema), ...hint };
    default:
      throw new Error(`the type ${String(schema.type)} passed the check of the spec`);
  }
}

function toObject(schema: Schema): ObjectNode | MapNode {
  const { additionalProperties, propertyNames, minProperties, maxProperties, required } = schema;
  if (typeof additionalProperties === 'object') {
    const keys = bounds(propertyNames?.minLength, propertyNames?.maxLength);
    return {
      kind: 'map',
      values: toNode(additionalProperties),
      ...bounds(minProperties, maxProperties),
      ...(keys.min !== undefined && { minKey: keys.min }),
      ...(keys.max !== undefined && { maxKey: keys.max }),
    };
  }
  return {
    kind: 'object',
    closed: additionalProperties === false,
    properties: Object.entries(schema.properties ?? {}).map(([key, property]) => ({
      key,
      required: required?.includes(key) ?? false,
      node: toNode(property),
    })),
    misnamed: schema['x-misnamed'] ?? {},
  };
}

function bounds(min: number | undefined, max: number | undefined): { min?: number; max?: number } {
  return { ...(min !== undefined && { min }), ...(max !== undefined && { max }) };
}

/** The names of the schemas that a node refers to. */
export function references(node: Node): string[] {
  switch (node.kind) {
    case 'ref':
      return [node.name];
    case 'object':
      return node.properties.flatMap((property) => references(property.node));
    case 'map':
      return references(node.values);
    case 'array':
      return references(node.items);
    case 'anyOf':
      return node.of.flatMap(references);
    default:
      return [];
  }
}

/** Whether a node's values have no parts. */
export function isScalar(node: Node): boolean {
  return ['string', 'number', 'boolean', 'null', 'values'].includes(node.kind);
}

/** The other half of a nullable node; undefined if the node is none. */
export function withoutNull(node: Node): Node | undefined {
  if (node.kind !== 'anyOf') return undefined;
  const others = node.of.filter(({ kind }) => kind !== 'null');
  return others.length === 1 && node.of.length === 2 ? others[0] : undefined;
}
