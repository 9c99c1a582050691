import { maskPath } from '../http/mask.ts';
import { ApiError, jsonResponse, type PlainResponse } from '../http/response.ts';
import type { Call } from './call.ts';
import { canonicalJson } from './canonical-json.ts';
import { readIdempotencyKey } from './idempotency.ts';
import { toChatSession, type ResolvedParams } from './sessions.ts';

export function createSession(call: Call): PlainResponse {
  const { clock, sessions, createId, checkWorkflow } = call.state;
  // The route has checked the params and filled in the defaults, both from the spec.
  const params = call.params as ResolvedParams;
  checkWorkflow(params.workflow.id, params.workflow.version);
  const now = clock.now();

  const key = readIdempotencyKey(call);
  const idempotency = key ? { key, body: canonicalJson(call.sent) } : undefined;
  const earlier = idempotency && sessions.byIdempotencyKey(idempotency.key, now);
  if (earlier) {
    if (earlier.idempotency?.body !== idempotency.body) {
      throw new ApiError(409, 'This Idempotency-Key was already used with a different body.', {
        code: 'idempotency_key_reused',
      });
    }
    return jsonResponse(200, toChatSession(earlier, now));
  }

  const session = {
    id: createId('cksess_', (id) => !!sessions.byId(id, now)),
    clientSecret: createId('ek_', (secret) => !!sessions.bySecret(secret, now)),
    params,
    expiresAt: Math.floor(now / 1000) + params.expires_after.seconds,
    idempotency,
    isCancelled: false,
    admittedAt: undefined,
  };
  sessions.add(session, now);
  return jsonResponse(200, toChatSession(session, now));
}

/** Cancels an active session. Returns one that has already ended unchanged, so a retry is safe. */
export function cancelSession({ state: { clock, sessions }, parameters }: Call): PlainResponse {
  const now = clock.now();
  const id = parameters['session_id'] ?? '';
  const session = sessions.byId(id, now);
  if (!session) throw new ApiError(404, `Chatkit Session with id '${maskPath(id)}' not found.`);
  sessions.cancel(session, now);
  return jsonResponse(200, toChatSession(session, now));
}
