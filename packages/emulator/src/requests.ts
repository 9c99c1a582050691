import type { ZodType } from 'zod';
import { refuseBody, Refusal } from './answers.ts';
import type { PlainRequest } from './plain-request.ts';
import type { Route } from './route.ts';

/**
 * The largest body, in bytes. It admits a state variable of the full 10 485 760 characters however
 * it is written: a character takes at most 12 bytes, as two `\u` escapes.
 */
export const bodyLimit = 128 * 2 ** 20;

const malformed = 'The body of the request is no valid JSON.';

// Drops a byte order mark, as `Request.text()` does.
const utf8 = new TextDecoder('utf-8', { fatal: true });

/** The text of a body. Refuses with 400 what is no UTF-8, since no JSON is. */
export function decodeText(bytes: ArrayBuffer | Uint8Array): string {
  try {
    return utf8.decode(bytes);
  } catch {
    throw new Refusal(400, malformed);
  }
}

/** The keys that pass. Throws a TypeError, and shows none, where no request can come with one. */
export function toKeys(apiKeys: readonly string[]): ReadonlySet<string> {
  if (apiKeys.some((key) => !/^\S+$/.test(key))) {
    throw new TypeError('An API key is one word: not blank, and without spaces.');
  }
  return new Set(apiKeys);
}

/** The API key of a request. Refuses with 401 where it is absent, malformed or not a known one. */
export function checkKey(request: PlainRequest, apiKeys: ReadonlySet<string> | undefined): string {
  const authorization = request.header('authorization')?.trim();
  if (!authorization) {
    throw new Refusal(
      401,
      "You didn't provide an API key. Send it as the header Authorization: Bearer <key>.",
    );
  }
  // No answer shows the key: answers end up in logs.
  const [, key] = /^Bearer +([^\s]+)$/i.exec(authorization) ?? [];
  if (!key) {
    throw new Refusal(401, 'The header Authorization must be of the form Bearer <key>.', {
      code: 'invalid_api_key',
    });
  }
  if (apiKeys && !apiKeys.has(key)) {
    throw new Refusal(401, 'Incorrect API key provided.', { code: 'invalid_api_key' });
  }
  return key;
}

/** Refuses with 400 where a header that the operation insists on is missing or has another value. */
export function checkHeaders(route: Route, request: PlainRequest): void {
  for (const [name, value] of Object.entries(route.headers)) {
    if (request.header(name.toLowerCase())?.trim() !== value) {
      throw new Refusal(400, `The header ${name} must be ${value}.`, {
        param: name.toLowerCase(),
        code: 'invalid_beta',
      });
    }
  }
}

/** The JSON of a request, found to fit the schema. Refuses with 400, or 413 above the limit. */
export async function readJson(request: PlainRequest, schema: ZodType): Promise<unknown> {
  const contentType = request.header('content-type') ?? '';
  if (!/^application\/json\s*(;|$)/i.test(contentType.trim())) {
    const sent = contentType ? `, not ${contentType}` : '';
    throw new Refusal(400, `The header Content-Type must be application/json${sent}.`, {
      param: 'content-type',
    });
  }
  const text = await request.text(bodyLimit);
  if (text === undefined) {
    throw new Refusal(413, `The body of the request is larger than ${bodyLimit} bytes.`);
  }
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    // V8's own words quote the body.
    throw new Refusal(400, malformed);
  }
  const issue = schema.safeParse(body).error?.issues[0];
  if (issue) throw refuseBody(issue);
  return body;
}

/** The value, and where it has nothing the default, at every depth. */
export function withDefaults(defaults: unknown, value: unknown): unknown {
  if (value === undefined) return defaults;
  if (!isObject(defaults) || !isObject(value)) return value;
  const merged: Record<string, unknown> = { ...defaults, ...value };
  for (const key of Object.keys(defaults)) merged[key] = withDefaults(defaults[key], value[key]);
  return merged;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
