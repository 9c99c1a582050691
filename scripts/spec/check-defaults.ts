import { Ajv2020 } from 'ajv/dist/2020.js';
import { withInner } from './lookup.ts';
import type { OpenApiDocument } from './openapi.ts';
import type { Problem } from './problem.ts';
import { pointerOf } from './references.ts';
import { rootSchemas } from './schemas.ts';

/** Finds defaults that do not match their own schema. Requires that every reference resolves. */
export function checkDefaults(document: OpenApiDocument): Problem[] {
  const ajv = new Ajv2020({ strict: false, strictNumbers: true, validateFormats: false });
  ajv.addSchema(document, 'spec');
  return rootSchemas(document)
    .flatMap(([schema, path]) => withInner(schema, path))
    .flatMap(([schema, path]) => {
      const $ref = `spec#${encodeURI(pointerOf(path))}`;
      if (!('default' in schema) || ajv.validate({ $ref }, schema.default)) return [];
      const message = `does not match its schema: ${ajv.errorsText()}`;
      return [{ path: [...path, 'default'], message }];
    });
}
