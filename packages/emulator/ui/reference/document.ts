import { signal } from '@preact/signals';
import { control } from '../data/control.ts';

/** The keywords of JSON Schema that the page shows. */
export interface Schema {
  $ref?: string;
  type?: string | string[];
  description?: string;
  const?: unknown;
  enum?: unknown[];
  default?: unknown;
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: Schema | boolean;
  propertyNames?: Schema;
  items?: Schema;
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
  [keyword: string]: unknown;
}

interface Parameter {
  name: string;
  in: string;
  required?: boolean;
  description?: string;
  schema: Schema;
}

interface Content {
  description?: string;
  content?: { 'application/json'?: { schema: Schema }; 'text/event-stream'?: { schema: Schema } };
}

interface PathOperation {
  operationId: string;
  summary?: string;
  description?: string;
  tags?: string[];
  parameters?: (Parameter | { $ref: string })[];
  requestBody?: Content;
  responses: Record<string, Content | { $ref: string }>;
}

/** An OpenAPI document. */
export interface Document {
  info: { title: string };
  paths: Record<string, Record<string, PathOperation>>;
  components?: Record<string, Record<string, unknown>>;
}

/** An operation with its references resolved. */
export interface Operation {
  id: string;
  method: string;
  path: string;
  summary: string;
  description: string | undefined;
  /** The parameters that the caller sets. */
  parameters: Parameter[];
  body: Schema | undefined;
  /** Whether the response is a stream of events, which does not end. */
  isStream: boolean;
  responses: { status: string; description: string; schema: Schema | undefined }[];
}

/** Returns the target of a reference, or the object itself. */
export function resolve<Value extends object>(
  document: Document,
  value: Value | { $ref: string },
): Value {
  if (!('$ref' in value) || typeof value.$ref !== 'string') return value as Value;
  const [section = '', name = ''] = value.$ref.split('/').slice(-2);
  return document.components?.[section]?.[name] as Value;
}

export function listOperations(document: Document): Operation[] {
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) =>
      toOperation(document, method.toUpperCase(), path, operation),
    ),
  );
}

function toOperation(
  document: Document,
  method: string,
  path: string,
  operation: PathOperation,
): Operation {
  const { operationId: id, summary = '', description, parameters = [], requestBody } = operation;
  return {
    id,
    method,
    path,
    summary,
    description,
    parameters: parameters
      .map((parameter) => resolve<Parameter>(document, parameter))
      .filter(({ schema }) => schema.const === undefined),
    body: requestBody?.content?.['application/json']?.schema,
    isStream: Object.values(operation.responses).some(
      (response) => resolve<Content>(document, response).content?.['text/event-stream'],
    ),
    responses: Object.entries(operation.responses).map(([status, response]) => {
      const { description: text = '', content } = resolve<Content>(document, response);
      return { status, description: text, schema: content?.['application/json']?.schema };
    }),
  };
}

/** The document of the API, once loaded. */
export const apiDocument = signal<Document | undefined>(undefined);
/** The document of the control API, once loaded. */
export const controlDocument = signal<Document | undefined>(undefined);

export async function loadApiDocument(): Promise<Document> {
  apiDocument.value ??= (await (await fetch('/ui/openapi.json')).json()) as Document;
  return apiDocument.value;
}

export async function loadControlDocument(): Promise<Document> {
  controlDocument.value ??= await control<Document>('GET', '/openapi.json');
  return controlDocument.value;
}
