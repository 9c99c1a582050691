import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '@chatkit-sessions/packed';
import { parse } from 'yaml';

/** How much of an API the spec describes, by what adds code to a bundle. */
export interface SpecSize {
  operations: number;
  fields: number;
}

interface Spec {
  paths: Record<string, Record<string, { operationId?: string }>>;
  components: { schemas: Record<string, { properties?: object }> };
}

/** Counts the operations of the spec and the fields of its schemas. */
export function readSpecSize(): SpecSize {
  const { paths, components } = parse(
    readFileSync(join(root, 'spec/openapi.yaml'), 'utf8'),
  ) as Spec;
  const operations = Object.values(paths).flatMap((path) => Object.values(path));
  const schemas = Object.values(components.schemas);
  return {
    operations: operations.filter(({ operationId }) => operationId !== undefined).length,
    fields: schemas.flatMap(({ properties = {} }) => Object.keys(properties)).length,
  };
}

/** The bytes of gzip that a bundle may gain from what the spec gained since the ceilings were written. */
export function allowance(then: SpecSize, now: SpecSize): number {
  const operations = Math.max(0, now.operations - then.operations);
  const fields = Math.max(0, now.fields - then.fields);
  return operations * 200 + fields * 100;
}
