import * as z from 'zod';
import { readJson, validate } from '../http/body.ts';
import type { PlainRequest } from '../http/request.ts';
import { ApiError } from '../http/response.ts';
import type { Route, TextParameter } from '../http/route.ts';

/** Creates the check of a route's path parameters. It throws a 400 that names an invalid one. */
export function createPathCheck({ pathParameters = {} }: Route) {
  const schemas = Object.entries(pathParameters).map(
    ([name, schema]) => [name, schema.type, z.fromJSONSchema(schema)] as const,
  );
  return (parameters: Readonly<Record<string, string>>): void => {
    for (const [name, type, schema] of schemas) {
      validate(z.object({ [name]: schema }), { [name]: fromText(parameters[name] ?? '', type) });
    }
  };
}

/**
 * Reads and validates the fields that a request sends in its query, its headers and its body.
 * Returns undefined for an absent body that is optional. Throws a 400, or a 413 for a large body.
 */
export async function readParams(route: Route, request: PlainRequest): Promise<unknown> {
  const { params, parameters, body } = route;
  if (!params) return undefined;
  const sent = body && (await readJson(request, body === 'required'));
  if (!parameters) return sent === undefined ? sent : validate(params.schema, sent);
  const fields = readFields(parameters, request);
  // The schema rejects a body that is not an object.
  if (sent !== undefined && !isObject(sent)) return validate(params.schema, sent);
  for (const [name, { in: place }] of Object.entries(parameters)) {
    if (sent && Object.hasOwn(sent, name)) {
      throw new ApiError(400, `Invalid '${name}': send it in the ${place}, not in the body.`, {
        param: name,
      });
    }
  }
  return validate(params.schema, { ...sent, ...fields });
}

function readFields(
  parameters: Readonly<Record<string, TextParameter>>,
  request: PlainRequest,
): Record<string, unknown> {
  const query = new URLSearchParams(request.query);
  const fields: Record<string, unknown> = {};
  for (const [name, parameter] of Object.entries(parameters)) {
    const texts =
      parameter.in === 'query'
        ? query.getAll(name)
        : [request.header(name.toLowerCase())?.trim() ?? []].flat();
    if (texts.length > 0) fields[name] = readField(texts, parameter);
  }
  return fields;
}

function readField(texts: readonly string[], { type, list }: TextParameter): unknown {
  if (list === 'exploded') return texts.map((text) => fromText(text, type));
  if (texts.length > 1) return texts; // The schema rejects a list.
  const [text = ''] = texts;
  if (!list) return fromText(text, type);
  return text === '' ? [] : text.split(',').map((item) => fromText(item, type));
}

/** Converts a text to its type. Returns an invalid text unchanged, and the schema rejects it. */
function fromText(text: string, type: TextParameter['type'] = 'string'): unknown {
  if (type === 'boolean') return text === 'true' ? true : text === 'false' ? false : text;
  const isNumber = type !== 'string' && /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(text);
  return isNumber ? Number(text) : text;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
