// Reads an operation as parts, which are compared one by one.
import type { Api } from '../spec/api.ts';
import { json, type Operation } from '../spec/operations.ts';
import type { Response, Schema } from '../spec/openapi.ts';
import { keysOf, resolve } from '../spec/references.ts';
import type { Part } from './part.ts';

/** Returns an operation with its inputs and outputs. */
export function readOperation(api: Api, operation: Operation): Part {
  const { id, httpMethod, place: keys, path, source, pathParameters, response } = operation;
  const { parameters: _, requestBody: __, responses = {}, ...own } = source;
  const { summary, description } = { ...api.document.paths[path], ...own };
  const names = pathParameters.map(({ name }) => name);
  const at = `${httpMethod} ${path}`;
  const inputs = [...readFixed(api, operation), ...readParams(api, operation, at)];
  const result: Part = {
    ids: ['result'],
    at: `${at} result`,
    keys: [...keys, 'responses'],
    direction: 'response',
    facts: {},
    schema: response ? referenceTo(response.schema) : { type: 'null' },
  };
  return {
    what: 'operation',
    ids: [id || undefined, at.replace(/\{[^}]*\}/g, '{}')],
    at,
    keys,
    facts: { ...own, summary, description, 'path parameters': names },
    parts: [
      ...inputs.map((part) => ({ ...part, direction: 'request' as const })),
      result,
      ...Object.keys(responses).map((status) => readResponse(api, operation, at, status)),
    ],
  };
}

/** Reads the inputs that are not fields of `params`: path parameters and constant headers. */
function readFixed(api: Api, { pathParameters, constantHeaders }: Operation): Part[] {
  return [...pathParameters, ...constantHeaders].map((parameter, position) => {
    const { in: where, name, place: keys, constant, ...written } = parameter;
    const { description, required, deprecated } = written;
    return {
      // The position identifies a path parameter, as it does in a call.
      ids: [`${where} ${where === 'path' ? position : name.toLowerCase()}`],
      at: `${where} ${name}`,
      keys,
      facts: { description, required, deprecated, 'constant header': constant },
      ...(constant === undefined
        ? { schema: api.reader.normalize(written.schema) }
        : { what: 'constant header' }),
    };
  });
}

function readParams({ schemas }: Api, operation: Operation, at: string): Part[] {
  const { params, body, place: keys } = operation;
  if (!params) return [];
  const fields = Object.keys(schemas.get(params.schema)?.properties ?? {}).map((name): Part => {
    const facts = { place: placeOf(operation, name) };
    return { ids: [`field ${name}`], at: `${params.schema}.${name}`, keys, facts };
  });
  const whole = {
    what: 'params',
    ids: ['params'],
    at: `${at} params`,
    keys: [...keys, 'requestBody'],
    facts: { required: params.required, description: body?.description },
    schema: referenceTo(params.schema),
  };
  return [...fields, whole];
}

/** Says how a field of `params` is sent: `body`, `query, as one value` or `query, deepObject`. */
function placeOf({ parameters }: Operation, field: string): string {
  const parameter = parameters.find(({ name }) => name === field);
  const { in: where = 'body', style, explode, target } = parameter ?? {};
  const isJoined = target?.type === 'array' && explode === false;
  const isUsual = style === undefined || style === (where === 'query' ? 'form' : 'simple');
  return [where, !isUsual && style, isJoined && 'as one value'].filter(Boolean).join(', ');
}

/** Reads a response. The schema of a success is that of the result. */
function readResponse(api: Api, operation: Operation, address: string, status: string): Part {
  const written = operation.source.responses?.[status] ?? {};
  const { headers = {}, content, ...facts } = resolve<Response>(api.document, written) ?? {};
  const keys = '$ref' in written ? keysOf(written.$ref) : [...operation.place, 'responses', status];
  const schema = content?.[json]?.schema;
  const parts = Object.entries(headers).map(([name, header]): Part => {
    const { schema: values = {}, ...own } =
      resolve<{ schema?: Schema }>(api.document, header as object) ?? {};
    const at = `response header ${name.toLowerCase()}`;
    const place = [...keys, 'headers', name];
    const part = { ids: [at], at, keys: place, facts: own, schema: api.reader.normalize(values) };
    return { what: 'response header', ...part };
  });
  const id = `response ${status.toUpperCase()}`;
  const part = { ids: [id], keys, direction: 'response', facts, parts } as const;
  if (status.startsWith('2')) return { ...part, what: 'success', at: `${address} ${id}` };
  return { ...part, what: 'error', at: id, schema: schema && api.reader.normalize(schema) };
}

export function referenceTo(name: string): Schema {
  return { $ref: `#/components/schemas/${name}` };
}
