import type { ChatSession } from '@chatkit-sessions/types';
import { statusOf, toChatSession, type Sessions } from './sessions.ts';

/** What the hosted chat would answer a request that comes with a client secret. */
export type Admission =
  | { ok: true; session: ChatSession }
  | {
      ok: false;
      reason: 'unknown' | 'expired' | 'cancelled';
    }
  | {
      ok: false;
      /** The session has had all its requests of the last 60 seconds. */
      reason: 'rate_limited';
      /** Whole seconds until it admits one again, at least 1. */
      retryAfter: number;
    };

const minute = 60_000;

/** Admits a request or not, and counts those that it admits over a sliding minute. */
export function admit(sessions: Sessions, clientSecret: string, now: number): Admission {
  const session = sessions.bySecret(clientSecret, now);
  if (!session) return { ok: false, reason: 'unknown' };
  const status = statusOf(session, now);
  if (status !== 'active') return { ok: false, reason: status };
  const recent = (session.admitted ??= []);
  while (recent[0] !== undefined && now - recent[0] >= minute) recent.shift();
  const [oldest = now] = recent;
  if (recent.length >= session.params.rate_limits.max_requests_per_1_minute) {
    const wait = oldest + minute - now;
    return { ok: false, reason: 'rate_limited', retryAfter: Math.ceil(wait / 1000) };
  }
  recent.push(now);
  return { ok: true, session: toChatSession(session, now) };
}
