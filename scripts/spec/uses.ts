import { withInner } from './schemas.ts';
import { nameOf } from './references.ts';
import type { Schema } from './openapi.ts';
import type { NamedSchema } from './schema-reader.ts';

/** The schemas of a spec in normal form, by name. */
export type SchemaMap = ReadonlyMap<string, Schema>;

/** Sorts the schemas so that each comes after the schemas that it refers to, except in cycles. */
export function byDependency(schemas: SchemaMap): SchemaMap {
  const sorted = new Map<string, Schema>();
  const begun = new Set<string>();
  const add = (name: string): void => {
    const schema = schemas.get(name);
    // In a cycle, the schema that was visited first comes first.
    if (!schema || begun.has(name)) return;
    begun.add(name);
    references(schema).forEach(add);
    sorted.set(name, schema);
  };
  [...schemas.keys()].forEach(add);
  return sorted;
}

/** Returns the names of the schemas that are part of a request. */
export function sentSchemas(
  operations: readonly { params: NamedSchema | undefined }[],
  schemas: SchemaMap,
): ReadonlySet<string> {
  const sent = new Set(operations.flatMap(({ params }) => params?.schema ?? []));
  // Iterating over a set also visits entries that are added meanwhile.
  for (const name of sent) {
    for (const other of references(schemas.get(name) ?? {})) sent.add(other);
  }
  return sent;
}

/** Lists the names of the schemas that a schema refers to. */
function references(schema: Schema): string[] {
  return withInner(schema).flatMap((one) => nameOf(one) ?? []);
}
