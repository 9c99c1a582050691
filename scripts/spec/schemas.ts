// Finds the schemas of a document.
import type { OpenApiDocument, Schema } from './openapi.ts';
import type { Place } from './problem.ts';
import { nameOf } from './references.ts';

/** The keys of OpenAPI whose values have names as keys. */
const maps: readonly string[] =
  'callbacks content encoding headers links parameters pathItems requestBodies responses securitySchemes'.split(
    ' ',
  );

/** Lists every schema that is not inside another schema. */
export function rootSchemas({ paths, components = {} }: OpenApiDocument): [Schema, Place][] {
  const { schemas = {}, ...others } = components;
  const found = Object.entries(schemas).map(([name, schema]): [Schema, Place] => [
    schema,
    ['components', 'schemas', name],
  ]);
  const collect = (value: unknown, path: Place, isMap = false): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const [key, child] of Object.entries(value)) {
      const at = [...path, key];
      if (isMap) collect(child, at);
      else if (key === 'schema') found.push([child as Schema, at]);
      else if (!/^(examples?|x-.*)$/.test(key)) collect(child, at, maps.includes(key));
    }
  };
  collect(paths, ['paths'], true);
  collect(others, ['components']);
  return found;
}

/** Lists the schemas inside a schema, each with the keys that lead to it. */
export function children(schema: Schema): [Schema, ...Place][] {
  const many = (['properties', 'anyOf', 'oneOf', 'allOf'] as const).flatMap((key) =>
    Object.entries(schema[key] ?? {}).map(([at, child]): [Schema, ...Place] => [child, key, at]),
  );
  const one = (['additionalProperties', 'propertyNames', 'items'] as const).flatMap((key) => {
    const child = schema[key];
    return typeof child === 'object' ? [[child, key] as [Schema, ...Place]] : [];
  });
  return [...many, ...one];
}

/** Lists a schema and the schemas inside it. */
export function withInner(schema: Schema): Schema[] {
  return [schema, ...children(schema).flatMap(([child]) => withInner(child))];
}

/** Returns the place of each schema, also of those inside another schema. */
export function placesOf(document: OpenApiDocument): Map<Schema, Place> {
  const places = new Map(rootSchemas(document));
  // Iterating over a map also visits entries that are added meanwhile.
  for (const [schema, place] of places) {
    for (const [child, ...keys] of children(schema)) places.set(child, [...place, ...keys]);
  }
  return places;
}

/** Returns the names of the schemas that refer to themselves without a property or an item in between. */
export function endlessNames(schemas: Readonly<Record<string, Schema>>): Set<string> {
  const parts = ({ allOf = [], anyOf = [], oneOf = [], ...schema }: Schema): string[] => [
    ...[nameOf(schema) ?? []].flat(),
    ...[...allOf, ...anyOf, ...oneOf].flatMap(parts),
  ];
  const named = new Map(Object.entries(schemas).map(([name, schema]) => [name, parts(schema)]));
  const isEndless = (name: string): boolean => {
    const reached = new Set(named.get(name));
    // Iterating over a set also visits entries that are added meanwhile.
    for (const one of reached) named.get(one)?.forEach((other) => reached.add(other));
    return reached.has(name);
  };
  return new Set([...named.keys()].filter(isEndless));
}
