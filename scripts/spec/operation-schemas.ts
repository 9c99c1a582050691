// The schemas of a method's params and result. An unnamed schema gets a name.
import { schemaName } from './names.ts';
import type { OperationObject, Schema } from './openapi.ts';
import type { ReadParameter } from './parameters.ts';
import type { Place } from './problem.ts';
import { resolve } from './references.ts';
import type { NamedSchema, SchemaReader } from './schema-reader.ts';
import { typesOf } from './unions.ts';

/** Reads the `params` of a method: the body, or an object with its fields and the parameters. */
export function readParams(
  reader: SchemaReader,
  { operationId = '', 'x-params-name': name = schemaName(operationId, 'Params') }: OperationObject,
  place: Place,
  parameters: readonly ReadParameter[],
  body: Schema | undefined,
): NamedSchema | undefined {
  if (parameters.length === 0) return body && reader.add(name, body);
  const types = typesOf(body ? reader.normalize(body) : {}, reader.schemas);
  // Only the fields of an object can stand beside parameters. The checks refuse other bodies.
  const written = body && types.join() === 'object' ? resolve(reader.document, body) : undefined;
  const { properties, required = [], ...more } = written ?? {};
  const fields = parameters.map((one) => {
    const { description, deprecated } = one;
    reader.added.set(`${name}.${one.name}`, one.place);
    const notes = { ...(description && { description }), ...(deprecated && { deprecated }) };
    return [one.name, reader.copy(one.schema, notes)] as const;
  });
  const schema: Schema = {
    ...more,
    type: 'object',
    description: `The parameters of \`${operationId}\`.`,
    additionalProperties: false,
    required: [...required, ...parameters.filter((one) => one.required).map((one) => one.name)],
    properties: { ...properties, ...Object.fromEntries(fields) },
  };
  return reader.add(name, schema, place);
}

/** Reads the result of a method: the union of the bodies, with null for a missing one. */
export function readResponse(
  reader: SchemaReader,
  { operationId = '' }: OperationObject,
  place: Place,
  bodies: readonly (Schema | undefined)[],
): NamedSchema | undefined {
  if (bodies.every((schema) => schema === undefined)) return undefined;
  const schemas = bodies.map((schema) => schema ?? { type: 'null' });
  const distinct = [...new Map(schemas.map((schema) => [JSON.stringify(schema), schema])).values()];
  const [only = {}] = distinct;
  const description = `The response of \`${operationId}\`.`;
  const name = schemaName(operationId, 'Response');
  return distinct.length === 1
    ? reader.add(name, reader.copy(only, { description: only.description ?? description }))
    : reader.add(name, { description, anyOf: distinct }, place);
}
