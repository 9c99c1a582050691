import type { Call } from './call.ts';
import { fingerprint } from './fingerprint.ts';

/**
 * Returns the request's `Idempotency-Key` together with its API key, method and path, since two
 * accounts or two operations may use the same `Idempotency-Key`.
 */
export function readIdempotencyKey({ request, apiKey }: Call): string | undefined {
  const key = request.header('idempotency-key');
  // None of the parts can contain a line break.
  return key ? [fingerprint(apiKey), request.method, request.path, key].join('\n') : undefined;
}
