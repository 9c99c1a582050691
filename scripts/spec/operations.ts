import {
  httpMethods,
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

/** The one media type of bodies. */
export const json = 'application/json';

/** An operation as it stands in the document. */
export interface RawOperation {
  path: string;
  httpMethod: HttpMethod;
  item: PathItem;
  operation: OperationObject;
}

/** The operations of a document, in its order. */
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

/** Follows a local reference; undefined if it leads nowhere. */
export function resolve<T extends object>(
  document: OpenApiDocument,
  value: T | Reference,
): T | undefined {
  let current: unknown = value;
  for (let hops = 0; isReference(current); hops++) {
    if (hops > 20 || !current.$ref.startsWith('#/')) return undefined;
    current = current.$ref
      .slice(2)
      .split('/')
      .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'))
      .reduce<unknown>((node, key) => own(node, key), document);
  }
  return current as T | undefined;
}

/** The name of the schema that a reference leads to. */
export function nameOf(schema: Schema | undefined): string | undefined {
  return schema?.$ref?.split('/').at(-1);
}

/** A property of its own: `toString` is no schema of anybody's. */
function own(node: unknown, key: string): unknown {
  const isHolder = typeof node === 'object' && node !== null && Object.hasOwn(node, key);
  return isHolder ? (node as Record<string, unknown>)[key] : undefined;
}

function isReference(value: unknown): value is Reference {
  return typeof value === 'object' && value !== null && '$ref' in value;
}

/** The parameters of an operation: its own, and those of its path that it does not replace. */
export function parametersOf(document: OpenApiDocument, raw: RawOperation): Parameter[] {
  const found = new Map<string, Parameter>();
  for (const entry of [...(raw.item.parameters ?? []), ...(raw.operation.parameters ?? [])]) {
    const parameter = resolve(document, entry);
    if (parameter) found.set(`${parameter.in} ${parameter.name}`, parameter);
  }
  return [...found.values()];
}

/** The names in braces of a path, in order. */
export function pathNames(path: string): string[] {
  return [...path.matchAll(/\{([^{}]*)\}/g)].map((match) => match[1] ?? '');
}

/** The body of an operation's request, if it has one. */
export function bodyOf(document: OpenApiDocument, raw: RawOperation): RequestBody | undefined {
  const { requestBody } = raw.operation;
  return requestBody && resolve<RequestBody>(document, requestBody);
}

/** The schema of each successful response of an operation; undefined for one without a body. */
export function resultsOf(document: OpenApiDocument, raw: RawOperation): (Schema | undefined)[] {
  return Object.entries(raw.operation.responses ?? {})
    .filter(([status]) => status.startsWith('2'))
    .map(([, response]) => resolve<Response>(document, response)?.content?.[json]?.schema);
}

/** The one value that a schema admits, if it is a string. */
export function constantOf(document: OpenApiDocument, schema: Schema = {}): string | undefined {
  const { const: value, enum: values } = resolve(document, schema) ?? {};
  const only = value ?? (values?.length === 1 ? values[0] : undefined);
  return typeof only === 'string' ? only : undefined;
}

/** A property of an object's schema, or of a schema that it is merged from. */
export function propertyOf(
  document: OpenApiDocument,
  schema: Schema,
  name: string,
): Schema | undefined {
  const { properties = {}, allOf = [] } = resolve(document, schema) ?? {};
  const found = Object.hasOwn(properties, name) ? properties[name] : undefined;
  return found ?? allOf.map((part) => propertyOf(document, part, name)).find(Boolean);
}

/** The type of a string, a number or a boolean; undefined for a schema that is of no single one. */
export function scalarType(document: OpenApiDocument, schema: Schema): string | undefined {
  const { type, const: value, enum: values = [value] } = resolve(document, schema) ?? {};
  const name = type ?? (new Set(values.map((each) => typeof each)).size === 1 && typeof values[0]);
  return ['string', 'integer', 'number', 'boolean'].includes(String(name))
    ? String(name)
    : undefined;
}
