import type { Api } from './api.ts';
import type { Schema } from './openapi.ts';
import { json, type Operation } from './operations.ts';
import { pathNames, type ReadParameter } from './parameters.ts';
import type { Place, Problem } from './problem.ts';
import { kindOf } from './normal.ts';
import { typesOf } from './unions.ts';
import type { SchemaMap } from './uses.ts';

/** Finds operations that cannot become methods of the client. */
export function checkOperations({ document, operations, schemas }: Api): Problem[] {
  const paths = Object.keys(document.paths);
  const shapes = paths.map((path) => path.replace(/\{[^}]*\}/g, '{}'));
  return [
    ...(operations.length === 0 ? problemsAt(['paths'], ['has no operation']) : []),
    ...paths.flatMap((path, at) => {
      const first = paths[shapes.indexOf(shapes[at] ?? '')];
      return problemsAt(
        ['paths', path],
        first === path ? [] : [`matches the same requests as ${first}`],
      );
    }),
    ...operations.flatMap((operation) => [
      ...problemsAt([...operation.place, 'parameters'], parameterMessages(operation)),
      ...operation.written.flat().flatMap(checkParameter),
      ...problemsAt(
        [...operation.place, 'requestBody', 'content', json, 'schema'],
        bodyMessages(operation, schemas),
      ),
      ...problemsAt([...operation.place, 'responses'], resultMessages(operation, schemas)),
      ...problemsAt([...operation.place, 'x-cursor'], cursorMessages(operation, schemas)),
    ]),
  ];
}

function problemsAt(path: Place, messages: readonly string[]): Problem[] {
  return messages.map((message) => ({ path, message }));
}

function parameterMessages({
  path,
  source,
  written,
  params,
  parameters,
  sent,
}: Operation): string[] {
  const ofPath = written.flat().filter((one) => one.in === 'path');
  const described = list(new Set(ofPath.map(({ name }) => name)));
  const named = list(pathNames(path));
  // Header names are case-insensitive.
  const keyOf = ({ in: where, name }: ReadParameter): string =>
    `${where} parameter "${where === 'header' ? name.toLowerCase() : name}"`;
  const fields = [...Object.keys(sent?.properties ?? {}), ...parameters.map(({ name }) => name)];
  return [
    ...written.flatMap((entries) =>
      repeated(entries.map(keyOf)).map((key) => `there is another ${key}`),
    ),
    ...repeated(fields).map((name) => `params cannot have two fields named "${name}"`),
    ...(named === described
      ? []
      : [`the path names ${named}, but the path parameters are ${described}`]),
    ...(source['x-params-name'] === undefined || params?.added
      ? []
      : ['x-params-name has no effect: there are no params, or they have a name']),
  ];
}

function list(names: Iterable<string>): string {
  return [...names].toSorted().join(', ') || 'none';
}

function repeated(names: readonly string[]): string[] {
  return names.filter((name, at) => names.indexOf(name) !== at);
}

/** The types of the values that each kind of parameter can write as text. */
const writable = {
  path: 'a string, an integer or a number, and not a union',
  query: 'a string, a number, a boolean or an array of these',
  header: 'a string, a number or a boolean',
  cookie: '',
};

/** Checks that the value of a parameter can be written as text. */
function checkParameter({ name, in: where, target, type, place }: ReadParameter): Problem[] {
  const isPathType = type !== 'boolean' && kindOf(target) !== 'union';
  if (type && (where !== 'path' || isPathType)) return [];
  const message = `the ${where} parameter "${name}" must be ${writable[where]}`;
  return problemsAt([...place, 'schema'], [message]);
}

/** Beside parameters, `params` holds the fields of the body, the query parameters and the headers. */
function bodyMessages({ body, sent, parameters }: Operation, schemas: SchemaMap): string[] {
  if (!body || !sent) return [];
  if (!isStructure(sent, schemas)) {
    return ['must be an object or an array: the client takes nothing else as params'];
  }
  const isClosed = sent.additionalProperties === false;
  const isOptional = sent.required === undefined || sent.required.length === 0;
  if (parameters.length === 0 || (isClosed && (body.required || isOptional))) return [];
  return [
    'beside parameters, must be an object with additionalProperties: false, which may require fields only if the body is required',
  ];
}

function resultMessages({ results }: Operation, schemas: SchemaMap): string[] {
  if (results.length === 0) return ['has no successful response (2xx)'];
  return results.every((schema = {}) => isStructure(schema, schemas))
    ? []
    : ['must be an object or an array: the client treats other JSON as a failure'];
}

/** Whether the types of a schema are only object and array, or not stated. */
function isStructure(schema: Schema, schemas: SchemaMap): boolean {
  return typesOf(schema, schemas).every((type) => ['object', 'array', 'any'].includes(type));
}

/** Finds fields of an `x-cursor` that the operation does not have. */
function cursorMessages({ cursor, parameters, results }: Operation, schemas: SchemaMap): string[] {
  if (!cursor) return [];
  const { properties = {} } = results[0] ?? {};
  const fields: [name: string, ...types: string[]][] = [
    [cursor.items, 'array'],
    [cursor.next, 'string', 'null'],
    [cursor.more, 'boolean'],
  ];
  const isParameter = parameters.some(
    ({ in: where, name, required, target, type }) =>
      where === 'query' &&
      name === cursor.parameter &&
      !required &&
      type === 'string' &&
      target.type !== 'array',
  );
  return [
    ...fields
      .filter(
        ([name, ...allowed]) =>
          !typesOf(properties[name] ?? {}, schemas).every((type) => allowed.includes(type)),
      )
      .map(([name, type]) => `the response must have a field "${name}" of type ${type}`),
    ...(isParameter ? [] : [`"${cursor.parameter}" must be a query parameter, an optional string`]),
    ...(results.length === 1 ? [] : ['a page needs one successful response']),
  ];
}
