import type { Schemas } from './flatten.ts';
import { MergeError } from './merge.ts';
import { normalize } from './normal.ts';
import type { OpenApiDocument, Schema } from './openapi.ts';
import { json, readOperations, type Operation } from './operations.ts';
import type { Problem } from './problem.ts';

type Place = Problem['path'];

/** What a document describes: its operations, and its schemas in normal form. */
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
  /** Brings a schema of the document into normal form. */
  normalize(schema: Schema): Schema;
}

/** Reads a document, which may be unchecked. */
export function readApi(document: OpenApiDocument, operations = readOperations(document)): Api {
  const added = operations.flatMap(({ params, response }) =>
    [params, response].flatMap((one) => (one?.added ? [[one.schema, one.added] as const] : [])),
  );
  const named: Schemas = { ...document.components?.schemas, ...Object.fromEntries(added) };
  const toNormal = (schema: Schema): Schema => {
    try {
      return normalize(schema, named);
    } catch (error) {
      // The checks refuse a schema whose parts contradict each other, and a RangeError: a part that
      // contains the schema. A comparison takes them as written.
      if (error instanceof MergeError || error instanceof RangeError) return schema;
      throw error;
    }
  };
  const schemas = Object.entries(named).map(([name, one]) => [name, toNormal(one)] as const);
  return {
    document,
    operations,
    schemas: new Map(schemas),
    places: new Map(operations.flatMap(placesOf)),
    normalize: toNormal,
  };
}

function placesOf({ place, params, parameters, response }: Operation): [string, Place][] {
  const body = [...place, 'requestBody', 'content', json, 'schema'];
  return [
    ...(params?.added
      ? [[params.schema, parameters.length > 0 ? place : body] as [string, Place]]
      : []),
    ...(response?.added ? [[response.schema, [...place, 'responses']] as [string, Place]] : []),
    ...parameters.map((one): [string, Place] => [`${params?.schema}.${one.name}`, one.place]),
  ];
}
