// Finds the schemas of a document.
import type { OpenApiDocument, Schema } from './openapi.ts';
import type { Place } from './problem.ts';

/** Lists every schema that is not inside another schema. */
export function rootSchemas({ paths, components = {} }: OpenApiDocument): [Schema, Place][] {
  const { schemas = {}, ...others } = components;
  const found = Object.entries(schemas).map(([name, schema]): [Schema, Place] => [
    schema,
    ['components', 'schemas', name],
  ]);
  const collect = (value: unknown, path: Place): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const [key, child] of Object.entries(value)) {
      if (key === 'schema') found.push([child as Schema, [...path, key]]);
      else if (key !== 'example' && key !== 'examples') collect(child, [...path, key]);
    }
  };
  collect(paths, ['paths']);
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
