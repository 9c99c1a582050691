import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js';
import type { OpenApiDocument } from './openapi.ts';
import type { Problem } from './problem.ts';
import { keysOf } from './references.ts';
import { rootSchemas } from './schemas.ts';

/** Validates every schema against JSON Schema 2020-12. The OpenAPI schema does not check them. */
export function checkKeywords(document: OpenApiDocument): Problem[] {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  return rootSchemas(document).flatMap(([schema, path]) => {
    if (ajv.validateSchema(schema)) return [];
    const errors = ajv.errors ?? [];
    return errors
      .filter((error) => !isAlternative(error, errors))
      .map((error) => ({
        path: [...path, ...keysOf(error.instancePath)],
        message: messageOf(error),
      }));
  });
}

/** Whether an ajv error only repeats another: "not an array of types" or "no alternative matched". */
function isAlternative({ keyword, instancePath }: ErrorObject, all: ErrorObject[]): boolean {
  const isValue = all.some((one) => one.keyword === 'enum' && one.instancePath === instancePath);
  return keyword === 'anyOf' || (keyword === 'type' && isValue);
}

function messageOf({ keyword, message = '', params }: ErrorObject): string {
  return keyword === 'enum'
    ? `must be one of ${(params['allowedValues'] as string[]).join(', ')}`
    : message;
}
