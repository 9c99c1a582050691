// The part of OpenAPI 3.1 that the spec may use. The checks refuse everything else.

export interface OpenApiDocument {
  openapi: string;
  servers?: { url: string; description?: string }[];
  security?: Record<string, string[]>[];
  paths: Record<string, PathItem>;
  components?: {
    schemas?: Record<string, Schema>;
    parameters?: Record<string, Parameter>;
    responses?: Record<string, Response>;
    requestBodies?: Record<string, RequestBody>;
    [kind: string]: unknown;
  };
}

export interface Reference {
  $ref: string;
}

export type PathItem = { [method in HttpMethod]?: OperationObject } & {
  parameters?: (Parameter | Reference)[];
};

/** HTTP methods that `fetch` can send and whose responses can have a body. */
export const httpMethods = ['get', 'put', 'post', 'delete', 'patch'] as const;
export type HttpMethod = (typeof httpMethods)[number];

export interface OperationObject {
  operationId?: string;
  summary?: string;
  description?: string;
  deprecated?: boolean;
  parameters?: (Parameter | Reference)[];
  requestBody?: RequestBody | Reference;
  responses?: Record<string, Response | Reference>;
  /** The schema name of the method's `params`. Defaults to a name made from the operationId. */
  'x-params-name'?: string;
  /** Makes the method's result a page with access to the next page. */
  'x-pagination'?: 'cursor';
  'x-cursor'?: Cursor;
}

/** The pagination fields. The value of `next` is sent as `parameter` to get the next page. */
export interface Cursor {
  /** The field of the response that lists the items. */
  items: string;
  /** The field of the response with the cursor of the next page. */
  next: string;
  /** The field of the response that says whether there are more pages. */
  more: string;
  /** The query parameter that takes the cursor. */
  parameter: string;
}

export interface Parameter {
  name: string;
  in: 'path' | 'query' | 'header' | 'cookie';
  required?: boolean;
  description?: string;
  deprecated?: boolean;
  style?: string;
  explode?: boolean;
  schema?: Schema;
}

export interface RequestBody {
  required?: boolean;
  description?: string;
  content?: Record<string, { schema?: Schema }>;
}

export interface Response {
  description?: string;
  headers?: Record<string, unknown>;
  content?: Record<string, { schema?: Schema }>;
}

type Limit = 'minimum' | 'maximum' | 'exclusiveMinimum' | 'exclusiveMaximum' | 'multipleOf';
type Size = `${'min' | 'max'}${'Length' | 'Items' | 'Properties'}`;

export interface Schema extends Partial<Record<Limit | Size, number>> {
  $ref?: string;
  type?: string | string[];
  title?: string;
  description?: string;
  deprecated?: boolean;
  example?: unknown;
  examples?: unknown[];
  format?: string;
  const?: unknown;
  enum?: unknown[];
  default?: unknown;
  pattern?: string;
  items?: Schema;
  uniqueItems?: boolean;
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: boolean | Schema;
  /** The checks allow only false. */
  unevaluatedProperties?: boolean;
  propertyNames?: Schema;
  allOf?: Schema[];
  anyOf?: Schema[];
  oneOf?: Schema[];
  /** Unit of a number, for messages: `seconds`. */
  'x-unit'?: string;
  /** Advice in messages about an invalid value. */
  'x-hint'?: string;
  /** Advice in messages about mistaken keys of a closed object. */
  'x-misnamed'?: Record<string, string>;
  /** The doc comment, in the normal form. */
  'x-doc'?: string;
}
