import { checkPagination } from './check-pagination.ts';
import { checkEntries, checkParameters } from './check-parameters.ts';
import type { OpenApiDocument, Response, Schema } from './openapi.ts';
import { callerParameters } from './operation-schemas.ts';
import { bodyOf, json, nameOf, rawOperations, resolve, type RawOperation } from './operations.ts';
import type { Problem } from './problem.ts';
import { children } from './schemas.ts';

/** What keeps an operation of the document from becoming a method of the client, whole. */
export function checkOperations(document: OpenApiDocument): Problem[] {
  const operations = rawOperations(document);
  if (operations.length === 0) return [{ path: ['paths'], message: 'has no operation' }];
  return [
    ...checkPaths(document),
    ...operations.flatMap((raw) => [
      ...checkParameters(document, raw),
      ...checkBody(document, raw),
      ...checkResponses(document, raw),
      ...checkPagination(document, raw),
    ]),
  ];
}

/** What keeps a path from being told apart from others, and its parameters from being carried. */
function checkPaths(document: OpenApiDocument): Problem[] {
  const seen = new Map<string, string>();
  return Object.entries(document.paths).flatMap(([path, { parameters }]) => {
    const shape = path.replace(/\{[^}]*\}/g, '{}');
    const other = seen.get(shape);
    seen.set(shape, path);
    const messages = [
      ...(other === undefined ? [] : [`matches the same requests as ${other}`]),
      ...(shape.includes('{}{}') ? ['needs a text between two parameters'] : []),
    ];
    return [
      ...messages.map((message) => ({ path: ['paths', path], message })),
      ...checkEntries(document, parameters, ['paths', path, 'parameters']),
    ];
  });
}

function checkBody(document: OpenApiDocument, raw: RawOperation): Problem[] {
  if (!raw.operation.requestBody) return [];
  const path = ['paths', raw.path, raw.httpMethod, 'requestBody'];
  const body = bodyOf(document, raw);
  if (!body) return [{ path, message: 'does not resolve' }];
  const problems: Problem[] = [];
  if (raw.httpMethod === 'get') problems.push({ path, message: 'a GET request has no body' });
  const schema = body.content[json]?.schema;
  if (Object.keys(body.content).join() !== json || !schema) {
    const kinds = Object.keys(body.content).join(', ');
    const message = `must be ${json} with a schema and nothing else, got ${kinds}`;
    return [...problems, { path: [...path, 'content'], message }];
  }
  const place = [...path, 'content', json, 'schema'];
  return [
    ...problems,
    ...checkClosed(document, schema, place),
    ...checkBesideParameters(document, raw, schema, place),
  ];
}

/** The fields of a body stand in one `params` object with the query parameters and headers. */
function checkBesideParameters(
  document: OpenApiDocument,
  raw: RawOperation,
  schema: Schema,
  path: Problem['path'],
): Problem[] {
  const parameters = callerParameters(document, raw);
  const {
    type,
    properties = {},
    required = [],
    anyOf,
    allOf,
    ...more
  } = resolve(document, schema) ?? {};
  if (parameters.length === 0) return [];
  if (
    type !== 'object' ||
    anyOf ||
    allOf ||
    'oneOf' in more ||
    more.additionalProperties !== false
  ) {
    const message =
      'must be an object with additionalProperties: false, since params holds parameters beside it';
    return [{ path, message }];
  }
  const problems = parameters
    .filter(({ name }) => Object.hasOwn(properties, name))
    .map(({ name, in: place }) => ({
      path,
      message: `the field "${name}" is a ${place} parameter too: params can hold one of them`,
    }));
  if (required.length > 0 && !bodyOf(document, raw)?.required) {
    const message = 'an optional body beside parameters must not have required fields';
    problems.push({ path, message });
  }
  return problems;
}

/** A request's objects are closed, so that a mistaken key is found before it is sent. */
function checkClosed(document: OpenApiDocument, body: Schema, start: Problem['path']): Problem[] {
  const problems: Problem[] = [];
  const seen = new Set<string>();
  const visit = (schema: Schema, path: Problem['path']): void => {
    const { type, additionalProperties } = schema;
    const name = nameOf(schema);
    if (name !== undefined && !seen.has(name)) {
      seen.add(name);
      visit(resolve(document, schema) ?? {}, ['components', 'schemas', name]);
    }
    const isObject = [type].flat().includes('object');
    if (isObject && (additionalProperties === undefined || additionalProperties === true)) {
      const message = 'belongs to a request: it needs additionalProperties: false';
      problems.push({ path, message });
    }
    for (const [child, ...keys] of children(schema)) visit(child, [...path, ...keys]);
  };
  visit(body, start);
  return problems;
}

function checkResponses(document: OpenApiDocument, raw: RawOperation): Problem[] {
  const place = ['paths', raw.path, raw.httpMethod, 'responses'];
  const entries = Object.entries(raw.operation.responses ?? {});
  const problems: Problem[] = [];
  if (!entries.some(([status]) => status.startsWith('2'))) {
    problems.push({ path: place, message: 'has no successful response (2xx)' });
  }
  for (const [status, entry] of entries) {
    const path = [...place, status];
    const response = resolve<Response>(document, entry);
    if (!response) problems.push({ path, message: 'does not resolve' });
    const content = Object.entries(response?.content ?? {});
    if (content.some(([kind, media]) => kind !== json || !media.schema)) {
      const kinds = content.map(([kind]) => kind).join(', ');
      const message = `must be ${json} with a schema and nothing else, got ${kinds}`;
      problems.push({ path: [...path, 'content'], message });
    } else if (
      status.startsWith('2') &&
      content.some(([, media]) => isScalar(document, media.schema))
    ) {
      const message = 'must be an object or an array: the client takes other JSON for a failure';
      problems.push({ path: [...path, 'content', json, 'schema'], message });
    }
  }
  return problems;
}

/** Whether a schema admits a string, a number, a boolean or null by its type. */
function isScalar(document: OpenApiDocument, schema: Schema = {}): boolean {
  const {
    type,
    const: value,
    enum: values,
    anyOf = [],
    oneOf = [],
  } = {
    oneOf: [] as Schema[],
    ...resolve(document, schema),
  };
  return (
    [type ?? []].flat().some((each) => each !== 'object' && each !== 'array') ||
    (type === undefined && (value ?? values) !== undefined) ||
    [...anyOf, ...oneOf].some((each) => isScalar(document, each))
  );
}
