// The normal form in which the generators and the comparison read schemas. A schema in normal form is
// either a `$ref`, a union, an `enum` without null, a schema with one type, or a schema without
// constraints. A nullable schema is a union with null, and an object lists all its required properties.
import type { Schema } from './openapi.ts';

type JsonType = 'string' | 'number' | 'integer' | 'boolean' | 'null' | 'array' | 'object';
export type Kind = 'ref' | 'union' | 'values' | 'any' | JsonType;

/** Returns what a schema in normal form is. */
export function kindOf({ $ref, anyOf, oneOf, enum: values, type = 'any' }: Schema): Kind {
  if ($ref !== undefined) return 'ref';
  if (anyOf ?? oneOf) return 'union';
  return values ? 'values' : (type as Kind);
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

/** Returns a union, or its only member. An `anyOf` allows null once. */
export function toUnion(keyword: 'anyOf' | 'oneOf', members: Schema[]): Schema {
  const firstNull = members.findIndex(({ type }) => type === 'null');
  const distinct = members.filter(
    ({ type }, at) => keyword === 'oneOf' || type !== 'null' || at === firstNull,
  );
  const [only, ...others] = distinct;
  return only && others.length === 0 ? only : { [keyword]: distinct };
}

/** Returns a schema that accepts these values, with other keywords. */
export function toValues(values: readonly unknown[], others: Schema): Schema {
  const scalars = values.filter((value) => value !== null);
  const member = { ...others, enum: scalars };
  if (scalars.length === values.length) return member;
  return scalars.length === 0 ? { type: 'null' } : { anyOf: [member, { type: 'null' }] };
}

/** Moves the hint of a nullable schema to its non-null member, which reports the issues. */
export function withHint(members: Schema[], hint: string | undefined): Schema[] {
  const others = members.filter(({ type }) => type !== 'null');
  if (hint === undefined || others.length > 1) return members;
  return members.map((member) => ({ 'x-hint': hint, ...member }));
}
