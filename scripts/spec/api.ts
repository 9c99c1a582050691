import { SchemaReader } from './schema-reader.ts';
import type { OpenApiDocument, Schema } from './openapi.ts';
import { readOperations, type Operation } from './operations.ts';
import type { Place } from './problem.ts';

/** The operations of a document, and its schemas in normal form. */
export interface Api {
  readonly document: OpenApiDocument;
  readonly operations: readonly Operation[];
  /**
   * The schemas in normal form by name: those of the document in its order, then those added for
   * operations.
   */
  readonly schemas: ReadonlyMap<string, Schema>;
  /** The places of the added schemas, such as `ThreadListParams`, and of their fields. */
  readonly places: ReadonlyMap<string, Place>;
  /** Brings schemas into normal form, and knows their contradictions and places. */
  readonly reader: SchemaReader;
}

/** Reads a document, which may be unchecked. */
export function readApi(document: OpenApiDocument): Api {
  const reader = new SchemaReader(document);
  const operations = readOperations(reader);
  const { schemas, added: places } = reader;
  return { document, operations, schemas, places, reader };
}
