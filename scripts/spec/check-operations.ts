import { scalarType } from './lookup.ts';
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
    ...checkPaths(document),
    ...operations.flatMap((operation) => [
      ...checkParameters(operation),
      ...checkBody(document, operation),
      ...checkResults(document, operation),
      ...checkPagination(document, operation),
    ]),
  ];
}

/** Finds paths that match the same requests as another. */
function checkPaths({ paths }: OpenApiDocument): Problem[] {
  const seen = new Map<string, string>();
  return Object.keys(paths).flatMap((path) => {
    const shape = path.replace(/\{[^}]*\}/g, '{}');
    const other = seen.get(shape);
    seen.set(shape, path);
    const message = `matches the same requests as ${other}`;
    return other === undefined ? [] : [{ path: ['paths', path], message }];
  });
}

function checkParameters({ place, path, written, parameters, pathParameters }: Operation) {
  const names = pathNames(path);
  const inPath = written.flat().filter((one) => one.in === 'path');
  const fields = parameters.map(({ name }) => name);
  const messages = [
    ...repeated(names).map((name) => `the path names {${name}} twice`),
    ...names
      .filter((name) => !pathParameters.some((one) => one.name === name))
      .map((name) => `the path names {${name}}, but no path parameter has that name`),
    ...inPath
      .filter(({ name }) => !names.includes(name))
      .map(({ name }) => `the path parameter "${name}" is not in the path`),
    // Header names are case-insensitive.
    ...written.flatMap((list) =>
      repeated(
        list.map((one) => `${one.in} ${one.in === 'header' ? one.name.toLowerCase() : one.name}`),
      ).map((key) => `there is another ${key} parameter`),
    ),
    ...repeated(fields).map(
      (name) =>
        `a query parameter and a header are named "${name}", and params can hold only one of them`,
    ),
  ];
  return [
    ...messages.map((message) => ({ path: [...place, 'parameters'], message })),
    ...written.flat().flatMap(checkParameter),
  ];
}

function repeated(names: readonly string[]): string[] {
  return names.filter((name, at) => names.indexOf(name) !== at);
}

/** Checks that the value of a parameter can be written as text. */
function checkParameter(parameter: ReadParameter): Problem[] {
  const { name, in: where, target, place, constant } = parameter;
  const { type, items = {} } = target;
  const isUnion = ['anyOf', 'oneOf', 'allOf'].some((key) => key in target);
  const scalar = scalarType(where === 'query' && type === 'array' ? items : target);
  const path = [...place, 'schema'];
  if (where === 'path' && (!scalar || scalar === 'boolean' || isUnion)) {
    const message = `the path parameter "${name}" must be a string, an integer or a number, and not a union`;
    return [{ path, message }];
  }
  if (!scalar) {
    const list = where === 'query' ? ', a boolean or an array of these' : ' or a boolean';
    const message = `the ${where === 'query' ? 'query parameter' : 'header'} "${name}" must be a string, a number${list}`;
    return [{ path, message }];
  }
  if (constant === undefined || /^[!-~]([ -~]*[!-~])?$/.test(constant)) return [];
  const message = `the const of the header "${name}" must be in ASCII, without spaces around it`;
  return [{ path, message }];
}

/** Checks a body. Beside parameters, `params` holds its fields, the query parameters and the headers. */
function checkBody(document: OpenApiDocument, { place, body, parameters }: Operation): Problem[] {
  const schema = body?.content[json]?.schema;
  if (!schema) return [];
  const path = [...place, 'requestBody', 'content', json, 'schema'];
  if (isScalar(document, schema)) {
    const message = 'must be an object or an array: the client takes nothing else as params';
    return [{ path, message }];
  }
  if (parameters.length === 0) return [];
  const target = resolve(document, schema) ?? {};
  const { type, properties = {}, required = [], additionalProperties } = target;
  const isChoice = ['anyOf', 'oneOf', 'allOf'].some((key) => key in target);
  const isClosed = type === 'object' && additionalProperties === false && !isChoice;
  const messages = [
    ...(isClosed
      ? []
      : [
          'must be an object with additionalProperties: false, because params also holds the parameters',
        ]),
    ...parameters
      .filter(({ name }) => Object.hasOwn(properties, name))
      .map(
        ({ name, in: where }) =>
          `the field "${name}" is also a ${where} parameter, and params can hold only one of them`,
      ),
    ...(required.length > 0 && !body.required
      ? ['an optional body beside parameters must not have required fields']
      : []),
  ];
  return messages.map((message) => ({ path, message }));
}

function checkResults(document: OpenApiDocument, { place, results }: Operation): Problem[] {
  const path = [...place, 'responses'];
  if (results.length === 0) return [{ path, message: 'has no successful response (2xx)' }];
  const message = 'must be an object or an array: the client treats other JSON as a failure';
  return results.some((schema) => schema && isScalar(document, schema)) ? [{ path, message }] : [];
}

/** Whether the type of a schema allows a string, a number, a boolean or null. */
function isScalar(document: OpenApiDocument, schema: Schema): boolean {
  const {
    type,
    const: value,
    enum: values,
    anyOf = [],
    oneOf = [],
  } = resolve(document, schema) ?? {};
  return (
    [type ?? []].flat().some((each) => each !== 'object' && each !== 'array') ||
    (type === undefined && (value ?? values) !== undefined) ||
    [...anyOf, ...oneOf].some((each) => isScalar(document, each))
  );
}
