import { withStatusAt, type Session } from '../sessions/session.ts';
import { keptFor, type CountedRequest, type Store } from './store.ts';

/** A stored session. JSON takes half the memory of the object. */
interface Entry {
  json: string;
  createdAt: number;
  /** Milliseconds of Unix time. */
  expiresAt: number;
  isCancelled: boolean;
  requests: number;
  /** When the current minute of requests ends. */
  minuteEnd: number;
  files: number;
}

/** The measured memory of an entry besides its JSON, in bytes. */
const entrySize = 512;

/**
 * Keeps sessions in the memory of this process, up to about `maxSize` bytes. When it is full, a new
 * session replaces the oldest ones that have ended. `create` rejects while the oldest one is active.
 */
export class MemoryStore implements Store {
  // In the order of creation, which is also the order of removal.
  readonly #entries = new Map<string, Entry>();
  readonly #maxSize: number;
  #size = 0;

  constructor(maxSize: number = 2 ** 28) {
    this.#maxSize = maxSize;
  }

  // oxlint-disable-next-line require-await -- a full store must reject, not throw
  async create(session: Session, now: number): Promise<void> {
    const json = JSON.stringify(session);
    const size = json.length + entrySize;
    this.#removeEnded(now, size);
    if (this.#size + size > this.#maxSize) {
      throw new Error(
        `The memory store is full: it has ${this.#entries.size} sessions. Use @chatkit-sessions/gateway/redis.`,
      );
    }
    this.#size += size;
    this.#entries.set(session.id, {
      json,
      createdAt: now,
      expiresAt: session.expires_at * 1000,
      isCancelled: false,
      requests: 0,
      minuteEnd: 0,
      files: 0,
    });
  }

  cancel(id: string, now: number): Promise<Session | undefined> {
    this.#removeEnded(now);
    const entry = this.#entries.get(id);
    if (entry && now < entry.expiresAt) entry.isCancelled = true;
    return Promise.resolve(entry && withStatusAt(toSession(entry), now));
  }

  countRequest(id: string, now: number): Promise<CountedRequest | undefined> {
    this.#removeEnded(now);
    const entry = this.#entries.get(id);
    if (!entry) return Promise.resolve(undefined);
    if (now >= entry.minuteEnd) {
      entry.requests = 0;
      entry.minuteEnd = now + 60_000;
    }
    entry.requests += 1;
    const { requests, minuteEnd } = entry;
    return Promise.resolve({ session: toSession(entry), requests, resetIn: minuteEnd - now });
  }

  countFile(id: string): Promise<number> {
    const entry = this.#entries.get(id);
    if (entry) entry.files += 1;
    return Promise.resolve(entry?.files ?? Infinity);
  }

  /** Removes sessions after `keptFor`, and ended ones earlier to make room for `size` more bytes. */
  #removeEnded(now: number, size = 0): void {
    for (const [id, entry] of this.#entries) {
      const isDue = now >= entry.createdAt + keptFor;
      const isFull = this.#size + size > this.#maxSize;
      const isEnded = entry.isCancelled || now >= entry.expiresAt;
      if (!isDue && !(isFull && isEnded)) return;
      this.#entries.delete(id);
      this.#size -= entry.json.length + entrySize;
    }
  }
}

function toSession({ json, isCancelled }: Entry): Session {
  const session = JSON.parse(json) as Session;
  return isCancelled ? { ...session, status: 'cancelled' } : session;
}
