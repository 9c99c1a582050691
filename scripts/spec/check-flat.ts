import { flatten, type Schemas } from './flatten.ts';
import { hasType, isOfType, keywordsOf } from './keywords.ts';
import { MergeError } from './merge.ts';
import type { Schema } from './openapi.ts';
import type { Problem } from './problem.ts';
import { nameOf } from './references.ts';
import { children } from './schemas.ts';

/** Checks a schema together with its parts. */
export function checkFlat(schema: Schema, path: Problem['path'], schemas: Schemas): Problem[] {
  try {
    const flat = flatten(schema, schemas);
    const members = flat.anyOf ?? flat.oneOf ?? [];
    // An unchanged member is checked at its own place in the document.
    const merged = members.filter((member) => !(schema.anyOf ?? schema.oneOf)?.includes(member));
    const own = flat.$ref === undefined && members.length === 0 ? contradictions(flat, schema) : [];
    if ((flat.oneOf ?? []).filter((member) => acceptsNull(member, schemas)).length > 1) {
      own.push(['oneOf', 'accepts null in two members, so null is not valid: allow it in one']);
    }
    return [
      ...own.map(([key, message]) => ({ path: [...path, key], message })),
      ...merged.flatMap((member) => checkFlat(member, path, schemas)),
      ...mergedInside(flat, schema).flatMap(([child, ...at]) =>
        checkFlat(child, [...path, ...at], schemas),
      ),
    ];
  } catch (error) {
    if (!(error instanceof MergeError)) throw error;
    return [{ path, message: `cannot merge the parts of this schema: ${error.message}` }];
  }
}

/** Lists the properties and items that were merged from several parts. */
function mergedInside(flat: Schema, written: Schema): ReturnType<typeof children> {
  const own = children(written).map(([child]) => child);
  return children(flat).filter(
    ([child, key]) => key !== 'anyOf' && key !== 'oneOf' && child.allOf && !own.includes(child),
  );
}

/** Whether null is valid for a schema. */
function acceptsNull(schema: Schema, schemas: Schemas, seen: readonly string[] = []): boolean {
  const flat = flatten(schema, schemas);
  const name = nameOf(flat);
  if (name !== undefined) {
    return !seen.includes(name) && acceptsNull(schemas[name] ?? {}, schemas, [...seen, name]);
  }
  const members = flat.anyOf ?? flat.oneOf;
  if (members) return members.some((member) => acceptsNull(member, schemas, seen));
  const { const: constant, enum: values = [constant ?? null] } = flat;
  return values.includes(null) && hasType(null, flat.type);
}

const bounds = [
  ['minimum', 'maximum'],
  ['exclusiveMinimum', 'exclusiveMaximum'],
  ['minLength', 'maxLength'],
  ['minItems', 'maxItems'],
  ['minProperties', 'maxProperties'],
] as const;

/** Finds keywords of a merged schema that have no effect or allow no value. */
function contradictions(flat: Schema, written: Schema): [key: string, message: string][] {
  const { const: constant, enum: values, properties = {}, required = [] } = flat;
  const { additionalProperties, propertyNames } = flat;
  const found: [key: string, message: string][] = [];
  const types = [flat.type ?? []].flat();
  const allowed = constant === undefined ? values : [constant];
  const effective = allowed ? [] : types.flatMap(keywordsOf);
  for (const key of Object.keys(flat)) {
    const reason = allowed
      ? 'has no effect beside a const or an enum'
      : types.length > 0
        ? `has no effect on the type ${types.join(' or ')}`
        : 'needs a type beside it';
    const isIgnored = isOfType(key) || (key === 'enum' && constant !== undefined);
    if (isIgnored && !effective.includes(key)) found.push([key, reason]);
  }
  // Merging leaves out the values of other parts that do not have the type.
  for (const value of (allowed ?? []).filter((one) => !hasType(one, written.type))) {
    const type = [written.type].flat().join(' or ');
    const key = constant === undefined ? 'enum' : 'const';
    found.push([key, `${JSON.stringify(value)} does not have the type ${type}`]);
  }
  for (const [least, most] of bounds) {
    if ((flat[least] ?? -Infinity) > (flat[most] ?? Infinity))
      found.push([least, `is above the ${most}, so no value is valid`]);
  }
  const isClosed = additionalProperties === false;
  for (const key of required.filter((one) => isClosed && !Object.hasOwn(properties, one))) {
    const message = `requires "${key}", which additionalProperties: false does not allow`;
    found.push(['required', message]);
  }
  if (propertyNames && (isClosed || Object.keys(properties).length > 0)) {
    found.push(['propertyNames', 'is supported only for objects without properties']);
  }
  return found;
}
