import { flatten } from './flatten.ts';
import type { OpenApiDocument, Schema } from './openapi.ts';
import type { Problem } from './problem.ts';
import { nameOf } from './references.ts';
import { children } from './schemas.ts';

/** Finds open objects in requests. A closed object lets validators report a mistyped key. */
export function checkClosed(
  document: OpenApiDocument,
  body: Schema,
  place: Problem['path'],
): Problem[] {
  const schemas = document.components?.schemas ?? {};
  const problems: Problem[] = [];
  const seen = new Set<string>();
  const visit = (schema: Schema, path: Problem['path']): void => {
    const flat = flatten(schema, schemas);
    const name = nameOf(flat);
    if (name !== undefined && !seen.has(name)) {
      seen.add(name);
      visit(schemas[name] ?? {}, ['components', 'schemas', name]);
    }
    const isObject = [flat.type].flat().includes('object');
    if (isObject && (flat.additionalProperties ?? true) === true) {
      const message =
        'is part of a request: it needs additionalProperties: false, or unevaluatedProperties: false beside an allOf';
      problems.push({ path, message });
    }
    for (const [child, ...at] of children(flat)) visit(child, [...path, ...at]);
  };
  visit(body, place);
  return problems;
}
