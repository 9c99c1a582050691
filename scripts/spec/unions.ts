// Answers questions about the values that a schema in normal form accepts.
import { kindOf, membersOf } from './normal.ts';
import type { Schema } from './openapi.ts';
import { nameOf } from './references.ts';
import type { SchemaMap } from './uses.ts';

/** Lists the members of a union except null. */
export function withValues(union: Schema): readonly Schema[] {
  return membersOf(union).filter(({ type }) => type !== 'null');
}

/** Returns the tag of a union: the property whose constants differ in each member. */
export function tagOf(union: Schema, schemas: SchemaMap): string | undefined {
  const members = withValues(union);
  if (members.length < 2) return undefined;
  return Object.keys(resolved(members[0] ?? {}, schemas).properties ?? {}).find((key) => {
    const values = members.map((member) => tagValues(member, key, schemas));
    const all = values.flat();
    return values.every(({ length }) => length > 0) && new Set(all).size === all.length;
  });
}

/** Lists the constants that a member requires for a property. Returns an empty list without constants. */
export function tagValues(member: Schema, key: string, schemas: SchemaMap): readonly unknown[] {
  const { properties = {}, required = [] } = resolved(member, schemas);
  const property = required.includes(key) ? properties[key] : undefined;
  return (property && resolved(property, schemas).enum) ?? [];
}

/** Follows the references of a schema. */
export function resolved(schema: Schema, schemas: SchemaMap, seen: readonly string[] = []): Schema {
  const name = nameOf(schema);
  if (name === undefined) return schema;
  return seen.includes(name) ? {} : resolved(schemas.get(name) ?? {}, schemas, [...seen, name]);
}

/** Lists the schemas that a value may match, through references and unions. Follows each name once. */
function alternativesOf(schema: Schema, schemas: SchemaMap, seen = new Set<string>()): Schema[] {
  const name = nameOf(schema);
  if (name !== undefined) {
    if (seen.has(name)) return [];
    return alternativesOf(schemas.get(name) ?? {}, schemas, seen.add(name));
  }
  if (kindOf(schema) !== 'union') return [schema];
  return membersOf(schema).flatMap((member) => alternativesOf(member, schemas, seen));
}

/** Lists the JSON types that a schema accepts, and `any` for a schema without a type. */
export function typesOf(schema: Schema, schemas: SchemaMap): string[] {
  const types = alternativesOf(schema, schemas).flatMap(
    (one) => one.enum?.map((value) => typeof value) ?? [kindOf(one)],
  );
  return [...new Set<string>(types)];
}
