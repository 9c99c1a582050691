import { annotationsOf, constraintsOf } from '../spec/keywords.ts';
import { kindOf, membersOf } from '../spec/normal.ts';
import type { Schema } from '../spec/openapi.ts';
import { nameOf } from '../spec/references.ts';
import type { SchemaMap } from '../spec/uses.ts';
import type { Facts } from './change.ts';

/** One of the schemas that a value may match. It is neither a reference nor a union. */
export interface Alternative {
  /** The name of the schema, if it has one. */
  name?: string;
  schema: Schema;
}

/** Lists the alternatives of a schema, with those of its references and unions. */
export function alternativesOf(schema: Schema, schemas: SchemaMap): Alternative[] {
  const found = membersIn(schema, schemas);
  const values = found.map((each) => each.schema.enum);
  // A union of constants is an enum.
  const isEnum = found.length > 1 && values.every((list) => list !== undefined);
  return isEnum ? [{ schema: { enum: values.flat() } }] : found;
}

/** Visits each named schema once, because a union may contain itself. */
function membersIn(schema: Schema, schemas: SchemaMap, seen = new Set<string>()): Alternative[] {
  const name = nameOf(schema);
  if (name !== undefined) {
    if (seen.has(name)) return [];
    seen.add(name);
    const target = schemas.get(name) ?? {};
    const inside = membersIn(target, schemas, seen);
    return kindOf(target) === 'union' ? inside : inside.map((each) => ({ name, ...each }));
  }
  if (kindOf(schema) !== 'union') return [{ schema }];
  return membersOf(schema).flatMap((member) => membersIn(member, schemas, seen));
}

/** Returns the JSON type of a schema that is neither a reference nor a union. */
export function typeOf(schema: Schema): string {
  const { enum: values = [] } = schema;
  if (kindOf(schema) !== 'values') return kindOf(schema);
  const types = values.map((value) => (Number.isInteger(value) ? 'integer' : typeof value));
  return [...new Set(types)].toSorted().join(' | ');
}

/** Returns the annotations of a schema. */
export function notesOf(schema: Schema): Facts {
  const { 'x-doc': _, default: value, ...notes } = annotationsOf(schema);
  // The default of a constant says nothing.
  const isConstant = schema.enum?.length === 1 && schema.enum[0] === value;
  return { ...notes, ...(value !== undefined && !isConstant && { default: value }) };
}

const lengths = ['minLength', 'minItems', 'minProperties'];

/** The keywords that are compared by themselves. */
const others =
  'type enum properties required additionalProperties propertyNames items anyOf oneOf'.split(' ');

/** Returns the bounds of a schema, its values, and whether it is closed. */
export function factsOf(schema: Schema): Facts {
  const { type, enum: values, additionalProperties } = schema;
  const facts = Object.entries(constraintsOf(schema))
    .filter(([key]) => !others.includes(key))
    // `false` and a length of at least 0 allow every value.
    .filter(([key, value]) => value !== false && !(value === 0 && lengths.includes(key)));
  return {
    ...Object.fromEntries(facts),
    ...(values && { enum: values.toSorted() }),
    ...(type === 'object' && {
      'unknown fields': additionalProperties === false ? 'refused' : 'allowed',
    }),
  };
}

/** Describes a schema in a few words: `string | null`, `ChatSession`. */
export function describe(schema: Schema, schemas: SchemaMap): string {
  const types = alternativesOf(schema, schemas).map((each) => each.name ?? typeOf(each.schema));
  return nameOf(schema) ?? (types.join(' | ') || 'nothing');
}

/** Whether a schema or the schema that it refers to is a `oneOf`. */
export function isOneOf(schema: Schema, schemas: SchemaMap): boolean {
  const name = nameOf(schema);
  const target = name === undefined ? schema : (schemas.get(name) ?? {});
  return target.oneOf !== undefined;
}

/** Returns the fields as a map, because a field may have a name such as `constructor`. */
export function fieldsIn({ properties = {} }: Schema): ReadonlyMap<string, Schema> {
  return new Map(Object.entries(properties));
}
