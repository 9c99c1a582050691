import openApi from '@seriousme/openapi-schema-validator/schemas/v3.1/schema.json' with { type: 'json' };
import type { OpenApiDocument } from './openapi.ts';
import type { Place, Problem } from './problem.ts';
import { find, pointerOf, resolve } from './references.ts';
import { compile, readRules } from './rules.ts';
import { rootSchemas } from './schemas.ts';

const checkStructure = compile(openApi);
const checkJsonSchema = compile({ $ref: 'https://json-schema.org/draft/2020-12/schema' });
// The rules for documents refer to those for schemas.
const checkSchema = compile(readRules('schema-rules.yaml'));
const checkRules = compile(readRules('document-rules.yaml'));

/** Finds reasons why a value is not an OpenAPI 3.1 document. */
export function checkOpenApi(value: unknown): Problem[] {
  const version = (value as { openapi?: unknown } | null)?.openapi;
  if (!/^3\.1\.\d+$/.test(String(version))) {
    return [{ path: ['openapi'], message: `must be 3.1.x, got ${JSON.stringify(version)}` }];
  }
  const broken = [...checkReferences(value as object, value, []), ...checkStructure(value)];
  return broken.length > 0 ? broken : checkJsonSchemas(value as OpenApiDocument);
}

/** Finds schemas of a document that break the rules of JSON Schema 2020-12. */
export function checkJsonSchemas(document: OpenApiDocument): Problem[] {
  return rootSchemas(document).flatMap(([schema, path]) => checkJsonSchema(schema, path));
}

/** Finds reasons why the generator does not support a value as a document. */
export function checkDocument(value: unknown): Problem[] {
  const broken = checkOpenApi(value);
  if (broken.length > 0) return broken;
  const schemas = rootSchemas(value as OpenApiDocument);
  return [...checkRules(value), ...schemas.flatMap(([schema, path]) => checkSchema(schema, path))];
}

/** Checks that every reference resolves and that every security scheme exists. */
function checkReferences(document: object, value: unknown, path: Place): Problem[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, child]: [string, unknown]) => {
    const isScheme = path.length === 2 && path[0] === 'security';
    const scheme = isScheme ? `#/components/securitySchemes${pointerOf([key])}` : undefined;
    const $ref = key === '$ref' ? child : scheme;
    if (typeof $ref !== 'string' || resolve(document, { $ref })) {
      return checkReferences(document, child, [...path, key]);
    }
    const isKnown = find(document, $ref) !== undefined;
    const reason = isKnown ? 'leads to itself or to no object' : 'does not exist in this document';
    return [{ path: [...path, key], message: `${$ref} ${reason}` }];
  });
}
