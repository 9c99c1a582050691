import type { Call } from './call.ts';
import { fingerprint } from './fingerprint.ts';

/**
 * Returns the request's `Idempotency-Key` with all that it belongs to: an API key, a method and a path.
 * Two accounts may use the same key, and so may two operations.
 */
export function readIdempotencyKey({ request, apiKey }: Call): string | undefined {
  const key = request.header('idempotency-key');
  // A line break occurs in none of them, so it separates them.
  return key ? [fingerprint(apiKey), request.method, request.path, key].join('\n') : undefined;
}
