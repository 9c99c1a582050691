import { isHeaderValue, type PlainRequest } from '../http/request.ts';
import { ApiError } from '../http/response.ts';

/** Reads the option `apiKeys`. Throws a TypeError, without the key, for a key that HTTP cannot carry. */
export function parseApiKeys(apiKeys: readonly string[]): ReadonlySet<string> {
  if (apiKeys.some((key) => !key || key.trim() !== key || !isHeaderValue(key))) {
    throw new TypeError(
      'Invalid API key: it must not be blank, start or end with white space, or contain a line break or a character above U+00FF.',
    );
  }
  return new Set(apiKeys);
}

/** Returns the API key of a request. Throws a 401, without the key, for a missing or unknown one. */
export function authenticate(
  request: PlainRequest,
  apiKeys: ReadonlySet<string> | undefined,
): string {
  const authorization = request.header('authorization')?.trim();
  if (!authorization) {
    throw new ApiError(
      401,
      "You didn't provide an API key. Send it in the header Authorization: Bearer <key>.",
    );
  }
  const [, key] = /^Bearer +(\S.*)$/i.exec(authorization) ?? [];
  if (!key) {
    throw new ApiError(401, 'The header Authorization must have the form Bearer <key>.', {
      code: 'invalid_api_key',
    });
  }
  if (apiKeys && !apiKeys.has(key)) {
    throw new ApiError(401, 'Incorrect API key provided.', { code: 'invalid_api_key' });
  }
  return key;
}
