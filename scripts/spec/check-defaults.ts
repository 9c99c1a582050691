import { Ajv2020 } from 'ajv/dist/2020.js';
import type { OpenApiDocument, Schema } from './openapi.ts';
import type { Problem } from './problem.ts';
import { pointerOf } from './references.ts';
import { children, rootSchemas } from './schemas.ts';

/** Finds defaults that do not match their own schema. Requires that every reference resolves. */
export function checkDefaults(document: OpenApiDocument): Problem[] {
  const ajv = new Ajv2020({ strict: false, strictNumbers: true, validateFormats: false });
  ajv.addSchema(document, 'spec');
  const problems: Problem[] = [];
  const visit = (schema: Schema, path: Problem['path']): void => {
    if ('default' in schema) {
      const fits = ajv.validate({ $ref: `spec#${encodeURI(pointerOf(path))}` }, schema.default);
      if (!fits) {
        problems.push({
          path: [...path, 'default'],
          message: `does not match its schema: ${ajv.errorsText()}`,
        });
      }
    }
    for (const [child, ...at] of children(schema)) visit(child, [...path, ...at]);
  };
  for (const [schema, path] of rootSchemas(document)) visit(schema, path);
  return problems;
}
