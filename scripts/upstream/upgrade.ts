import { constraintsOf } from '../spec/keywords.ts';
import type { Schema } from '../spec/openapi.ts';
import { children } from '../spec/schemas.ts';

/** A schema of OpenAPI 3.0 or 3.1. */
type OldSchema = Schema & { nullable?: boolean };

const exclusive = [
  ['minimum', 'exclusiveMinimum'],
  ['maximum', 'exclusiveMaximum'],
] as const;

/** Writes a schema as OpenAPI 3.1 does, with the types that other keywords imply. Changes the schema. */
export function upgrade(schema: OldSchema | boolean | null): void {
  if (typeof schema !== 'object' || schema === null) return;
  for (const [child] of children(schema)) upgrade(child);
  if (schema.properties ?? schema.additionalProperties) schema.type ??= 'object';
  if (schema.items) schema.type ??= 'array';
  for (const [bound, key] of exclusive) {
    const { [bound]: limit, [key]: isExclusive } = schema;
    if (typeof isExclusive !== 'boolean') continue;
    delete schema[isExclusive ? bound : key];
    if (isExclusive && limit !== undefined) schema[key] = limit;
  }
  const { nullable } = schema;
  delete schema.nullable;
  if (nullable !== true) return;
  const constraints = constraintsOf(schema);
  for (const key of Object.keys(constraints)) delete schema[key as keyof Schema];
  schema.anyOf = [constraints, { type: 'null' }];
}
