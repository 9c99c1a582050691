// Reads a schema as facts and parts, which are compared one by one.
import { annotationsOf, constraintsOf } from '../spec/keywords.ts';
import { kindOf, membersOf } from '../spec/normal.ts';
import type { Schema } from '../spec/openapi.ts';
import { nameOf } from '../spec/references.ts';
import { tagOf, tagValues } from '../spec/unions.ts';
import type { Api } from '../spec/api.ts';
import type { Facts, Site } from './change.ts';
import type { Part } from './part.ts';

/** Follows one reference. */
export function follow(schema: Schema, { schemas }: Api): Schema {
  const name = nameOf(schema);
  return name === undefined ? schema : (schemas.get(name) ?? {});
}

/** The schemas that a value may match. */
export interface Choice {
  /** The alternatives except null: schemas without a union, and references to such schemas. */
  members: readonly Schema[];
  /** The only alternative. */
  only: Schema | undefined;
  isNullable: boolean;
  /** The property that tells the alternatives apart. */
  tag: string | undefined;
  /** True if a value may match several alternatives but must not. */
  oneOf: true | undefined;
}

export function choiceOf(schema: Schema, api: Api): Choice {
  const all = alternativesOf(schema, api);
  const members = all.filter(({ type }) => type !== 'null');
  const tag = tagOf({ anyOf: members }, api.schemas);
  const types = members.map((each) => typeOf(follow(each, api)).replace('integer', 'number'));
  // A value matches two alternatives only if both have its type and no tag differs.
  const mayOverlap = tag === undefined && new Set(types).size < types.length;
  return {
    members,
    only: members.length === 1 ? members[0] : undefined,
    isNullable: members.length < all.length,
    tag,
    oneOf: (mayOverlap && follow(schema, api).oneOf !== undefined) || undefined,
  };
}

function alternativesOf(schema: Schema, api: Api): Schema[] {
  const found = membersIn(schema, api, new Set());
  const values = found.map((each) => follow(each, api).enum);
  // A union of constants is an enum.
  const isEnum = found.length > 1 && values.every((list) => list !== undefined);
  return isEnum ? [{ enum: values.flat() }] : found;
}

/** Visits each named schema once, because a union may contain itself. */
function membersIn(schema: Schema, api: Api, seen: Set<string>): Schema[] {
  const name = nameOf(schema);
  if (name === undefined) {
    if (kindOf(schema) !== 'union') return [schema];
    return membersOf(schema).flatMap((member) => membersIn(member, api, seen));
  }
  if (seen.has(name)) return [];
  seen.add(name);
  const target = follow(schema, api);
  const isLeaf = !['ref', 'union'].includes(kindOf(target)) && target.type !== 'null';
  return isLeaf ? [schema] : membersIn(target, api, seen);
}

/** Returns the JSON type of a schema that is neither a reference nor a union. */
export function typeOf(schema: Schema): string {
  const { enum: values = [] } = schema;
  if (kindOf(schema) !== 'values') return kindOf(schema);
  const types = values.map((value) => (Number.isInteger(value) ? 'integer' : typeof value));
  return [...new Set(types)].toSorted().join(' | ');
}

/** Describes a schema in a few words: `string | null`, `ChatSession`. */
export function describe(schema: Schema, api: Api): string {
  const types = alternativesOf(schema, api).map((each) => nameOf(each) ?? typeOf(each));
  return nameOf(schema) ?? (types.join(' | ') || 'nothing');
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

/** Reads the members of a union. The tag may be that of the other union. */
export function memberParts(
  { members }: Choice,
  tag: string | undefined,
  site: Site,
  api: Api,
): Part[] {
  return members.map((schema) => {
    const target = follow(schema, api);
    const [name, type] = [nameOf(schema), typeOf(target)];
    const [value] = tag === undefined ? [] : tagValues(target, tag, api.schemas);
    // Prefer the member with the same fields.
    const likeness = [type, ...Object.keys(target.properties ?? {}).toSorted()].join(' ');
    return {
      what: 'alternative',
      ids: value === undefined ? [undefined, name, likeness, type] : [value, name],
      at: `${site.at}(${String(value ?? name ?? type)})`,
      keys: site.keys,
      facts: {},
      schema,
    };
  });
}

/** The schemas inside a list or a map, each with what its absence means. */
const inside: readonly [
  label: string,
  key: 'items' | 'additionalProperties' | 'propertyNames',
  usual: Schema,
][] = [
  ['[]', 'items', {}],
  ['[key]', 'additionalProperties', {}],
  ['[key name]', 'propertyNames', { type: 'string' }],
];

/** Reads the fields of an object, and what is inside this list or map or the one beside it. */
export function innerParts(schema: Schema, beside: Schema, site: Site): Part[] {
  const { properties = {}, required = [] } = schema;
  const read = (label: string, keys: string[], inner: Schema, facts: Facts = {}): Part => {
    const place = { at: site.at + label, keys: [...site.keys, ...keys] };
    return { ids: [label], ...place, facts, schema: inner };
  };
  const fields = Object.entries(properties).map(([name, field]) => ({
    what: 'field',
    ...read(`.${name}`, ['properties', name], field, { required: required.includes(name) }),
  }));
  const others = inside.flatMap(([label, key, usual]) => {
    const value = schema[key] ?? (beside[key] && usual);
    // The change of "unknown fields" tells that only one object is closed.
    return value ? [read(label, [key], value === true ? usual : value)] : [];
  });
  return [...fields, ...others];
}
