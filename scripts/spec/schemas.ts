// Finds the schemas of a document.
import type { OpenApiDocument, Schema } from './openapi.ts';
import type { Problem } from './problem.ts';

type Place = Problem['path'];

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
  const one = (['additionalProperties', 'propertyNames', 'items'] as const).flatMap((key) => {
    const child = schema[key];
    return typeof child === 'object' ? [[child, key] as [Schema, ...Place]] : [];
  });
  const many = (['anyOf', 'oneOf', 'allOf'] as const).flatMap((key) =>
    (schema[key] ?? []).map<[Schema, ...Place]>((child, at) => [child, key, at]),
  );
  const properties = Object.entries(schema.properties ?? {});
  return [
    ...properties.map<[Schema, ...Place]>(([key, child]) => [child, 'properties', key]),
    ...one,
    ...many,
  ];
}
