// The schemas of a method's params and result. An unnamed schema gets a name.
import { paramsName, responseName } from './names.ts';
import type { OpenApiDocument, Parameter, Schema } from './openapi.ts';
import {
  bodyOf,
  constantOf,
  json,
  parametersOf,
  rawOperations,
  resultsOf,
  type RawOperation,
} from './operations.ts';
import { nameOf, resolve } from './references.ts';

/** A schema under `components`. `added` means that the document itself does not have it there. */
export interface NamedSchema {
  name: string;
  added?: Schema;
}

/** Returns the document with a named schema for the `params` and the result of every method. */
export function withOperationSchemas(document: OpenApiDocument): OpenApiDocument {
  const schemas = { ...document.components?.schemas };
  for (const raw of rawOperations(document)) {
    for (const named of [paramsSchema(document, raw), responseSchema(document, raw)]) {
      if (named?.added) schemas[named.name] = named.added;
    }
  }
  return { ...document, components: { ...document.components, schemas } };
}

/** The parameters that callers set in `params`. The client fills in the path and constant headers. */
export function callerParameters(document: OpenApiDocument, raw: RawOperation): Parameter[] {
  return parametersOf(document, raw).filter(
    ({ in: place, schema }) =>
      place === 'query' || (place === 'header' && constantOf(document, schema) === undefined),
  );
}

/** The schema of a method's `params`: the body, or an object with the body's fields and the parameters. */
export function paramsSchema(
  document: OpenApiDocument,
  raw: RawOperation,
): NamedSchema | undefined {
  const body = bodyOf(document, raw)?.content[json]?.schema;
  const parameters = callerParameters(document, raw);
  const name = paramsName(raw.operation);
  if (parameters.length === 0) return body && nameOrAdd(name, body);
  const { properties, required = [], ...more } = (body && resolve(document, body)) ?? {};
  const fields = parameters.map((parameter) => [parameter.name, fieldSchema(parameter)]);
  return {
    name,
    added: {
      ...more,
      type: 'object',
      description: `The parameters of \`${raw.operation.operationId}\`.`,
      additionalProperties: false,
      required: [...required, ...parameters.filter((p) => p.required).map((p) => p.name)],
      properties: { ...properties, ...Object.fromEntries(fields) },
    },
  };
}

/** The schema of a method's result: the union of its successful responses, with null for an empty one. */
export function responseSchema(
  document: OpenApiDocument,
  raw: RawOperation,
): NamedSchema | undefined {
  const results = resultsOf(document, raw);
  if (results.every((schema) => schema === undefined)) return undefined;
  const schemas = results.map((schema) => schema ?? { type: 'null' });
  const distinct = [...new Map(schemas.map((schema) => [JSON.stringify(schema), schema])).values()];
  const [only = {}] = distinct;
  const schema = distinct.length === 1 ? only : { anyOf: distinct };
  const description = `The response of \`${raw.operation.operationId}\`.`;
  return nameOrAdd(responseName(raw.operation), schema.$ref ? schema : { description, ...schema });
}

function nameOrAdd(name: string, schema: Schema): NamedSchema {
  const known = nameOf(schema);
  return known === undefined ? { name, added: schema } : { name: known };
}

function fieldSchema({ schema, description, deprecated }: Parameter): Schema {
  return { ...schema, ...(description && { description }), ...(deprecated && { deprecated }) };
}
