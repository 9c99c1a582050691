import { ApiError } from '../http/response.ts';
import type { Call } from './call.ts';

/** Returns the request's `Idempotency-Key` with its API key: two accounts may use the same key. */
export function readIdempotencyKey({ request, apiKey }: Call): string | undefined {
  const key = request.header('idempotency-key');
  // A line break occurs in no header, so it separates the two.
  return key ? `${apiKey}\n${key}` : undefined;
}

/** Creates the error for a key that was already used with a different body or path. */
export function reusedKeyError(what: 'body' | 'path'): ApiError {
  return new ApiError(409, `This Idempotency-Key was already used with a different ${what}.`, {
    code: 'idempotency_key_reused',
  });
}
