import type { ChatSession } from '@chatkit-sessions/types';

/** The sessions that an emulator keeps. */
export class Sessions {
  readonly #byId = new Map<string, ChatSession>();

  add(session: ChatSession): ChatSession {
    this.#byId.set(session.id, session);
    return session;
  }

  get(id: string): ChatSession | undefined {
    return this.#byId.get(id);
  }

  /** Ends a session; undefined if there is none of that id. */
  cancel(id: string): ChatSession | undefined {
    const session = this.#byId.get(id);
    return session && this.add({ ...session, status: 'cancelled' });
  }
}
