import type { ChatSession } from '@chatkit-sessions/types';
import { toSessionHeader } from '../chat/session-header.ts';
import { Refusal } from '../http/refusal.ts';
import type { GatewayOptions } from '../options.ts';
import type { Signer } from '../signing.ts';
import type { Store } from '../stores/store.ts';
import { createSessionId, isSessionId, toClientSecret } from './client-secret.ts';
import { toSession, withStatusAt, type ResolvedParams, type Session } from './session.ts';

/** The parts of a gateway that the operations use. */
export interface OperationParts {
  workflows: GatewayOptions['workflows'];
  signer: Signer;
  store: Store;
  clock: () => number;
}

/** A valid request: its path parameters, and its body with all defaults. */
export interface Call {
  parameters: Readonly<Record<string, string>>;
  body: unknown;
}

/** The operations of the spec that the gateway serves. */
export const operations: Readonly<
  Record<string, (parts: OperationParts, call: Call) => Promise<ChatSession>>
> = {
  'sessions.create': createSession,
  'sessions.cancel': cancelSession,
};

/** The largest session header, in bytes: Node accepts 16 KiB of headers, and other servers less. */
const headerLimit = 8192;

async function createSession(parts: OperationParts, { body }: Call): Promise<ChatSession> {
  // The route has checked the body and filled in the defaults, both from the spec.
  const params = body as ResolvedParams;
  const { id } = params.workflow;
  const workflow = Object.hasOwn(parts.workflows, id) ? parts.workflows[id] : undefined;
  if (!workflow) throw new Refusal(404, `Workflow with id '${id}' not found.`);
  if (/\p{Surrogate}/u.test(params.user)) {
    // The header for an upstream would be the same for two such users.
    throw new Refusal(400, "Invalid 'user': must be well-formed Unicode.", { param: 'user' });
  }
  const now = parts.clock();
  const session = toSession(createSessionId(), params, now);
  if (typeof workflow === 'object') {
    const { length } = await toSessionHeader(parts.signer, session);
    if (length > headerLimit) {
      const param = 'workflow.state_variables';
      const message = `Invalid '${param}': the session header would have ${length} bytes, but must have at most ${headerLimit}. Send less, such as an id that the server can look up.`;
      throw new Refusal(400, message, { param });
    }
  }
  await parts.store.create(session, now);
  return toChatSession(parts, session);
}

/** Cancels a session. Returns a session that has already ended as it is, so a repeated call is safe. */
async function cancelSession(parts: OperationParts, { parameters }: Call): Promise<ChatSession> {
  const { session_id: id = '' } = parameters;
  const now = parts.clock();
  const session = isSessionId(id) ? await parts.store.cancel(id, now) : undefined;
  if (!session) {
    // A text of another form may be a secret.
    const shown = isSessionId(id) ? id : '***';
    throw new Refusal(404, `Chatkit Session with id '${shown}' not found.`);
  }
  return toChatSession(parts, withStatusAt(session, now));
}

async function toChatSession({ signer }: OperationParts, session: Session): Promise<ChatSession> {
  return { ...session, client_secret: await toClientSecret(signer, session) };
}
