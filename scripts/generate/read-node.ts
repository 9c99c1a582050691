import type { Schema } from '../spec/openapi.ts';
import { annotationsOf } from '../spec/annotations.ts';
import { flatten, type Schemas } from '../spec/flatten.ts';
import { nameOf } from '../spec/references.ts';
import type { Node, ObjectShape, Shape, StringShape } from './node.ts';
import { withBounds } from './projections.ts';

/** Converts a checked schema to a node. `schemas` resolves the references. */
export function toNode(schema: Schema, schemas: Schemas): Node {
  const flat = flatten(schema, schemas);
  const doc = withBounds(flat.description ?? flat.title, flat);
  return {
    ...toShape(flat, schemas),
    ...(flat.description && { description: flat.description }),
    ...(doc && { doc }),
    ...(flat.deprecated && { deprecated: true }),
    ...(flat['x-hint'] && { hint: flat['x-hint'] }),
  };
}

function toShape(schema: Schema, schemas: Schemas): Shape {
  const name = nameOf(schema);
  if (name !== undefined) return { kind: 'ref', name };
  const members = schema.anyOf ?? schema.oneOf;
  if (members) {
    const exclusive = schema.oneOf !== undefined;
    return toUnion(withHint(members, schema['x-hint']), exclusive, schemas);
  }
  const values = schema.const === undefined ? schema.enum : [schema.const];
  if (values) return toValues(values.filter((value) => hasType(value, schema.type)));
  const types = [schema.type ?? []].flat();
  if (types.length > 1) {
    const bare = Object.fromEntries(
      Object.entries(schema).filter(([key]) => !(key in annotationsOf(schema)) || key === 'x-hint'),
    );
    return toUnion(
      types.map((type) => ({ ...bare, type })),
      false,
      schemas,
    );
  }
  return toTyped(schema, types[0], schemas);
}

function toTyped(schema: Schema, type: string | undefined, schemas: Schemas): Shape {
  switch (type) {
    case undefined:
      return { kind: 'any' };
    case 'string':
      return toString(schema);
    case 'integer':
    case 'number':
      return defined({
        kind: 'number' as const,
        integer: type === 'integer',
        min: schema.minimum,
        max: schema.maximum,
        above: schema.exclusiveMinimum,
        below: schema.exclusiveMaximum,
        multipleOf: schema.multipleOf,
        unit: schema['x-unit'],
      });
    case 'array':
      return defined({
        kind: 'array' as const,
        items: toNode(schema.items ?? {}, schemas),
        min: schema.minItems,
        max: schema.maxItems,
        unique: schema.uniqueItems === true,
      });
    case 'object':
      return toObject(schema, schemas);
    default:
      return { kind: type as 'boolean' | 'null' };
  }
}

function toString(schema: Schema): StringShape {
  const { minLength, maxLength, pattern } = schema;
  return defined({ kind: 'string' as const, min: minLength, max: maxLength, pattern });
}

function toObject(schema: Schema, schemas: Schemas): ObjectShape {
  const { properties = {}, additionalProperties = true, propertyNames, required = [] } = schema;
  const keys = [...new Set([...Object.keys(properties), ...required])];
  return defined({
    kind: 'object' as const,
    properties: keys.map((key) => ({
      key,
      required: required.includes(key),
      node: toNode(properties[key] ?? {}, schemas),
    })),
    others:
      typeof additionalProperties === 'object'
        ? toNode(additionalProperties, schemas)
        : additionalProperties,
    min: schema.minProperties,
    max: schema.maxProperties,
    keys: propertyNames && toString(flatten(propertyNames, schemas)),
    misnamed: schema['x-misnamed'] ?? {},
  });
}

function toUnion(members: readonly Schema[], exclusive: boolean, schemas: Schemas): Shape {
  const nodes = members.map((member) => toNode(member, schemas));
  const [only] = nodes;
  return only && nodes.length === 1 ? only : { kind: 'union', of: nodes, exclusive };
}

/** Returns a union with null, so every notation of a nullable schema gives the same node. */
function toValues(values: readonly unknown[]): Shape {
  const scalars = values.filter((value) => value !== null) as (string | number | boolean)[];
  const shape: Shape = { kind: 'values', values: scalars };
  if (scalars.length === values.length) return shape;
  return scalars.length === 0
    ? { kind: 'null' }
    : { kind: 'union', of: [shape, { kind: 'null' }], exclusive: false };
}

function hasType(value: unknown, type: Schema['type']): boolean {
  const types = [type ?? []].flat();
  const own = value === null ? 'null' : typeof value;
  const isInteger = Number.isInteger(value) && types.includes('integer');
  return types.length === 0 || types.includes(own) || isInteger;
}

/** Moves the hint of a nullable schema to its non-null member, which reports the issues. */
function withHint(members: readonly Schema[], hint: string | undefined): readonly Schema[] {
  const others = members.filter(({ type }) => type !== 'null');
  if (hint === undefined || others.length > 1) return members;
  return members.map((member) => ({ 'x-hint': hint, ...member }));
}

type Defined<T> = { [K in keyof T]: Exclude<T[K], undefined> };

/** Returns an object without its undefined properties. */
function defined<T extends object>(value: T): Defined<T> {
  return Object.fromEntries(
    Object.entries(value).filter(([, part]) => part !== undefined),
  ) as Defined<T>;
}
