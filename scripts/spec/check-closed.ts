import type { OpenApiDocument, Schema } from './openapi.ts';
import { resolve } from './operations.ts';
import type { Problem } from './problem.ts';
import { children } from './schemas.ts';

/** Finds open objects in a request: a closed object reports a mistaken key before it is sent. */
export function checkClosed(
  document: OpenApiDocument,
  body: Schema,
  place: Problem['path'],
): Problem[] {
  const problems: Problem[] = [];
  const seen = new Set<string>();
  const visit = (schema: Schema, path: Problem['path']): void => {
    const name = schema.$ref?.split('/').at(-1);
    if (name !== undefined && !seen.has(name)) {
      seen.add(name);
      visit(resolve(document, schema) ?? {}, ['components', 'schemas', name]);
    }
    const { additionalProperties = true } = schema;
    if ([schema.type].flat().includes('object') && additionalProperties === true) {
      problems.push({
        path,
        message: 'belongs to a request: it needs additionalProperties: false',
      });
    }
    for (const [child, ...at] of children(schema)) visit(child, [...path, ...at]);
  };
  visit(body, place);
  return problems;
}
