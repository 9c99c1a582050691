import type { ChatKitThread, ChatSession } from '@chatkit-sessions/types';
import type { Admission } from '../api/admission.ts';
import type { ChatMessage } from '../api/chat.ts';
import type { History } from '../api/history.ts';
import type { ThreadParams } from '../api/thread-params.ts';
import type { ThreadItem } from '../api/threads.ts';
import type { Clock } from '../clock.ts';
import type { EmulatorEvent } from '../events.ts';
import type { Fault } from '../faults/schema.ts';
import type { Snapshot } from '../snapshot/schema.ts';
import type { Requests } from '../journal/requests.ts';

/** Inspects and drives an emulator, in this process or over HTTP. */
export interface Controls {
  readonly sessions: {
    /** Lists the stored sessions in the order of creation, each with its current status. */
    list(): ChatSession[];
  };
  readonly threads: {
    /**
     * Adds a thread with its items and returns it. Throws a TypeError, and adds nothing, if it is
     * invalid or has the id of another thread.
     */
    add(thread: ThreadParams): ChatKitThread;
    /** Lists the stored threads in the order of creation. */
    list(): ChatKitThread[];
    /** Lists the items of a thread, the oldest first. An unknown thread has none. */
    items(threadId: string): ThreadItem[];
  };
  readonly faults: {
    /** Adds faults. Throws a TypeError, and adds none of them, if one is invalid. */
    add(...faults: Fault[]): void;
    /** Lists the pending faults, each with `times` reduced by the calls that it has affected. */
    list(): Fault[];
    /** Removes every pending fault. */
    clear(): void;
  };
  readonly requests: Requests;
  /** The clock by which sessions expire. */
  readonly clock: Clock;
  /**
   * Returns whether the hosted chat would accept a request with this secret, and counts an accepted
   * request. Adds its message to a thread of the session's user, with a response.
   */
  admit(clientSecret: string, message?: ChatMessage): Admission;
  /**
   * Returns the past threads that the hosted chat shows with this secret, or one thread with its items.
   * The call does not count as a request.
   */
  history(clientSecret: string, threadId?: string): History;
  /**
   * Calls the listener with each finished request and with each change of the state. Masks keys and
   * secrets. Returns a function that unsubscribes.
   */
  subscribe(listener: (event: EmulatorEvent) => void): () => void;
  /** Returns the state: sessions, threads with items, pending faults and the clock. */
  snapshot(): Snapshot;
  /** Replaces the state by a snapshot. Throws a TypeError, and changes nothing, for an invalid one. */
  restore(snapshot: Snapshot): void;
  /**
   * Deletes the sessions, the threads and the journal, restores the faults of the options and sets the
   * clock back.
   */
  reset(): void;
}
