import type { ZodType } from 'zod';
import type { $ZodIssue } from 'zod/v4/core';
import type { PlainRequest } from './request.ts';
import { ApiError } from './response.ts';

/**
 * The largest body, in bytes. It allows for a state variable of 10 485 760 characters, each of which
 * takes at most 12 bytes: two `\u` escapes.
 */
const bodyLimit = 128 * 2 ** 20;

const malformed = 'The request body must be valid JSON in UTF-8.';

// Drops a byte order mark, as `Request.text()` does.
const utf8 = new TextDecoder('utf-8', { fatal: true });

/** Decodes a body. Throws a 400 for invalid UTF-8, since JSON must be UTF-8. */
export function decodeText(bytes: ArrayBuffer | Uint8Array): string {
  try {
    return utf8.decode(bytes);
  } catch {
    throw new ApiError(400, malformed);
  }
}

/**
 * Reads a JSON body. Returns undefined for an absent body that is not required. Throws a 400, or a
 * 413 above the limit.
 */
export async function readJson(request: PlainRequest, isRequired = true): Promise<unknown> {
  const contentType = request.header('content-type')?.trim() ?? '';
  const isJson = /^application\/json\s*(;|$)/i.test(contentType);
  if (!isJson && isRequired) throw contentTypeError(contentType);
  const text = await request.text(bodyLimit);
  if (text === undefined) {
    throw new ApiError(413, `The request body must be at most ${bodyLimit} bytes.`);
  }
  if (text === '' && !isRequired) return undefined;
  if (!isJson) throw contentTypeError(contentType);
  return parse(text);
}

/** Returns the validated value. Throws a 400 that names the first invalid field. */
export function validate(schema: ZodType, value: unknown): unknown {
  const { data, error } = schema.safeParse(value);
  const [issue] = error?.issues ?? [];
  if (issue) throw invalidError(issue);
  return data;
}

function contentTypeError(sent: string): ApiError {
  const got = sent ? `, got ${sent}` : '';
  return new ApiError(400, `The header Content-Type must be application/json${got}.`, {
    param: 'content-type',
  });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // V8's message would quote the body, which may contain a secret.
    throw new ApiError(400, malformed);
  }
}

function invalidError(issue: $ZodIssue): ApiError {
  // Zod reports an unknown key at its parent: point at the key itself.
  const path = issue.code === 'unrecognized_keys' ? [...issue.path, issue.keys[0]] : issue.path;
  const param = path.map(String).join('.');
  // Zod's own messages have no full stop.
  const message = issue.message.replace(/\.?$/, '.');
  return new ApiError(400, param ? `Invalid '${param}': ${message}` : message, {
    param: param || null,
  });
}
