import { propertyOf, constantOf, mayBeList } from './lookup.ts';
import { paramsName, responseName, splitId } from './names.ts';
import {
  httpMethods,
  type Cursor,
  type HttpMethod,
  type OpenApiDocument,
  type OperationObject,
  type Parameter,
  type PathItem,
  type Reference,
  type RequestBody,
  type Response,
  type Schema,
} from './openapi.ts';
import type { Problem } from './problem.ts';
import { keysOf, nameOf, resolve } from './references.ts';

/** The only supported media type of bodies. */
export const json = 'application/json';

/** An operation of a document with its references resolved. */
export interface Operation {
  /** The keys that lead to the operation. */
  place: Problem['path'];
  /** Such as `sessions.create`. */
  id: string;
  /** The parts before the last dot: nested properties of the client. */
  resource: readonly string[];
  /** The part after the last dot: the resource's method. */
  method: string;
  httpMethod: Uppercase<HttpMethod>;
  /** Relative to the server, with the parameters in braces. */
  path: string;
  /** The operation as written. */
  source: OperationObject;
  /** In the order of the path. */
  pathParameters: readonly ReadParameter[];
  /** The headers with only one allowed value, which the client sends. */
  constantHeaders: readonly { name: string; value: string; required: boolean }[];
  /** The query parameters and headers that callers set as fields of `params`. */
  parameters: readonly ReadParameter[];
  /** The `params` of the method: the body, or an object with the body's fields and the parameters. */
  params: (NamedSchema & { required: boolean; isList: boolean }) | undefined;
  /** The body has the fields of `params` that are not in `parameters`. */
  body: RequestBody | undefined;
  /** The schemas of the successful responses; undefined stands for a response without a body. */
  results: readonly (Schema | undefined)[];
  /** The schema of the method's result. Undefined means that the method returns null. */
  response: NamedSchema | undefined;
  /** The pagination fields, if the result is a page. */
  cursor: Cursor | undefined;
  /** The type of a page's items. */
  item: string | undefined;
}

export interface ReadParameter extends Parameter {
  place: Problem['path'];
  schema: Schema;
  /** The schema without a reference to it or to its items. */
  target: Schema;
}

/** A schema under `components`. `added` means that the document itself does not have it there. */
export interface NamedSchema {
  schema: string;
  added?: Schema;
}

/** Reads the operations of a document in document order. */
export function readOperations(document: OpenApiDocument): Operation[] {
  return Object.entries(document.paths).flatMap(([path, item]) =>
    Object.keys(item).flatMap((key) => {
      const httpMethod = httpMethods.find((method) => method === key);
      const source = httpMethod && item[httpMethod];
      return source ? [readOperation(document, { path, item, httpMethod, source })] : [];
    }),
  );
}

interface Written {
  path: string;
  item: PathItem;
  httpMethod: HttpMethod;
  source: OperationObject;
}

function readOperation(document: OpenApiDocument, written: Written): Operation {
  const { path, item, httpMethod, source } = written;
  const { operationId: id = '', responses = {} } = source;
  const place = ['paths', path, httpMethod];
  const all = overridden([
    ...readParameters(document, item.parameters, ['paths', path, 'parameters']),
    ...readParameters(document, source.parameters, [...place, 'parameters']),
  ]);
  const constantHeaders = all.flatMap(({ name, in: where, target, required = false }) => {
    const value = where === 'header' ? constantOf(target) : undefined;
    return value === undefined ? [] : [{ name, value, required }];
  });
  const parameters = all.filter(
    ({ name, in: where }) =>
      where === 'query' ||
      (where === 'header' && !constantHeaders.some((header) => header.name === name)),
  );
  const body = source.requestBody && resolve<RequestBody>(document, source.requestBody);
  const results = Object.entries(responses)
    .filter(([status]) => status.startsWith('2'))
    .map(([, response]) => resolve<Response>(document, response)?.content?.[json]?.schema);
  const response = responseOf(source, results);
  const cursor = source['x-pagination'] && source['x-cursor'];
  return {
    place,
    id,
    ...splitId(id),
    httpMethod: httpMethod.toUpperCase() as Uppercase<HttpMethod>,
    path,
    source,
    pathParameters: pathNames(path).flatMap(
      (name) => all.find((parameter) => parameter.in === 'path' && parameter.name === name) ?? [],
    ),
    constantHeaders,
    parameters,
    params: paramsOf(document, source, parameters, body),
    body,
    results,
    response,
    cursor,
    item: cursor && response && itemType(document, response.schema, results[0], cursor),
  };
}

/** Reads a list of parameters. Skips what the structure check reports. */
export function readParameters(
  document: OpenApiDocument,
  entries: readonly (Parameter | Reference)[] = [],
  place: Problem['path'],
): ReadParameter[] {
  return entries.flatMap((entry, at) => {
    const parameter = resolve<Parameter>(document, entry);
    if (!parameter) return [];
    const { schema = {} } = parameter;
    const { items, ...found } = resolve(document, schema) ?? {};
    const target = { ...found, ...(items && { items: resolve(document, items) ?? {} }) };
    const own = '$ref' in entry ? keysOf(entry.$ref) : [...place, at];
    return [{ ...parameter, place: own, schema, target }];
  });
}

/** Leaves out the parameters of a path that its operation overrides. */
function overridden(parameters: readonly ReadParameter[]): ReadParameter[] {
  return [...new Map(parameters.map((one) => [`${one.in} ${one.name}`, one])).values()];
}

/** Lists the names in braces of a path, in order. */
export function pathNames(path: string): string[] {
  return [...path.matchAll(/\{([^{}]*)\}/g)].map((match) => match[1] ?? '');
}

function paramsOf(
  document: OpenApiDocument,
  source: OperationObject,
  parameters: readonly ReadParameter[],
  body: RequestBody | undefined,
): Operation['params'] {
  const schema = body?.content[json]?.schema;
  const required = body?.required === true || parameters.some((one) => one.required);
  const name = paramsName(source);
  if (parameters.length === 0) {
    return schema && { ...named(name, schema), required, isList: mayBeList(document, schema) };
  }
  const { properties, required: own = [], ...more } = (schema && resolve(document, schema)) ?? {};
  const fields = parameters.map((one) => [one.name, fieldSchema(one)]);
  const added: Schema = {
    ...more,
    type: 'object',
    description: `The parameters of \`${source.operationId}\`.`,
    additionalProperties: false,
    required: [...own, ...parameters.filter((one) => one.required).map((one) => one.name)],
    properties: { ...properties, ...Object.fromEntries(fields) },
  };
  return { schema: name, added, required, isList: false };
}

function fieldSchema({ schema, description, deprecated }: Parameter): Schema {
  return { ...schema, ...(description && { description }), ...(deprecated && { deprecated }) };
}

/** Returns the union of the successful responses, with null for an empty one. */
function responseOf(
  source: OperationObject,
  results: Operation['results'],
): NamedSchema | undefined {
  if (results.every((schema) => schema === undefined)) return undefined;
  const schemas = results.map((schema) => schema ?? { type: 'null' });
  const distinct = [...new Map(schemas.map((schema) => [JSON.stringify(schema), schema])).values()];
  const [only = {}] = distinct;
  const schema = distinct.length === 1 ? only : { anyOf: distinct };
  const description = `The response of \`${source.operationId}\`.`;
  return named(responseName(source), schema.$ref ? schema : { description, ...schema });
}

function named(name: string, schema: Schema): NamedSchema {
  const known = nameOf(schema);
  return known === undefined ? { schema: name, added: schema } : { schema: known };
}

function itemType(
  document: OpenApiDocument,
  response: string,
  page: Schema = {},
  { items }: Cursor,
): string {
  const list = propertyOf(document, page, items) ?? {};
  return nameOf(resolve(document, list)?.items) ?? `${response}['${items}'][number]`;
}
