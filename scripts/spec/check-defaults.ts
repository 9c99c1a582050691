import { Ajv2020 } from 'ajv/dist/2020.js';
import type { OpenApiDocument } from './openapi.ts';
import type { Problem } from './problem.ts';
import { operationSchemas } from './schemas.ts';

/** Defaults that do not fit their own schema. The document's references lead somewhere. */
export function checkDefaults(document: OpenApiDocument): Problem[] {
  const ajv = new Ajv2020({ strict: false, strictNumbers: true });
  ajv.addSchema(document, 'spec');
  const problems: Problem[] = [];
  const visit = (value: unknown, path: Problem['path']): void => {
    if (typeof value !== 'object' || value === null) return;
    // A list of properties may have one that is named `default`.
    if ('default' in value && path.at(-1) !== 'properties') {
      const pointer = path
        .map((key) => String(key).replaceAll('~', '~0').replaceAll('/', '~1'))
        .join('/');
      if (!ajv.validate({ $ref: `spec#/${encodeURI(pointer)}` }, value.default)) {
        problems.push({ path: [...path, 'default'], message: `does not fit: ${ajv.errorsText()}` });
      }
    }
    for (const [key, child] of Object.entries(value)) {
      if (key !== 'default') visit(child, [...path, key]);
    }
  };
  visit(document.components?.schemas, ['components', 'schemas']);
  for (const [schema, path] of operationSchemas(document)) visit(schema, path);
  return problems;
}
