// The form in which the generators read schemas.
import {
  annotationsOf,
  constraintsOf,
  hasType,
  isOfType,
  isSupported,
  keywordsOf,
} from './keywords.ts';
import { flatten, type Schemas } from './flatten.ts';
import type { Schema } from './openapi.ts';

export type Kind =
  | 'ref'
  | 'union'
  | 'values'
  | 'any'
  | 'string'
  | 'number'
  | 'integer'
  | 'boolean'
  | 'null'
  | 'array'
  | 'object';

/** Returns what a schema in normal form is. */
export function kindOf({ $ref, anyOf, oneOf, enum: values, type = 'any' }: Schema): Kind {
  if ($ref !== undefined) return 'ref';
  if (anyOf ?? oneOf) return 'union';
  return values ? 'values' : (type as Kind);
}

/**
 * Brings a schema into normal form. It accepts the same values and is either a `$ref`, a union, an
 * `enum` without null, a schema with one type, or a schema without constraints. A nullable schema is
 * a union with null, and an object lists all its required properties.
 */
export function normalize(schema: Schema, schemas: Schemas): Schema {
  const flat = flatten(schema, schemas);
  return { ...shapeOf(flat, schemas), ...annotationsOf(flat), ...docOf(flat) };
}

function shapeOf(flat: Schema, schemas: Schemas): Schema {
  const { $ref, anyOf, oneOf, type, 'x-hint': hint } = flat;
  if ($ref !== undefined) return { $ref };
  if (anyOf) return toUnion('anyOf', withHint(anyOf, hint), schemas);
  if (oneOf) return toUnion('oneOf', withHint(oneOf, hint), schemas);
  const values = flat.const === undefined ? flat.enum : [flat.const];
  if (values) {
    // Unsupported keywords stay, so that a comparison sees them.
    const others = Object.entries(flat).filter(([key]) => !isSupported(key));
    const allowed = values.filter((value) => hasType(value, type));
    return toValues(allowed, Object.fromEntries(others));
  }
  if (typeof type === 'string') return toTyped(flat, type, schemas);
  const bare = { ...constraintsOf(flat), ...(hint && { 'x-hint': hint }) };
  const members = (type ?? []).map((one) => ({ ...bare, type: one }));
  return members.length > 0 ? toUnion('anyOf', members, schemas) : bare;
}

function toUnion(keyword: 'anyOf' | 'oneOf', members: Schema[], schemas: Schemas): Schema {
  const [only, ...others] = members.map((member) => normalize(member, schemas));
  return only && others.length === 0 ? only : { [keyword]: [only, ...others] };
}

function toValues(values: readonly unknown[], others: Schema): Schema {
  const scalars = values.filter((value) => value !== null);
  const member = { ...others, enum: scalars };
  if (scalars.length === values.length) return member;
  return scalars.length === 0 ? { type: 'null' } : { anyOf: [member, { type: 'null' }] };
}

function toTyped(flat: Schema, type: string, schemas: Schemas): Schema {
  const { properties = {}, required = [], additionalProperties = true, propertyNames } = flat;
  const inner = (child: Schema): Schema => normalize(child, schemas);
  // Unsupported keywords stay, so that a comparison sees them.
  const isOwn = (key: string): boolean => !isOfType(key) || keywordsOf(type).includes(key);
  const own = Object.entries(constraintsOf(flat)).filter(([key]) => isOwn(key));
  const normal: Schema = { type, ...Object.fromEntries(own) };
  if (type === 'array') normal.items = inner(flat.items ?? {});
  if (type !== 'object') return normal;
  const keys = [...new Set([...Object.keys(properties), ...required])];
  const others = typeof additionalProperties === 'object' ? additionalProperties : {};
  // A required key without a property is one of the additional properties.
  const fields = keys.map((key) => [key, inner(properties[key] ?? others)]);
  normal.properties = Object.fromEntries(fields);
  normal.additionalProperties =
    typeof additionalProperties === 'object' ? inner(others) : additionalProperties;
  if (propertyNames) normal.propertyNames = inner({ type: 'string', ...propertyNames });
  return normal;
}

/** Moves the hint of a nullable schema to its non-null member, which reports the issues. */
function withHint(members: Schema[], hint: string | undefined): Schema[] {
  const others = members.filter(({ type }) => type !== 'null');
  if (hint === undefined || others.length > 1) return members;
  return members.map((member) => ({ 'x-hint': hint, ...member }));
}

const told =
  'minLength maxLength pattern format minimum maximum exclusiveMinimum exclusiveMaximum multipleOf minItems maxItems uniqueItems minProperties maxProperties'.split(
    ' ',
  );

/** Returns the doc comment: the description, then bounds, default and example as tags. */
function docOf(flat: Schema): Schema {
  const { description, title, default: value, example = flat.examples?.[0] } = flat;
  const values = new Map<string, unknown>(Object.entries(flat));
  const tags = told
    .filter((name) => values.has(name))
    .map((name) => `@${name} ${values.get(name)}`);
  if (value !== undefined) tags.push(`@default ${JSON.stringify(value)}`);
  if (example !== undefined) tags.push(`@example ${JSON.stringify(example)}`);
  const doc = [description ?? title, tags.join('\n')].filter(Boolean).join('\n\n');
  return doc ? { 'x-doc': doc } : {};
}

/** Lists the members of a union. */
export function membersOf({ anyOf, oneOf = [] }: Schema): readonly Schema[] {
  return anyOf ?? oneOf;
}

/** Returns the non-null part of a nullable schema. Returns undefined for other schemas. */
export function withoutNull(schema: Schema): Schema | undefined {
  const others = membersOf(schema).filter(({ type }) => type !== 'null');
  return others.length === 1 && membersOf(schema).length === 2 ? others[0] : undefined;
}
