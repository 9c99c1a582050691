import { readBearer, Refusal } from '../http/refusal.ts';
import { readClientSecret } from '../sessions/client-secret.ts';
import { withStatusAt, type Session } from '../sessions/session.ts';
import type { Signer } from '../signing.ts';
import type { Store } from '../stores/store.ts';

/** What admission decides by. */
export interface AdmissionParts {
  signer: Signer;
  store: Store;
  clock: () => number;
}

/**
 * Admits a request by its client secret and counts it. Throws a Refusal: 401 with the code
 * `session_unknown`, `session_expired` or `session_cancelled`, or 429 with `retry-after`. A forged or
 * expired secret is refused without asking the store.
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
  // In this form, a clock that gives no number refuses too.
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
    throw new Refusal(429, `The session may have ${limit} requests a minute.`, {
      code: 'rate_limit_exceeded',
      headers: { 'retry-after': String(seconds) },
    });
  }
  return { session, clientSecret };
}

function refuse(code: string, message: string): Refusal {
  return new Refusal(401, message, { code, headers: { 'www-authenticate': 'Bearer' } });
}
