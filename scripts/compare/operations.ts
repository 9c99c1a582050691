// Reads an operation as parts, which are compared one by one.
import type { Api } from '../spec/api.ts';
import { json, type Operation } from '../spec/operations.ts';
import type { Response, Schema } from '../spec/openapi.ts';
import { keysOf, resolve } from '../spec/references.ts';
import type { Facts, Site } from './change.ts';

/** A part of a document that the other document may lack. */
export interface Part extends Pick<Site, 'at' | 'keys' | 'direction'> {
  /** The kind of part, which names the changes that add or remove it. */
  what: string;
  /** Identifies the part among its siblings. */
  id: string;
  /** The values to compare by key. */
  facts: Facts;
  schema?: Schema | undefined;
  parts?: readonly Part[];
}

export function addressOf({ httpMethod, path }: Operation): string {
  return `${httpMethod} ${path}`;
}

/** Returns an operation with its inputs and outputs. */
export function readOperation(api: Api, operation: Operation): Part {
  const { id, place: keys, path, source, pathParameters } = operation;
  const { parameters: _, requestBody: __, responses = {}, ...own } = source;
  const { summary, description } = { ...api.document.paths[path], ...own };
  return {
    what: 'operation',
    id,
    at: addressOf(operation),
    keys,
    facts: {
      ...own,
      summary,
      description,
      'path parameters': pathParameters.map(({ name }) => name),
    },
    parts: [
      ...readInputs(api, operation).map((part) => ({ ...part, direction: 'request' as const })),
      readResult(operation),
      ...Object.keys(responses).map((status) => readResponse(api, operation, status)),
    ],
  };
}

function readInputs(api: Api, operation: Operation): Part[] {
  const { params, place, body, constantHeaders, pathParameters } = operation;
  const facts = { required: params?.required, description: body?.description };
  return [
    // The position identifies a path parameter, as it does in a call.
    ...pathParameters.map(({ name, description, schema, place: keys }, position) => ({
      what: 'path parameter',
      id: `path ${position}`,
      at: `path ${name}`,
      keys,
      facts: { description },
      schema: api.normalize(schema),
    })),
    ...constantHeaders.map(({ name, description, required, constant, place: keys }) => ({
      what: 'constant header',
      id: `header ${name.toLowerCase()}`,
      at: `header ${name}`,
      keys,
      facts: { description, required, 'constant header': constant },
    })),
    ...(params ? fieldsOf(api, operation, params.schema) : []),
    ...(params
      ? [
          {
            what: 'params',
            id: 'params',
            at: `${addressOf(operation)} params`,
            keys: [...place, 'requestBody'],
            facts,
            schema: referenceTo(params.schema),
          },
        ]
      : []),
  ];
}

/** Says how each field of `params` is sent, such as `body`, `query, as one value` or `query, deepObject`. */
function fieldsOf({ schemas }: Api, operation: Operation, params: string): Part[] {
  return Object.keys(schemas.get(params)?.properties ?? {}).map((name) => {
    const parameter = operation.parameters.find((one) => one.name === name);
    const { in: where = 'body', style, explode, target } = parameter ?? {};
    const isJoined = target?.type === 'array' && explode === false;
    const isUsual = style === undefined || style === (where === 'query' ? 'form' : 'simple');
    const place = [where, !isUsual && style, isJoined && 'as one value'].filter(Boolean).join(', ');
    const keys = parameter?.place ?? operation.place;
    return { what: 'place', id: `field ${name}`, at: `${params}.${name}`, keys, facts: { place } };
  });
}

function readResult(operation: Operation): Part {
  const { response, place } = operation;
  return {
    what: 'result',
    id: 'result',
    at: `${addressOf(operation)} result`,
    keys: [...place, 'responses'],
    direction: 'response',
    facts: {},
    schema: response ? referenceTo(response.schema) : { type: 'null' },
  };
}

/** Reads a response. The schema of a success is that of the result. */
function readResponse(api: Api, operation: Operation, status: string): Part {
  const written = operation.source.responses?.[status] ?? {};
  const { headers = {}, content, ...facts } = resolve<Response>(api.document, written) ?? {};
  const keys = '$ref' in written ? keysOf(written.$ref) : [...operation.place, 'responses', status];
  const direction = 'response';
  const parts = Object.entries(headers).map(([name, each]): Part => {
    const header = resolve<{ schema?: Schema }>(api.document, each as object) ?? {};
    const { schema = {}, ...own } = header;
    const at = `response header ${name.toLowerCase()}`;
    const inside = [...keys, 'headers', name];
    const values = api.normalize(schema);
    return {
      what: 'response header',
      id: at,
      at,
      keys: inside,
      direction,
      facts: own,
      schema: values,
    };
  });
  const id = `response ${status.toUpperCase()}`;
  const common = { id, keys, direction, facts, parts } as const;
  if (status.startsWith('2')) {
    return { ...common, what: 'success', at: `${addressOf(operation)} ${id}` };
  }
  const schema = content?.[json]?.schema;
  return { ...common, what: 'error', at: id, schema: schema && api.normalize(schema) };
}

function referenceTo(name: string): Schema {
  return { $ref: `#/components/schemas/${name}` };
}
