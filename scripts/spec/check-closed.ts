import { json, type Operation } from './operations.ts';
import type { Schema } from './openapi.ts';
import type { Problem } from './problem.ts';
import { children } from './schemas.ts';
import { sentSchemas, type SchemaMap } from './uses.ts';

/** Finds open objects in requests. A closed object lets validators report a mistyped key. */
export function checkClosed(operations: readonly Operation[], schemas: SchemaMap): Problem[] {
  const problems: Problem[] = [];
  const visit = (schema: Schema, path: Problem['path']): void => {
    if (schema.type === 'object' && schema.additionalProperties === true) {
      const message =
        'is part of a request: it needs additionalProperties: false, or unevaluatedProperties: false beside an allOf';
      problems.push({ path, message });
    }
    for (const [child, ...at] of children(schema)) visit(child, [...path, ...at]);
  };
  for (const name of sentSchemas(operations, schemas)) {
    const inline = operations.find(({ params }) => params?.added && params.schema === name);
    const place = inline && [...inline.place, 'requestBody', 'content', json, 'schema'];
    visit(schemas.get(name) ?? {}, place ?? ['components', 'schemas', name]);
  }
  return problems;
}
