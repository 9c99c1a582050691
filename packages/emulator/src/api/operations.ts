import type { Clock } from '../clock.ts';
import { maskPath } from '../http/mask.ts';
import type { PlainRequest } from '../http/request.ts';
import { ApiError, jsonResponse, type PlainResponse } from '../http/response.ts';
import type { CreateId } from '../random.ts';
import { canonicalJson } from './canonical-json.ts';
import { statusOf, toChatSession, type ResolvedParams, type SessionStore } from './sessions.ts';
import type { CheckWorkflow } from './workflows.ts';

/** What the operations read and change. */
export interface State {
  clock: Clock;
  sessions: SessionStore;
  createId: CreateId;
  checkWorkflow: CheckWorkflow;
}

/** A request that is authenticated and valid. */
interface Call {
  state: State;
  request: PlainRequest;
  apiKey: string;
  /** The parameters of the path, decoded. */
  parameters: Readonly<Record<string, string>>;
  /** The fields of query, headers and body as they were sent. */
  sent: unknown;
  /** The same with every default of the spec filled in. */
  params: unknown;
}

/** The operations of the spec that the emulator implements. The others are a 501. */
export const operations: Readonly<Record<string, (call: Call) => PlainResponse>> = {
  'sessions.create': createSession,
  'sessions.cancel': cancelSession,
};

function createSession({ state, request, apiKey, sent, params: resolved }: Call): PlainResponse {
  const { clock, sessions, createId, checkWorkflow } = state;
  // The route's schema and its defaults, both from the spec, give a value of this type.
  const params = resolved as ResolvedParams;
  checkWorkflow(params.workflow.id, params.workflow.version);
  const now = clock.now();

  const key = request.header('idempotency-key');
  // Two accounts may use the same key. A line break occurs in no header, so it separates the two.
  const idempotency = key ? { key: `${apiKey}\n${key}`, body: canonicalJson(sent) } : undefined;
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
    id: createId('cksess_'),
    clientSecret: createId('ek_'),
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
function cancelSession({ state: { clock, sessions }, parameters }: Call): PlainResponse {
  const now = clock.now();
  const id = parameters['session_id'] ?? '';
  const session = sessions.byId(id, now);
  if (!session) throw new ApiError(404, `Chatkit Session with id '${maskPath(id)}' not found.`);
  if (statusOf(session, now) === 'active') session.isCancelled = true;
  return jsonResponse(200, toChatSession(session, now));
}
