import type { ChatSession, ChatSessionStatus } from '@chatkit-sessions/types';
import { statusOf, toChatSession, type SessionStore } from './sessions.ts';

/** Whether the hosted chat would accept a request with a client secret. */
export type Admission =
  | { ok: true; session: ChatSession }
  | {
      ok: false;
      reason: 'unknown' | Exclude<ChatSessionStatus, 'active'>;
    }
  | {
      ok: false;
      /** The session has used up its requests of the last 60 seconds. */
      reason: 'rate_limited';
      /** Whole seconds until the next request is admitted, at least 1. */
      retryAfter: number;
    };

const minute = 60_000;

/** Admits or rejects a request. Counts the admitted ones over a sliding minute. */
export function admit(sessions: SessionStore, clientSecret: string, now: number): Admission {
  const session = sessions.bySecret(clientSecret, now);
  if (!session) return { ok: false, reason: 'unknown' };
  const status = statusOf(session, now);
  if (status !== 'active') return { ok: false, reason: status };
  const recent = (session.admittedAt ?? []).filter((time) => now - time < minute);
  session.admittedAt = recent;
  const [oldest = now] = recent;
  if (recent.length >= session.params.rate_limits.max_requests_per_1_minute) {
    const wait = oldest + minute - now;
    return { ok: false, reason: 'rate_limited', retryAfter: Math.ceil(wait / 1000) };
  }
  recent.push(now);
  return { ok: true, session: toChatSession(session, now) };
}
