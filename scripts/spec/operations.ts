import {
  httpMethods,
  type Cursor,
  type HttpMethod,
  type OperationObject,
  type RequestBody,
  type Response,
  type Schema,
} from './openapi.ts';
import { readParams, readResponse } from './operation-schemas.ts';
import { pathNames, readParameters, type ReadParameter } from './parameters.ts';
import type { Place } from './problem.ts';
import { nameOf, resolve } from './references.ts';
import type { NamedSchema, SchemaReader } from './schema-reader.ts';
import { resolved, typesOf } from './unions.ts';

/** The only supported media type of bodies. */
export const json = 'application/json';

/** An operation of a document with its references resolved and its schemas in normal form. */
export interface Operation {
  /** The keys that lead to the operation. */
  place: Place;
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
  /** The parameters as written, of the operation and of its path. */
  written: readonly (readonly ReadParameter[])[];
  /** In the order of the path. */
  pathParameters: readonly ReadParameter[];
  /** The headers with only one allowed value, which the client sends. */
  constantHeaders: readonly ReadParameter[];
  /** The query parameters and headers that callers set as fields of `params`. */
  parameters: readonly ReadParameter[];
  /** The `params` of the method. */
  params: (NamedSchema & { required: boolean; isList: boolean }) | undefined;
  /** The body has the fields of `params` that are not in `parameters`. */
  body: RequestBody | undefined;
  /** The schema of the body. */
  sent: Schema | undefined;
  /** The schemas of the successful responses; undefined stands for a response without a body. */
  results: readonly (Schema | undefined)[];
  /** The schema of the method's result. Undefined means that the method returns null. */
  response: NamedSchema | undefined;
  /** The pagination fields, if the result is a page. */
  cursor: Cursor | undefined;
  /** The type of a page's items. */
  item: string | undefined;
}

/** Reads the operations of a document in document order. Adds their unnamed schemas to the reader. */
export function readOperations(reader: SchemaReader): Operation[] {
  return Object.entries(reader.document.paths ?? {}).flatMap(([path, item]) =>
    Object.keys(item).flatMap((key) => {
      const httpMethod = httpMethods.find((method) => method === key);
      const source = httpMethod && item[httpMethod];
      return source ? [readOperation(reader, path, httpMethod, source)] : [];
    }),
  );
}

function readOperation(
  reader: SchemaReader,
  path: string,
  httpMethod: HttpMethod,
  source: OperationObject,
): Operation {
  const { document, schemas } = reader;
  const { operationId: id = '', responses = {}, requestBody } = source;
  const place = ['paths', path, httpMethod];
  const resource = id.split('.');
  const method = resource.pop() ?? '';
  const ofPath = document.paths[path]?.parameters;
  const own = readParameters(reader, source.parameters, [...place, 'parameters']);
  const shared = readParameters(reader, ofPath, ['paths', path, 'parameters']);
  // A parameter of the operation overrides that of the path.
  const byName = new Map([...shared, ...own].map((one) => [`${one.in} ${one.name}`, one]));
  const all = [...byName.values()];
  const parameters = all.filter((one) => one.in !== 'path' && one.constant === undefined);
  const body = requestBody && resolve<RequestBody>(document, requestBody);
  const written = body?.content?.[json]?.schema;
  const sent = written && resolved(reader.normalize(written), schemas);
  const params = readParams(reader, source, place, parameters, written);
  const bodies = Object.entries(responses)
    .filter(([status]) => status.startsWith('2'))
    .map(([, response]) => resolve<Response>(document, response)?.content?.[json]?.schema);
  const results = bodies.map((schema) => schema && resolved(reader.normalize(schema), schemas));
  const response = readResponse(reader, source, [...place, 'responses'], bodies);
  const cursor = source['x-pagination'] && source['x-cursor'];
  return {
    place,
    id,
    resource,
    method,
    httpMethod: httpMethod.toUpperCase() as Uppercase<HttpMethod>,
    path,
    source,
    written: [own, shared],
    pathParameters: pathNames(path).flatMap(
      (name) => all.find((one) => one.in === 'path' && one.name === name) ?? [],
    ),
    constantHeaders: all.filter((one) => one.constant !== undefined),
    parameters,
    params: params && {
      ...params,
      required: body?.required === true || parameters.some(({ required }) => required),
      isList: parameters.length === 0 && typesOf(sent ?? {}, schemas).includes('array'),
    },
    body,
    sent,
    results,
    response,
    cursor,
    item: cursor && response && itemType(reader, response.schema, results[0], cursor),
  };
}

function itemType(
  { schemas }: SchemaReader,
  response: string,
  { properties = {}, required = [] }: Schema = {},
  { items }: Cursor,
): string {
  const list = resolved(properties[items] ?? {}, schemas);
  const type = `${response}[${JSON.stringify(items)}]`;
  return (
    nameOf(list.items) ??
    (required.includes(items) ? `${type}[number]` : `NonNullable<${type}>[number]`)
  );
}
