import { checkValues } from './check-values.ts';
import { reservedTypes } from './names.ts';
import type { OpenApiDocument, Schema } from './openapi.ts';
import { resolve } from './operations.ts';
import type { Problem } from './problem.ts';
import { children, operationSchemas } from './schemas.ts';

/** Keywords that every generated package carries over, by the JSON type that they bind. */
const keywords: Record<string, readonly string[]> = {
  string: ['const', 'enum', 'minLength', 'maxLength'],
  integer: ['minimum', 'maximum', 'x-unit'],
  number: ['minimum', 'maximum', 'x-unit'],
  boolean: [],
  null: [],
  array: ['items'],
  object: [
    'properties',
    'required',
    'additionalProperties',
    'propertyNames',
    'minProperties',
    'maxProperties',
    'x-misnamed',
  ],
};
/** Keywords that say something to people, or to the emulator alone. */
const annotations: readonly string[] = ['description', 'default'];

type Place = Problem['path'];

/** What keeps a schema of the document from becoming a type and a validator, whole. */
export function checkSchemas(document: OpenApiDocument): Problem[] {
  const problems: Problem[] = [];
  const check = (schema: Schema, path: Place): void => {
    problems.push(...checkSchema(document, schema, path));
    for (const [child, ...at] of children(schema)) check(child, [...path, ...at]);
  };
  for (const [name, schema] of Object.entries(document.components?.schemas ?? {})) {
    const path = ['components', 'schemas', name];
    if (!/^[A-Z][A-Za-z0-9]*$/.test(name)) {
      problems.push({ path, message: 'the name of a schema must be in PascalCase' });
    }
    if (reservedTypes.includes(name)) {
      problems.push({ path, message: `"${name}" clashes with a name that the client uses` });
    }
    check(schema, path);
  }
  for (const [schema, path] of operationSchemas(document)) check(schema, path);
  return [...problems, ...checkCycles(document)];
}

/** A schema that leads back to itself has no end that a validator could be built from. */
function checkCycles(document: OpenApiDocument): Problem[] {
  const schemas = document.components?.schemas ?? {};
  const namesIn = (schema: Schema): string[] => [
    ...(schema.$ref === undefined ? [] : [schema.$ref.split('/').at(-1) ?? '']),
    ...children(schema).flatMap(([child]) => namesIn(child)),
  ];
  return Object.keys(schemas).flatMap((name) => {
    const reached = new Set<string>();
    const follow = (from: string): void => {
      for (const next of namesIn(schemas[from] ?? {}).filter((one) => !reached.has(one))) {
        reached.add(next);
        follow(next);
      }
    };
    follow(name);
    const path = ['components', 'schemas', name];
    return reached.has(name) ? [{ path, message: 'refers to itself, which is not expressed' }] : [];
  });
}

function checkSchema(document: OpenApiDocument, schema: Schema, path: Place): Problem[] {
  if (typeof schema !== 'object' || schema === null) {
    return [{ path, message: 'must be a schema object' }];
  }
  if (schema.$ref !== undefined) return checkReference(document, schema, path);
  const types = schema.anyOf ? [] : [schema.type ?? []].flat();
  const problems = types
    .filter((type) => !(type in keywords))
    .map<Problem>((type) => ({ path: [...path, 'type'], message: `"${type}" is not expressed` }));
  if (types.length === 0 && !schema.anyOf) {
    problems.push({ path, message: 'needs a type, a $ref or an anyOf' });
  }
  if (types.length > 1 && !(types.length === 2 && types.includes('null'))) {
    problems.push({
      path: [...path, 'type'],
      message: 'more than one type is expressed with anyOf; only null may stand beside another',
    });
  }
  const known = [...annotations, 'x-hint', ...(schema.anyOf ? ['anyOf'] : ['type'])];
  for (const type of types) known.push(...(keywords[type] ?? []));
  for (const key of Object.keys(schema).filter((key) => !known.includes(key))) {
    problems.push({
      path: [...path, key],
      message: `the keyword is not carried over to the generated packages`,
    });
  }
  return [...problems, ...checkValues(schema, path), ...checkObject(schema, path)];
}

function checkReference(document: OpenApiDocument, schema: Schema, path: Place): Problem[] {
  const problems = Object.keys(schema)
    .filter((key) => key !== '$ref' && !annotations.includes(key))
    .map<Problem>((key) => ({ path: [...path, key], message: 'may not stand beside a $ref' }));
  const name = /^#\/components\/schemas\/([^/]+)$/.exec(schema.$ref ?? '')?.[1];
  if (!name || !resolve(document, schema)) {
    problems.push({ path: [...path, '$ref'], message: `${schema.$ref} is no schema of this spec` });
  }
  return problems;
}

function checkObject(schema: Schema, path: Place): Problem[] {
  const problems: Problem[] = [];
  const { properties, additionalProperties, propertyNames } = schema;
  for (const key of Object.keys(properties ?? {}).filter((key) => key in Object.prototype)) {
    problems.push({
      path: [...path, 'properties', key],
      message: `every object of JavaScript has "${key}" already, so that its absence goes unseen`,
    });
  }
  if (schema['x-misnamed'] && additionalProperties !== false) {
    problems.push({
      path: [...path, 'x-misnamed'],
      message: 'says something of unknown keys, and this object takes them',
    });
  }
  for (const key of schema.required ?? []) {
    if (!Object.hasOwn(properties ?? {}, key)) {
      problems.push({ path: [...path, 'required'], message: `"${key}" is no property` });
    }
  }
  if (properties && typeof additionalProperties === 'object') {
    problems.push({
      path: [...path, 'additionalProperties'],
      message: 'a schema here makes a map, and a map has no properties of its own',
    });
  }
  const sizes = [propertyNames, schema.minProperties, schema.maxProperties];
  if (sizes.some((size) => size !== undefined) && typeof additionalProperties !== 'object') {
    problems.push({
      path,
      message:
        'propertyNames, minProperties and maxProperties are expressed for maps (additionalProperties) only',
    });
  }
  if (propertyNames?.type !== undefined && propertyNames.type !== 'string') {
    problems.push({
      path: [...path, 'propertyNames', 'type'],
      message: 'every key is a string, so that only string is expressed',
    });
  }
  const nameRules = Object.keys(propertyNames ?? {});
  if (nameRules.some((key) => !['type', 'minLength', 'maxLength'].includes(key))) {
    problems.push({
      path: [...path, 'propertyNames'],
      message: 'only minLength and maxLength are expressed',
    });
  }
  return problems;
}
