import { json, Refusal, type Answer } from './answers.ts';
import { canonicalJson } from './canonical-json.ts';
import type { Clock } from './clock.ts';
import type { PlainRequest } from './plain-request.ts';
import type { NewId } from './random.ts';
import { statusOf, toChatSession, type ResolvedParams, type Sessions } from './sessions.ts';
import type { CheckWorkflow } from './workflows.ts';

/** What the operations act on. */
export interface State {
  clock: Clock;
  sessions: Sessions;
  newId: NewId;
  checkWorkflow: CheckWorkflow;
}

/** A request that was found to be sound. */
export interface Call {
  state: State;
  request: PlainRequest;
  /** The API key that it came with. */
  apiKey: string;
  /** The parameters of the path. */
  parameters: Readonly<Record<string, string>>;
  /** The body as it came. */
  given: unknown;
  /** The body, every default of the spec resolved. */
  body: unknown;
}

/** What the emulator does at each operation of the spec that it acts on. */
export const operations: Readonly<Record<string, (call: Call) => Answer>> = {
  'sessions.create': createSession,
  'sessions.cancel': cancelSession,
};

function createSession({ state, request, apiKey, given, body }: Call): Answer {
  const { clock, sessions, newId, checkWorkflow } = state;
  // The route's schema and its defaults, both from the spec, make a body of this type.
  const params = body as ResolvedParams;
  checkWorkflow(params.workflow.id, params.workflow.version);
  const now = clock.now();

  const key = request.header('idempotency-key');
  // A key is its caller's own: the same one of another account is another one.
  const origin = key ? { key: `${apiKey} ${key}`, body: canonicalJson(given) } : undefined;
  const earlier = origin && sessions.byKey(origin.key, now);
  if (earlier) {
    if (earlier.origin?.body !== origin.body) {
      throw new Refusal(409, 'This Idempotency-Key was used before, with another body.', {
        code: 'idempotency_key_reused',
      });
    }
    return json(200, toChatSession(earlier, now));
  }

  const session = {
    id: newId('cksess_'),
    clientSecret: newId('ek_'),
    params,
    expiresAt: Math.floor(now / 1000) + params.expires_after.seconds,
    origin,
    isCancelled: false,
    admitted: undefined,
  };
  sessions.add(session, now);
  return json(200, toChatSession(session, now));
}

/** To cancel is safe to repeat: what has ended already is answered as it stands. */
function cancelSession({ state: { clock, sessions }, parameters }: Call): Answer {
  const now = clock.now();
  const id = parameters['session_id'] ?? '';
  const session = sessions.byId(id, now);
  if (!session) throw new Refusal(404, `Chatkit Session with id '${id}' not found.`);
  if (statusOf(session, now) === 'active') session.isCancelled = true;
  return json(200, toChatSession(session, now));
}
