import { readBearer, Refusal } from '../http/refusal.ts';
import { readClientSecret } from '../sessions/client-secret.ts';
import { withStatusAt, type Session } from '../sessions/session.ts';
import type { Signer } from '../signing.ts';
import type { Store } from '../stores/store.ts';

/** The parts of a gateway that `admit` uses. */
export interface AdmissionParts {
  signer: Signer;
  store: Store;
  clock: () => number;
}

/**
 * Admits a request by its client secret and counts it. Throws a Refusal: 401 with the code
 * `session_unknown`, `session_expired` or `session_cancelled`, or 429 with `retry-after`. Refuses a
 * forged or expired secret without a call of the store.
 */
export async function admit(
  { signer, store, clock }: AdmissionParts,
  headers: Headers,
): Promise<{ session: Session; clientSecret: string }> {
  const clientSecret = readBearer(headers);
  if (!clientSecret) {
    throw refuse('session_unknown', 'Send the header Authorization: Bearer <client_secret>.');
  }
  const read = await readClientSecret(signer, clientSecret);
  if (!read) throw refuse('session_unknown', 'The client secret is unknown.');
  const now = clock();
  // Also true for a clock that returns NaN.
  if (!(now < read.expires_at * 1000)) throw refuse('session_expired', 'The session has expired.');
  const counted = await store.countRequest(read.id, now);
  if (!counted) throw refuse('session_unknown', 'The client secret is unknown.');
  const session = withStatusAt(counted.session, now);
  if (session.status === 'cancelled') {
    throw refuse('session_cancelled', 'The session was cancelled.');
  }
  const limit = session.rate_limits.max_requests_per_1_minute;
  if (counted.requests > limit) {
    const seconds = Math.max(1, Math.ceil(counted.resetIn / 1000));
    throw new Refusal(429, `The session is limited to ${limit} requests a minute.`, {
      code: 'rate_limit_exceeded',
      headers: { 'retry-after': String(seconds) },
    });
  }
  return { session, clientSecret };
}

function refuse(code: string, message: string): Refusal {
  return new Refusal(401, message, { code, headers: { 'www-authenticate': 'Bearer' } });
}
