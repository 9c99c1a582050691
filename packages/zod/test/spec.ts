import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { parse } from 'yaml';

/** The part of JSON Schema that the spec uses. */
export interface Schema {
  $ref?: string;
  description?: string;
  type?: string | string[];
  const?: unknown;
  enum?: unknown[];
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: boolean | Schema;
  propertyNames?: Schema;
  minProperties?: number;
  maxProperties?: number;
  anyOf?: Schema[];
  oneOf?: Schema[];
  items?: Schema;
}

interface Document {
  paths: Record<string, Record<string, { operationId: string }>>;
  components: { schemas: Record<string, Schema> };
}

const path = join(import.meta.dirname, '../../../spec/openapi.yaml');
const document: Document = parse(readFileSync(path, 'utf8'), { version: '1.2' });

/** The schemas of the spec, read from the spec itself, not from generated code. */
export const { schemas } = document.components;
export const schemaNames: readonly string[] = Object.keys(schemas);
export const operationIds: readonly string[] = Object.values(document.paths).flatMap((item) =>
  Object.values(item).map(({ operationId }) => operationId),
);

// `strict: false`: an OpenAPI document has keywords around its schemas that ajv does not know.
const ajv = new Ajv2020({ strict: false, strictNumbers: true, formats: { uri: true } });
ajv.addSchema(document, 'spec');
const validators = new Map(
  schemaNames.map((name) => [name, ajv.compile({ $ref: `spec#/components/schemas/${name}` })]),
);

/** Whether ajv finds that a value fits the spec. */
export function fitsSpec(name: string, value: unknown): boolean {
  const validate = validators.get(name);
  if (!validate) throw new Error(`the spec has no schema ${name}`);
  return validate(value);
}

/** Follows a reference. */
export function resolve(schema: Schema): Schema {
  const name = schema.$ref?.split('/').at(-1);
  return name === undefined ? schema : (schemas[name] ?? {});
}

/** Every bound in the spec, and the numbers beside it. */
export const numbersAtBounds: readonly number[] = [
  ...new Set(
    [...readFileSync(path, 'utf8').matchAll(/^\s+(?:minimum|maximum): (\d+)$/gm)].flatMap(
      ([, bound]) => [Number(bound) - 1, Number(bound), Number(bound) + 1],
    ),
  ),
];
