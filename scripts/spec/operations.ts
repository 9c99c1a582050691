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

/** An operation of the spec, its references followed, as every generated package needs it. */
export interface Operation {
  /** Such as `sessions.create`. */
  id: string;
  /** The part before the dot: the client's property. */
  resource: string;
  /** The part after the dot: the resource's method. */
  method: string;
  httpMethod: Uppercase<HttpMethod>;
  /** Relative to the server, with the parameters in braces. */
  path: string;
  /** In the order in which the path names them. */
  pathParameters: Parameter[];
  queryParameters: Parameter[];
  /** The headers with the one value that the spec allows for each. */
  headers: Record<string, string>;
  /** Those of them that a request must have. */
  requiredHeaders: Record<string, string>;
  body: { required: boolean; schema: Schema; description?: string } | undefined;
  /** The JSON schemas of the successful answers; a success without a body is null. */
  results: (Schema | null)[];
  summary: string | undefined;
  description: string | undefined;
  deprecated: boolean;
}

/** An operation as it stands in the document. */
export interface RawOperation {
  path: string;
  httpMethod: HttpMethod;
  item: PathItem;
  operation: OperationObject;
}

export function rawOperations(document: OpenApiDocument): RawOperation[] {
  return Object.entries(document.paths).flatMap(([path, item]) =>
    httpMethods.flatMap((httpMethod) => {
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

/** Reads the operations of a document that was found to be sound. */
export function readOperations(document: OpenApiDocument): Operation[] {
  return rawOperations(document).map((raw) => {
    const { operation, path, httpMethod } = raw;
    const [resource = '', method = ''] = (operation.operationId ?? '').split('.');
    const parameters = parametersOf(document, raw);
    const headers = parameters.filter((p) => p.in === 'header');
    const constants = (of: Parameter[]): Record<string, string> =>
      Object.fromEntries(of.map((p) => [p.name, String(resolve(document, p.schema ?? {})?.const)]));
    const body = operation.requestBody && resolve<RequestBody>(document, operation.requestBody);
    const schema = body?.content['application/json']?.schema;
    return {
      id: `${resource}.${method}`,
      resource,
      method,
      httpMethod: httpMethod.toUpperCase() as Uppercase<HttpMethod>,
      path,
      pathParameters: pathNames(path).flatMap(
        (name) => parameters.find((p) => p.in === 'path' && p.name === name) ?? [],
      ),
      queryParameters: parameters.filter((p) => p.in === 'query'),
      headers: constants(headers),
      requiredHeaders: constants(headers.filter((p) => p.required)),
      body: schema && {
        required: body?.required === true,
        schema,
        ...(body?.description && { description: body.description }),
      },
      results: Object.entries(operation.responses ?? {})
        .filter(([status]) => status.startsWith('2'))
        .map(([, response]) => {
          const content = resolve<Response>(document, response)?.content;
          return content?.['application/json']?.schema ?? null;
        }),
      summary: operation.summary,
      description: operation.description,
      deprecated: operation.deprecated === true,
    };
  });
}
