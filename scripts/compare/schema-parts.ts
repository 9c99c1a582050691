// Reads a schema as facts and parts, which are compared one by one.
import { annotationsOf, constraintsOf } from '../spec/keywords.ts';
import { kindOf } from '../spec/normal.ts';
import type { Schema } from '../spec/openapi.ts';
import { nameOf } from '../spec/references.ts';
import { tagValues } from '../spec/unions.ts';
import type { Api } from '../spec/api.ts';
import type { Facts, Site } from './change.ts';
import { follow, typeOf, type Choice } from './choice.ts';
import type { Part } from './part.ts';

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
    const [value] = tag === undefined ? [] : tagValues(target, tag, api.schemas).toSorted();
    // Prefer an equal member, then one with the same fields.
    const text = JSON.stringify(constraintsOf(target));
    const fields = Object.keys(target.properties ?? {}).toSorted();
    const likeness = [kindOf(target), type, ...fields].join(' ');
    return {
      what: 'alternative',
      ids: value === undefined ? [undefined, name, text, likeness, type] : [value, name],
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
  const { additionalProperties: rest } = beside;
  const isMap = typeof rest === 'object' && Object.keys(constraintsOf(rest)).length > 0;
  const read = (label: string, keys: string[], inner: Schema, facts: Facts = {}): Part => {
    const place = { at: site.at + label, keys: [...site.keys, ...keys] };
    return { ids: [label], ...place, facts, schema: inner };
  };
  const fields = Object.entries(properties).map(([name, field]) => ({
    what: 'field',
    ...read(`.${name}`, ['properties', name], field, { required: required.includes(name) }),
    ...(isMap && !Object.hasOwn(beside.properties ?? {}, name) && { former: rest }),
  }));
  const others = inside.flatMap(([label, key, usual]) => {
    const value = schema[key] ?? (beside[key] && usual);
    // The change of "unknown fields" tells that only one object is closed.
    return value ? [read(label, [key], value === true ? usual : value)] : [];
  });
  // Values without a property of their own are compared once, at `[key]`.
  return [...others, ...fields];
}
