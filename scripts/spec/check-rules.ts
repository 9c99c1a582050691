import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import openApi from '@seriousme/openapi-schema-validator/schemas/v3.1/schema.json' with { type: 'json' };
import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import { parse } from 'yaml';
import { isSupported } from './keywords.ts';
import type { OpenApiDocument } from './openapi.ts';
import type { Place, Problem } from './problem.ts';
import { keysOf } from './references.ts';
import { rootSchemas } from './schemas.ts';

const ajv = new Ajv2020({
  strict: false,
  strictNumbers: true,
  allErrors: true,
  verbose: true,
  logger: false,
  formats: { 'js-regex': isPattern, 'supported-keyword': isSupported },
});
const isOpenApi = ajv.compile(openApi);
// The rules for documents refer to those for schemas.
const isSchema = ajv.compile(readRules('schema-rules.yaml'));
const isInScope = ajv.compile(readRules('document-rules.yaml'));

function readRules(file: string): object {
  return parse(readFileSync(join(import.meta.dirname, file), 'utf8')) as object;
}

/** Checks a document against OpenAPI 3.1. */
export function checkStructure(document: object): Problem[] {
  return problemsOf(isOpenApi, document);
}

/** Checks a document of OpenAPI 3.1 against the rules of the generator. */
export function checkRules(document: OpenApiDocument): Problem[] {
  return [
    ...problemsOf(isInScope, document),
    ...rootSchemas(document).flatMap(([schema, path]) => problemsOf(isSchema, schema, path)),
  ];
}

function problemsOf(check: ValidateFunction, value: unknown, place: Place = []) {
  check(value);
  const errors = check.errors ?? [];
  return errors
    .filter((error) => !isRepeated(error, errors))
    .map((error): Problem => {
      const key = (error.params['missingProperty'] as string | undefined) ?? error.propertyName;
      const keys = key === undefined ? [] : [key];
      return {
        path: [...place, ...keysOf(error.instancePath), ...keys],
        message: messageOf(error),
      };
    });
}

/** Whether an error only says that another error occurred. */
function isRepeated({ keyword, instancePath }: ErrorObject, all: ErrorObject[]): boolean {
  const isEnum = all.some((one) => one.keyword === 'enum' && one.instancePath === instancePath);
  return ['if', 'anyOf', 'propertyNames'].includes(keyword) || (keyword === 'type' && isEnum);
}

function messageOf(error: ErrorObject): string {
  const { keyword, message, params, parentSchema, propertyName, data } = error;
  if (keyword === 'required' || keyword === 'dependentRequired') return 'is missing';
  const values = params['allowedValues'] as unknown[] | undefined;
  const rule = parentSchema?.['message'] as string | undefined;
  if (rule === undefined) return values ? `must be one of ${values.join(', ')}` : `${message}`;
  const isTold = propertyName !== undefined || typeof data === 'object';
  return isTold ? rule : `${JSON.stringify(data)} ${rule}`;
}

function isPattern(pattern: string): boolean {
  try {
    return Boolean(new RegExp(pattern, 'u'));
  } catch {
    return false;
  }
}
