import type { ChatKitThread } from '@chatkit-sessions/types';
import { activeSession, type SessionProblem } from './admission.ts';
import type { State } from './call.ts';
import type { ThreadItem } from './threads.ts';

/** The past threads that the hosted chat shows to the user of a session. */
export type History =
  | {
      ok: true;
      /** The threads of the user, the newest first, at most `recent_threads` and 100. */
      threads: ChatKitThread[];
    }
  | {
      ok: true;
      thread: ChatKitThread;
      /** The last 100 items of the thread, the oldest first. */
      items: ThreadItem[];
    }
  | {
      ok: false;
      /** A thread of another user also counts as unknown. */
      reason: SessionProblem | 'history_disabled' | 'thread_unknown';
    };

const maxEntries = 100;

/** Lists the threads of the session's user, or the items of one of them. */
export function readHistory(state: State, clientSecret: string, threadId?: string): History {
  const session = activeSession(state, clientSecret);
  if (typeof session === 'string') return { ok: false, reason: session };
  const { user, chatkit_configuration } = session.params;
  const { enabled, recent_threads } = chatkit_configuration.history;
  const { threads } = state;
  const page = { limit: maxEntries, order: 'desc' } as const;
  if (threadId !== undefined) {
    const thread = threads.get(threadId);
    if (thread?.user !== user) return { ok: false, reason: 'thread_unknown' };
    const items = threads.listItems(threadId, page).data.toReversed();
    return structuredClone({ ok: true, thread, items });
  }
  if (!enabled) return { ok: false, reason: 'history_disabled' };
  const limit = Math.min(recent_threads ?? maxEntries, maxEntries);
  return structuredClone({ ok: true, threads: threads.list({ ...page, limit }, user).data });
}
