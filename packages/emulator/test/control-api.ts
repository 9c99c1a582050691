// Calls the control API, and checks the responses against its OpenAPI document.
import { Ajv2020, type AnySchemaObject, type ValidateFunction } from 'ajv/dist/2020.js';
import { expect } from 'vitest';
import type { Emulator } from '../src/index.ts';

interface Document {
  openapi: string;
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, AnySchemaObject> };
}
interface Content {
  content?: Record<string, { schema: { $ref?: string } }>;
}
interface Operation {
  operationId: string;
  requestBody?: Content;
  responses: Record<string, Content>;
}

/** Gets the OpenAPI document of the control API. */
export async function readDocument(emulator: Emulator): Promise<Document> {
  const response = await emulator.fetch('http://localhost/_emulator/openapi.json');
  expect(response.status).toBe(200);
  return (await response.json()) as Document;
}

/** Calls an operation, whose response must fit the served document. */
export async function control(
  emulator: Emulator,
  method: string,
  path: string,
  body?: unknown,
): Promise<unknown> {
  const response = await emulator.fetch(`http://localhost/_emulator${path}`, {
    method,
    ...(body !== undefined && {
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }),
  });
  const document = await readDocument(emulator);
  const operation = document.paths[`/_emulator${path}`]?.[method.toLowerCase()];
  const described = operation?.responses[response.ok ? response.status : '4XX'];
  expect(described, `${method} ${path} ${response.status}`).toBeDefined();
  const text = await response.text();
  const schema = described?.content?.['application/json']?.schema;
  if (!schema) {
    expect(text).toBe('');
    return undefined;
  }
  const result: unknown = JSON.parse(text);
  const validate = compile(document, schema);
  validate(result);
  expect(validate.errors ?? []).toEqual([]);
  return result;
}

const validators = new Map<string, ValidateFunction>();

/** Compiles a schema of the document, which every emulator has in common, once. */
function compile({ components }: Document, schema: { $ref?: string }): ValidateFunction {
  const key = JSON.stringify(schema);
  let validate = validators.get(key);
  if (!validate) {
    const ajv = new Ajv2020({ strictNumbers: true, allowUnionTypes: true });
    ajv.addVocabulary(['components']);
    ajv.addSchema({ components }, 'document');
    validate = ajv.compile(schema.$ref ? { $ref: `document${schema.$ref}` } : schema);
    validators.set(key, validate);
  }
  return validate;
}
