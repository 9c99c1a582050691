import {
  httpMethods,
  type HttpMethod,
  type OpenApiDocument,
  type OperationObject,
  type Parameter,
  type PathItem,
  type RequestBody,
  type Response,
  type Schema,
} from './openapi.ts';
import { resolve } from './references.ts';

/** The only supported media type of bodies. */
export const json = 'application/json';

/** An operation as written in the document. */
export interface RawOperation {
  path: string;
  httpMethod: HttpMethod;
  item: PathItem;
  operation: OperationObject;
}

/** Lists the operations of a document in document order. */
export function rawOperations(document: OpenApiDocument): RawOperation[] {
  return Object.entries(document.paths).flatMap(([path, item]) =>
    (Object.keys(item) as HttpMethod[])
      .filter((key) => httpMethods.includes(key))
      .flatMap((httpMethod) => {
        const operation = item[httpMethod];
        return operation ? [{ path, httpMethod, item, operation }] : [];
      }),
  );
}

/** Lists the parameters of an operation: its own and those of its path that it does not override. */
export function parametersOf(document: OpenApiDocument, raw: RawOperation): Parameter[] {
  const found = new Map<string, Parameter>();
  for (const entry of [...(raw.item.parameters ?? []), ...(raw.operation.parameters ?? [])]) {
    const parameter = resolve(document, entry);
    if (parameter) found.set(`${parameter.in} ${parameter.name}`, parameter);
  }
  return [...found.values()];
}

/** Lists the names in braces of a path, in order. */
export function pathNames(path: string): string[] {
  return [...path.matchAll(/\{([^{}]*)\}/g)].map((match) => match[1] ?? '');
}

/** Returns the request body of an operation, or undefined. */
export function bodyOf(document: OpenApiDocument, raw: RawOperation): RequestBody | undefined {
  const { requestBody } = raw.operation;
  return requestBody && resolve<RequestBody>(document, requestBody);
}

/** Lists the schemas of the successful responses, with undefined for a response without a body. */
export function resultsOf(document: OpenApiDocument, raw: RawOperation): (Schema | undefined)[] {
  return Object.entries(raw.operation.responses ?? {})
    .filter(([status]) => status.startsWith('2'))
    .map(([, response]) => resolve<Response>(document, response)?.content?.[json]?.schema);
}

/** Returns the only value that a schema allows if that value is a string. */
export function constantOf(document: OpenApiDocument, schema: Schema = {}): string | undefined {
  const { const: value, enum: values } = resolve(document, schema) ?? {};
  const only = value ?? (values?.length === 1 ? values[0] : undefined);
  return typeof only === 'string' ? only : undefined;
}

/** Returns a property of an object schema or of a schema in its `allOf`. */
export function propertyOf(
  document: OpenApiDocument,
  schema: Schema,
  name: string,
): Schema | undefined {
  const { properties = {}, allOf = [] } = resolve(document, schema) ?? {};
  const found = Object.hasOwn(properties, name) ? properties[name] : undefined;
  return found ?? allOf.map((part) => propertyOf(document, part, name)).find(Boolean);
}

/** Returns the scalar type of a schema. Returns undefined for other schemas and for several types. */
export function scalarType(document: OpenApiDocument, schema: Schema): string | undefined {
  const { type, const: value, enum: values = [value] } = resolve(document, schema) ?? {};
  const name = type ?? (new Set(values.map((each) => typeof each)).size === 1 && typeof values[0]);
  return ['string', 'integer', 'number', 'boolean'].includes(String(name))
    ? String(name)
    : undefined;
}
