import { kindOf, membersOf } from '../spec/normal.ts';
import type { Schema } from '../spec/openapi.ts';
import { nameOf } from '../spec/references.ts';
import type { SchemaMap } from '../spec/uses.ts';

/** Follows the references of a schema. */
export function resolved(schema: Schema, schemas: SchemaMap): Schema {
  const name = nameOf(schema);
  return name === undefined ? schema : resolved(schemas.get(name) ?? {}, schemas);
}

function objectsOf(union: Schema): readonly Schema[] {
  return membersOf(union).filter(({ type }) => type !== 'null');
}

/** Returns the tag of a union: the property whose constants differ in each member. */
export function tagOf(union: Schema, schemas: SchemaMap): string | undefined {
  const members = objectsOf(union);
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

/** Whether a value may match two members of a `oneOf`. */
export function mayOverlap(union: Schema, schemas: SchemaMap): boolean {
  if (!union.oneOf || tagOf(union, schemas) !== undefined) return false;
  const sets = union.oneOf.map((member) => valueSets(member, schemas));
  return sets.some((one, at) =>
    sets
      .slice(at + 1)
      .some((other) =>
        one.some(
          (set) =>
            other.includes(set) ||
            other.includes(set.replace(/ .*/s, '')) ||
            other.some((more) => more.startsWith(`${set} `)),
        ),
      ),
  );
}

/** Lists the types of a schema's values, with the value of a constant: `string "a"`. */
function valueSets(schema: Schema, schemas: SchemaMap, seen: readonly string[] = []): string[] {
  const name = nameOf(schema);
  // A union that contains itself adds nothing to its own values.
  if (name !== undefined && seen.includes(name)) return [];
  if (name !== undefined) return valueSets(schemas.get(name) ?? {}, schemas, [...seen, name]);
  const kind = kindOf(schema);
  switch (kind) {
    case 'any':
      return ['string', 'number', 'boolean', 'null', 'array', 'object'];
    case 'values':
      return schema.enum?.map((value) => `${typeof value} ${JSON.stringify(value)}`) ?? [];
    case 'union':
      return membersOf(schema).flatMap((member) => valueSets(member, schemas, seen));
    default:
      return [kind === 'integer' ? 'number' : kind];
  }
}

/** Returns the only member of a type. Its issues explain an invalid value of that type best. */
export function onlyMember(
  union: Schema,
  type: 'object' | 'array',
  schemas: SchemaMap,
): Schema | undefined {
  const members = membersOf(union).filter((member) => resolved(member, schemas).type === type);
  return members.length === 1 ? members[0] : undefined;
}
