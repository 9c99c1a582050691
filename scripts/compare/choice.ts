import { isDeepStrictEqual } from 'node:util';
import type { Api } from '../spec/api.ts';
import { constraintsOf } from '../spec/keywords.ts';
import { kindOf, membersOf } from '../spec/normal.ts';
import type { Schema } from '../spec/openapi.ts';
import { nameOf } from '../spec/references.ts';
import { tagOf } from '../spec/unions.ts';

/** The schemas that a value may match. */
export interface Choice {
  /** The alternatives except null: schemas without a union, and references to such schemas. */
  members: readonly Schema[];
  /** The only alternative. */
  only: Schema | undefined;
  isNullable: boolean;
  /** The property that tells the alternatives apart. */
  tag: string | undefined;
  /** How many pairs of alternatives exclude each other although a value may match both. */
  oneOf: number | undefined;
}

export function choiceOf(schema: Schema, api: Api): Choice {
  const all = membersIn(schema, api, new Set());
  const others = all.filter(({ type }) => type !== 'null');
  // A union of constants is an enum.
  const constants = others.filter((each) => {
    return Object.keys(constraintsOf(follow(each, api))).join() === 'enum';
  });
  const values = new Set(constants.flatMap((each) => follow(each, api).enum));
  const rest = others.filter((each) => !constants.includes(each));
  const members = constants.length > 1 ? [...rest, { enum: [...values] }] : others;
  return {
    members,
    only: members.length === 1 ? members[0] : undefined,
    isNullable: others.length < all.length,
    tag: tagOf({ anyOf: members }, api.schemas),
    oneOf: countOverlaps(schema, api, new Set()) || undefined,
  };
}

/** Follows one reference. */
export function follow(schema: Schema, { schemas }: Api): Schema {
  const name = nameOf(schema);
  return name === undefined ? schema : (schemas.get(name) ?? {});
}

/** Returns the JSON types of a schema that is neither a reference nor a union. */
export function typeOf(schema: Schema): string {
  return typesOf(schema).toSorted().join(' | ');
}

/** Describes a schema in a few words: `string | null`, `ChatSession`. */
export function describe(schema: Schema, api: Api): string {
  const { members, isNullable } = choiceOf(schema, api);
  const types = members.map((each) => nameOf(each) ?? typeOf(each));
  return nameOf(schema) ?? ([...types, ...(isNullable ? ['null'] : [])].join(' | ') || 'nothing');
}

function typesOf(schema: Schema): string[] {
  if (kindOf(schema) !== 'values') return [kindOf(schema)].flat();
  const types = (schema.enum ?? []).map((value) => {
    if (Number.isInteger(value)) return 'integer';
    return Array.isArray(value) ? 'array' : typeof value;
  });
  return [...new Set(types)];
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

/** Counts the pairs of alternatives of every `oneOf` that may accept the same value. */
function countOverlaps(schema: Schema, api: Api, seen: Set<string>): number {
  const name = nameOf(schema);
  if (name !== undefined) {
    return seen.has(name) ? 0 : countOverlaps(follow(schema, api), api, seen.add(name));
  }
  const inner = membersOf(schema).map((member) => countOverlaps(member, api, seen));
  const groups = (schema.oneOf ?? []).map((member) => membersIn(member, api, new Set()));
  const own = groups.map((group, at) => {
    const others = groups.slice(at + 1).flat();
    const overlapsOf = (one: Schema) => others.filter((other) => mayOverlap(one, other, api));
    return group.flatMap(overlapsOf).length;
  });
  return [...inner, ...own].reduce((sum, count) => sum + count, 0);
}

/** Whether a value may match two schemas that are neither references to unions nor unions. */
function mayOverlap(one: Schema, other: Schema, api: Api): boolean {
  if (tagOf({ anyOf: [one, other] }, api.schemas) !== undefined) return false;
  const [a, b] = [follow(one, api), follow(other, api)];
  if (a.enum && b.enum) {
    return a.enum.some((value) => b.enum?.some((same) => isDeepStrictEqual(value, same)));
  }
  const [types = [], others = []] = [a, b].map((each) =>
    typesOf(each).map((type) => type.replace('integer', 'number')),
  );
  return types.some((type) => others.includes(type)) || [...types, ...others].includes('any');
}
