import type { Session } from '../sessions/session.ts';

/** A counted request of a session. */
export interface CountedRequest {
  session: Session;
  /** How many requests the current minute has had, this one included. */
  requests: number;
  /** Milliseconds until the current minute ends. */
  resetIn: number;
}

/**
 * Keeps sessions and counts their requests and files. If a method rejects, the gateway responds with
 * 503, so that no uncounted request is admitted. `now` is the gateway's time in milliseconds.
 */
export interface Store {
  /** Keeps a new session for at least ten minutes after it expires. */
  create(session: Session, now: number): Promise<void>;
  /** Cancels an active session for good. Resolves to the session, or to undefined if it is unknown. */
  cancel(id: string, now: number): Promise<Session | undefined>;
  /** Counts a request atomically. A minute starts with the first request after the last one. */
  countRequest(id: string, now: number): Promise<CountedRequest | undefined>;
  /** Counts a file of a session atomically, and returns how many it has had. */
  countFile(id: string): Promise<number>;
}

/** How long a store keeps a new session, in milliseconds: at most 600 s until it expires, and 600 s more. */
export const keptFor = 1_200_000;
