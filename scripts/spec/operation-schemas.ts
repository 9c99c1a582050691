// The schemas of a method's params and result. An unnamed schema gets a name.
import { paramsName, responseName } from './names.ts';
import type { OpenApiDocument, OperationObject, Schema } from './openapi.ts';
import type { ReadParameter } from './parameters.ts';
import { nameOf, resolve } from './references.ts';

/** A schema under `components`. `added` means that the document itself does not have it there. */
export interface NamedSchema {
  schema: string;
  added?: Schema;
}

/** Returns the schema of a method's `params`: the body, or an object with its fields and the parameters. */
export function paramsSchema(
  document: OpenApiDocument,
  operation: OperationObject,
  parameters: readonly ReadParameter[],
  body: Schema | undefined,
): NamedSchema | undefined {
  const name = paramsName(operation);
  if (parameters.length === 0) return body && nameOrAdd(name, body);
  const { properties, required = [], ...more } = (body && resolve(document, body)) ?? {};
  const fields = parameters.map((parameter) => [parameter.name, fieldSchema(parameter)]);
  return {
    schema: name,
    added: {
      ...more,
      type: 'object',
      description: `The parameters of \`${operation.operationId}\`.`,
      additionalProperties: false,
      required: [...required, ...parameters.filter((one) => one.required).map(({ name }) => name)],
      properties: { ...properties, ...Object.fromEntries(fields) },
    },
  };
}

function fieldSchema({ schema, description, deprecated }: ReadParameter): Schema {
  return { ...schema, ...(description && { description }), ...(deprecated && { deprecated }) };
}

/** Returns the schema of a method's result: the union of its results, with null for an empty one. */
export function responseSchema(
  operation: OperationObject,
  results: readonly (Schema | undefined)[],
): NamedSchema | undefined {
  if (results.every((schema) => schema === undefined)) return undefined;
  const schemas = results.map((schema) => schema ?? { type: 'null' });
  const distinct = [...new Map(schemas.map((schema) => [JSON.stringify(schema), schema])).values()];
  const [only = {}] = distinct;
  const schema = distinct.length === 1 ? only : { anyOf: distinct };
  const description = `The response of \`${operation.operationId}\`.`;
  return nameOrAdd(responseName(operation), schema.$ref ? schema : { description, ...schema });
}

function nameOrAdd(name: string, schema: Schema): NamedSchema {
  const known = nameOf(schema);
  return known === undefined ? { schema: name, added: schema } : { schema: known };
}
