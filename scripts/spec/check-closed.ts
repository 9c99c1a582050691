import { withInner } from './lookup.ts';
import { json, type Operation } from './operations.ts';
import type { Problem } from './problem.ts';
import { sentSchemas, type SchemaMap } from './uses.ts';

/** Finds open objects in requests. A closed object lets validators report a mistyped key. */
export function checkClosed(operations: readonly Operation[], schemas: SchemaMap): Problem[] {
  const message =
    'is part of a request: it needs additionalProperties: false, or unevaluatedProperties: false beside an allOf';
  return [...sentSchemas(operations, schemas)].flatMap((name) => {
    const inline = operations.find(({ params }) => params?.added && params.schema === name);
    const place = inline && [...inline.place, 'requestBody', 'content', json, 'schema'];
    return withInner(schemas.get(name) ?? {}, place ?? ['components', 'schemas', name])
      .filter(([schema]) => schema.type === 'object' && schema.additionalProperties === true)
      .map(([, path]) => ({ path, message }));
  });
}
