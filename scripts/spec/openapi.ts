// The part of OpenAPI 3.1 that the spec may use. What is not here, the checks refuse.

export interface OpenApiDocument {
  openapi: string;
  info: Record<string, unknown>;
  servers?: { url: string; description?: string }[];
  security?: Record<string, string[]>[];
  tags?: { name: string; description?: string }[];
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

/** Those whose answers have a body, which `fetch` can send. */
export const httpMethods = ['get', 'put', 'post', 'delete', 'patch'] as const;
export type HttpMethod = (typeof httpMethods)[number];

export interface OperationObject {
  operationId?: string;
  summary?: string;
  description?: string;
  deprecated?: boolean;
  tags?: string[];
  parameters?: (Parameter | Reference)[];
  requestBody?: RequestBody | Reference;
  responses?: Record<string, Response | Reference>;
  /** The name of the schema of the method's `params`, in place of one made of the operationId. */
  'x-params-name'?: string;
  /** Makes the method's result a page that leads to the next one. */
  'x-pagination'?: 'cursor';
  'x-cursor'?: Cursor;
}

/** The fields by which one page leads to the next: the next page's `parameter` is this page's `next`. */
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
  content: Record<string, { schema?: Schema }>;
}

export interface Response {
  description?: string;
  headers?: Record<string, unknown>;
  content?: Record<string, { schema?: Schema }>;
}

export interface Schema {
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
  minLength?: number;
  maxLength?: number;
  pattern?: string;
  minimum?: number;
  maximum?: number;
  exclusiveMinimum?: number;
  exclusiveMaximum?: number;
  multipleOf?: number;
  items?: Schema;
  minItems?: number;
  maxItems?: number;
  uniqueItems?: boolean;
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: boolean | Schema;
  /** The checks refuse any other value than false. */
  unevaluatedProperties?: boolean;
  propertyNames?: Schema;
  minProperties?: number;
  maxProperties?: number;
  allOf?: Schema[];
  anyOf?: Schema[];
  oneOf?: Schema[];
  /** Unit of a number, for messages: `seconds`. */
  'x-unit'?: string;
  /** What to do about a value that this schema refuses, for messages. */
  'x-hint'?: string;
  /** What to do about a key that people write by mistake and that a closed object refuses. */
  'x-misnamed'?: Record<string, string>;
}
