import { scalarType, typesOf } from './lookup.ts';
import type { OpenApiDocument, Schema } from './openapi.ts';
import { json, type Operation } from './operations.ts';
import { pathNames, type ReadParameter } from './parameters.ts';
import { checkPagination } from './check-pagination.ts';
import type { Problem } from './problem.ts';
import { resolve } from './references.ts';

/** Finds operations that cannot become methods of the client. */
export function checkOperations(
  document: OpenApiDocument,
  operations: readonly Operation[],
): Problem[] {
  if (operations.length === 0) return [{ path: ['paths'], message: 'has no operation' }];
  return [
    ...checkPaths(Object.keys(document.paths)),
    ...operations.flatMap((operation) => [
      ...checkParameters(operation),
      ...operation.written.flat().flatMap(checkParameter),
      ...checkBody(document, operation),
      ...checkResults(document, operation),
      ...checkPagination(document, operation),
    ]),
  ];
}

/** Finds paths that match the same requests as another. */
function checkPaths(paths: readonly string[]): Problem[] {
  const shapes = paths.map((path) => path.replace(/\{[^}]*\}/g, '{}'));
  return paths.flatMap((path, at) => {
    const first = shapes.indexOf(shapes[at] ?? '');
    const message = `matches the same requests as ${paths[first]}`;
    return first === at ? [] : [{ path: ['paths', path], message }];
  });
}

function checkParameters({ place, path, source, written, params }: Operation): Problem[] {
  const ofPath = written.flat().filter((one) => one.in === 'path');
  const described = list(new Set(ofPath.map(({ name }) => name)));
  const named = list(pathNames(path));
  // Header names are case-insensitive.
  const keyOf = ({ in: where, name }: ReadParameter): string =>
    `${where} parameter "${where === 'header' ? name.toLowerCase() : name}"`;
  const messages = written.flatMap((entries) =>
    repeated(entries.map(keyOf)).map((key) => `there is another ${key}`),
  );
  if (named !== described) {
    messages.push(`the path names ${named}, but the path parameters are ${described}`);
  }
  if (source['x-params-name'] !== undefined && !params?.added) {
    messages.push('x-params-name has no effect: there are no params, or they have a name');
  }
  return messages.map((message) => ({ path: [...place, 'parameters'], message }));
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
function checkParameter({ name, in: where, target, place }: ReadParameter): Problem[] {
  const { type, items = {} } = target;
  const isUnion = ['anyOf', 'oneOf', 'allOf'].some((key) => key in target);
  const scalar = scalarType(where === 'query' && type === 'array' ? items : target);
  if (scalar && (where !== 'path' || (scalar !== 'boolean' && !isUnion))) return [];
  const message = `the ${where} parameter "${name}" must be ${writable[where]}`;
  return [{ path: [...place, 'schema'], message }];
}

/** Checks a body. Beside parameters, `params` holds its fields, the query parameters and the headers. */
function checkBody(document: OpenApiDocument, { place, body, parameters }: Operation): Problem[] {
  const schema = body?.content[json]?.schema ?? {};
  const path = [...place, 'requestBody', 'content', json, 'schema'];
  if (!isStructure(document, schema)) {
    const message = 'must be an object or an array: the client takes nothing else as params';
    return [{ path, message }];
  }
  const target = resolve(document, schema) ?? {};
  const { type, properties = {}, required = [], additionalProperties } = target;
  const isUnion = ['anyOf', 'oneOf', 'allOf'].some((key) => key in target);
  const isPlain = type === 'object' && additionalProperties === false && !isUnion;
  if (body && parameters.length > 0 && !(isPlain && (body.required || required.length === 0))) {
    const message =
      'beside parameters, must be an object with additionalProperties: false, which may require fields only if the body is required';
    return [{ path, message }];
  }
  const fields = [...Object.keys(properties), ...parameters.map(({ name }) => name)];
  return repeated(fields).map((name) => ({
    path: [...place, 'parameters'],
    message: `params cannot have two fields named "${name}"`,
  }));
}

function checkResults(document: OpenApiDocument, { place, results }: Operation): Problem[] {
  const path = [...place, 'responses'];
  if (results.length === 0) return [{ path, message: 'has no successful response (2xx)' }];
  const message = 'must be an object or an array: the client treats other JSON as a failure';
  return results.every((schema = {}) => isStructure(document, schema)) ? [] : [{ path, message }];
}

/** Whether the types of a schema are only object and array, or not stated. */
function isStructure(document: OpenApiDocument, schema: Schema): boolean {
  return typesOf(document, schema).every((type) => type === 'object' || type === 'array');
}
