import { flatten, type Schemas } from './flatten.ts';
import { hasType, isOfType, keywordsOf } from './keywords.ts';
import { MergeError } from './merge.ts';
import type { Schema } from './openapi.ts';
import type { Problem } from './problem.ts';

/** Checks a schema together with its parts. */
export function checkFlat(schema: Schema, path: Problem['path'], schemas: Schemas): Problem[] {
  try {
    const flat = flatten(schema, schemas);
    const members = flat.anyOf ?? flat.oneOf ?? [];
    // An unchanged member is checked at its own place in the document.
    const merged = members.filter((member) => !(schema.anyOf ?? schema.oneOf)?.includes(member));
    const own = flat.$ref === undefined && members.length === 0 ? rulesOf(flat, schema) : [];
    return [
      ...own.map(([keys, message]) => ({ path: [...path, ...keys], message })),
      ...merged.flatMap((member) => checkFlat(member, path, schemas)),
    ];
  } catch (error) {
    if (!(error instanceof MergeError)) throw error;
    return [{ path, message: `cannot merge the parts of this schema: ${error.message}` }];
  }
}

const bounds = [
  ['minimum', 'maximum'],
  ['exclusiveMinimum', 'exclusiveMaximum'],
  ['minLength', 'maxLength'],
  ['minItems', 'maxItems'],
  ['minProperties', 'maxProperties'],
] as const;

type Broken = [keys: string[], message: string];

function rulesOf(flat: Schema, schema: Schema): Broken[] {
  const types = [flat.type ?? []].flat();
  const about = types.flatMap(keywordsOf);
  const reason =
    types.length > 0 ? `has no effect on the type ${types.join(' or ')}` : 'needs a type beside it';
  const foreign = Object.keys(flat).filter((key) => isOfType(key) && !about.includes(key));
  return [
    ...foreign.map((key): Broken => [[key], reason]),
    ...constantRules(flat, schema, about),
    ...bounds
      .filter(([least, most]) => (flat[least] ?? -Infinity) > (flat[most] ?? Infinity))
      .map(([least, most]): Broken => [[least], `is above the ${most}, so no value is valid`]),
    ...objectRules(flat),
  ];
}

function constantRules(flat: Schema, schema: Schema, about: readonly string[]): Broken[] {
  const key = flat.const === undefined ? 'enum' : 'const';
  const values = flat.const === undefined ? flat.enum : [flat.const];
  if (!values) return [];
  const beside = [...about, ...(key === 'const' ? ['enum'] : [])].filter((one) => one in flat);
  return [
    ...values
      // Merging leaves out the values of other parts that do not have the type.
      .filter((value) => !hasType(value, schema.type))
      .map((value): Broken => {
        const types = [schema.type].flat().join(' or ');
        return [[key], `${JSON.stringify(value)} does not have the type ${types}`];
      }),
    ...beside.map((one): Broken => [[one], 'has no effect beside a const or an enum']),
  ];
}

function objectRules(flat: Schema): Broken[] {
  const { properties = {}, additionalProperties, propertyNames, required = [] } = flat;
  const isClosed = additionalProperties === false;
  const misnamed = Object.keys(flat['x-misnamed'] ?? {});
  return [
    ...(flat['x-misnamed'] && !isClosed
      ? [[['x-misnamed'], 'has no effect, because this object allows unknown keys'] as Broken]
      : []),
    ...misnamed
      .filter((key) => Object.hasOwn(properties, key))
      .map((key): Broken => [['x-misnamed', key], 'must not be the name of a property']),
    ...required
      .filter((key) => isClosed && !Object.hasOwn(properties, key))
      .map((key): Broken => [
        ['required'],
        `requires "${key}", which additionalProperties: false does not allow`,
      ]),
    ...(propertyNames && (isClosed || Object.keys(properties).length > 0)
      ? [[['propertyNames'], 'is supported only for objects without properties'] as Broken]
      : []),
  ];
}
