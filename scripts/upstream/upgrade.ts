import { annotationsOf, constraintsOf } from '../spec/keywords.ts';
import { httpMethods, type OpenApiDocument, type Schema } from '../spec/openapi.ts';
import { children, rootSchemas } from '../spec/schemas.ts';

/** A schema of OpenAPI 3.0 or 3.1. */
type OldSchema = Schema & { nullable?: boolean };

const exclusive = [
  ['minimum', 'exclusiveMinimum'],
  ['maximum', 'exclusiveMaximum'],
] as const;

/**
 * Writes the schemas of a document as OpenAPI 3.1 does, with the types that other keywords imply. Changes
 * the document.
 */
export function upgrade(document: OpenApiDocument): void {
  const visit = (schema: OldSchema | boolean | null): void => {
    if (typeof schema !== 'object' || schema === null) return;
    for (const [child] of children(schema)) visit(child);
    if (schema.properties ?? schema.additionalProperties) schema.type ??= 'object';
    if (schema.items) schema.type ??= 'array';
    for (const [bound, key] of exclusive) {
      if (typeof schema[key] !== 'boolean') continue;
      const { [bound]: limit, [key]: isExclusive } = schema;
      delete schema[isExclusive ? bound : key];
      if (isExclusive && limit !== undefined) schema[key] = limit;
    }
    const { nullable, ...own } = schema;
    if (nullable === undefined) return;
    for (const key of Object.keys(schema)) delete schema[key as keyof Schema];
    const union = { ...annotationsOf(own), anyOf: [constraintsOf(own), { type: 'null' }] };
    Object.assign(schema, nullable ? union : own);
  };
  for (const [schema] of rootSchemas(document)) visit(schema);
}

/**
 * Sets the id of each operation to its method and path. Only our own ids are kept, because those of the
 * vendor may repeat. Changes the document.
 */
export function nameOperations(document: OpenApiDocument, isOurs: boolean): void {
  for (const [path, item] of Object.entries(document.paths)) {
    for (const method of httpMethods) {
      const operation = item[method];
      if (!operation || (isOurs && operation.operationId)) continue;
      operation.operationId = `${method} ${path}`;
    }
  }
}
