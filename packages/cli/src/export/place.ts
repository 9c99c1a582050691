import type { ChatKitThread } from '@chatkit-sessions/types';

/** The place in the list that an export has reached, as the state file saves it. */
export interface SavedPlace {
  /** When the last thread was created. */
  created_at: number;
  /** The ids of the exported threads of that second, the last one at the end. */
  ids: string[];
}

/** A place in the list of threads, the oldest first. */
export class Place {
  #createdAt: number;
  readonly #ids: Set<string>;
  #lastId: string | undefined;

  constructor({ created_at, ids }: SavedPlace = { created_at: -Infinity, ids: [] }) {
    this.#createdAt = created_at;
    this.#ids = new Set(ids);
    this.#lastId = ids.at(-1);
  }

  /** The id of the last thread: the cursor of the threads after it. */
  get cursor(): string | undefined {
    return this.#lastId;
  }

  /** Moves the place to a thread. */
  pass({ id, created_at }: ChatKitThread): void {
    if (created_at !== this.#createdAt) this.#ids.clear();
    this.#createdAt = created_at;
    this.#ids.add(id);
    this.#lastId = id;
  }

  /** Returns true for a thread at this place or before it. */
  isPast({ id, created_at }: ChatKitThread): boolean {
    return created_at < this.#createdAt || this.#ids.has(id);
  }

  save(): SavedPlace {
    return { created_at: this.#createdAt, ids: [...this.#ids] };
  }
}
