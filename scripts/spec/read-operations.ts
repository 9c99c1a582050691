import { splitId } from './names.ts';
import type { Cursor, HttpMethod, OpenApiDocument, Parameter, Schema } from './openapi.ts';
import { callerParameters, paramsSchema, responseSchema } from './operation-schemas.ts';
import {
  bodyOf,
  constantOf,
  json,
  parametersOf,
  pathNames,
  propertyOf,
  rawOperations,
  resultsOf,
  type RawOperation,
} from './operations.ts';
import { nameOf, resolve } from './references.ts';

/** An operation of the spec with resolved references, as the generated packages use it. */
export interface Operation {
  /** Such as `sessions.create`. */
  id: string;
  /** The parts before the last dot: nested properties of the client. */
  resource: readonly string[];
  /** The part after the last dot: the resource's method. */
  method: string;
  httpMethod: Uppercase<HttpMethod>;
  /** Relative to the server, with the parameters in braces. */
  path: string;
  /** In the order of the path. */
  pathParameters: readonly Parameter[];
  /** The headers with only one allowed value, which the client sends. */
  constantHeaders: readonly { name: string; value: string; required: boolean }[];
  /** The query parameters and headers that callers set as fields of `params`. */
  parameters: readonly Parameter[];
  /** The `params` of the method. `schema` is the name of their schema. `isList` means that they may be a list. */
  params:
    | { schema: string; required: boolean; isList: boolean; description: string | undefined }
    | undefined;
  /** Whether there is a body. It has the fields of `params` that are not in `parameters`. */
  body: 'required' | 'optional' | undefined;
  /** The name of the result's schema. Undefined means that the method returns null. */
  response: string | undefined;
  /** Whether a successful response has no body. */
  mayBeEmpty: boolean;
  /** The pagination fields, if the result is a page. */
  cursor: Cursor | undefined;
  /** The type of a page's items. */
  item: string | undefined;
  summary: string | undefined;
  description: string | undefined;
  deprecated: boolean;
}

/** Reads the operations of a document that passed all checks. */
export function readOperations(document: OpenApiDocument): Operation[] {
  return rawOperations(document).map((raw) => readOperation(document, raw));
}

function readOperation(document: OpenApiDocument, raw: RawOperation): Operation {
  const { operation, path, httpMethod } = raw;
  const all = parametersOf(document, raw);
  const parameters = callerParameters(document, raw);
  const params = paramsSchema(document, raw);
  const body = bodyOf(document, raw);
  const response = responseSchema(document, raw)?.name;
  const cursor = operation['x-pagination'] && operation['x-cursor'];
  return {
    id: operation.operationId ?? '',
    ...splitId(operation.operationId),
    httpMethod: httpMethod.toUpperCase() as Uppercase<HttpMethod>,
    path,
    pathParameters: pathNames(path).flatMap(
      (name) => all.find((parameter) => parameter.in === 'path' && parameter.name === name) ?? [],
    ),
    constantHeaders: all.flatMap(({ name, in: place, schema, required = false }) => {
      const value = place === 'header' ? constantOf(document, schema) : undefined;
      return value === undefined ? [] : [{ name, value, required }];
    }),
    parameters,
    params: params && {
      schema: params.name,
      required: body?.required === true || parameters.some(({ required }) => required),
      isList: parameters.length === 0 && mayBeList(document, body?.content[json]?.schema ?? {}),
      description: body?.description,
    },
    body: body && (body.required ? 'required' : 'optional'),
    response,
    mayBeEmpty: resultsOf(document, raw).includes(undefined),
    cursor,
    item: cursor && itemType(document, `${response}`, cursor),
    summary: operation.summary,
    description: operation.description,
    deprecated: operation.deprecated === true,
  };
}

function mayBeList(document: OpenApiDocument, schema: Schema): boolean {
  const { type, anyOf = [], oneOf = [], allOf = [] } = resolve<Schema>(document, schema) ?? {};
  const members = [...anyOf, ...oneOf, ...allOf];
  return [type].flat().includes('array') || members.some((member) => mayBeList(document, member));
}

function itemType(document: OpenApiDocument, response: string, { items }: Cursor): string {
  const list = propertyOf(document, { $ref: `#/components/schemas/${response}` }, items) ?? {};
  const name = nameOf(resolve(document, list)?.items);
  return name ?? `${response}['${items}'][number]`;
}
