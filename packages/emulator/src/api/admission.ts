import type { ChatKitThread, ChatSession, ChatSessionStatus } from '@chatkit-sessions/types';
import type { State } from './call.ts';
import { respond, type ChatMessage, type ThreadProblem } from './chat.ts';
import { statusOf, toChatSession, type Session } from './sessions.ts';

/** Why a client secret gives no access. */
export type SessionProblem = 'unknown' | Exclude<ChatSessionStatus, 'active'>;

/** Whether the hosted chat would accept a request with a client secret. */
export type Admission =
  | {
      ok: true;
      session: ChatSession;
      /** The thread of the message, if the request had one. */
      thread?: ChatKitThread;
      /** The text of the assistant's response to the message. */
      reply?: string;
    }
  | {
      ok: false;
      reason: SessionProblem | ThreadProblem;
    }
  | {
      ok: false;
      /** The session has used up its requests of the last 60 seconds. */
      reason: 'rate_limited';
      /** Whole seconds until the next request is admitted, at least 1. */
      retryAfter: number;
    };

const minute = 60_000;

/**
 * Admits or rejects a request. Counts admitted requests over a sliding minute, and adds their messages
 * to threads.
 */
export function admit(state: State, clientSecret: string, message?: ChatMessage): Admission {
  const now = state.clock.now();
  const session = activeSession(state, clientSecret);
  if (typeof session === 'string') return { ok: false, reason: session };
  const recent = (session.admittedAt ?? []).filter((time) => now - time < minute);
  session.admittedAt = recent;
  const [oldest = now] = recent;
  if (recent.length >= session.params.rate_limits.max_requests_per_1_minute) {
    const wait = oldest + minute - now;
    return { ok: false, reason: 'rate_limited', retryAfter: Math.ceil(wait / 1000) };
  }
  const chat = message && respond(state, session, message);
  if (typeof chat === 'string') return { ok: false, reason: chat };
  recent.push(now);
  return { ok: true, session: toChatSession(session, now), ...chat };
}

/** Returns the active session of a client secret, or the reason why it gives no access. */
export function activeSession(
  { clock, sessions }: State,
  clientSecret: string,
): Session | SessionProblem {
  const now = clock.now();
  const session = sessions.bySecret(clientSecret, now);
  if (!session) return 'unknown';
  const status = statusOf(session, now);
  return status === 'active' ? session : status;
}
