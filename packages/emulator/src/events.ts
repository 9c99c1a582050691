import type { JournalEntry } from './journal/entry.ts';

/** A part of the state. `state` means all of it, the journal included. */
export type StatePart = 'sessions' | 'threads' | 'faults' | 'clock' | 'state';

/** An event of an emulator: a finished request, or a changed part of the state. */
export type EmulatorEvent =
  { type: 'request'; request: JournalEntry } | { type: 'change'; of: StatePart };

/** Passes events on to listeners. */
export class Events {
  readonly #listeners = new Set<{ call: (event: EmulatorEvent) => void }>();
  readonly #changed = new Set<StatePart>();

  get isWatched(): boolean {
    return this.#listeners.size > 0;
  }

  /** Calls the listener with each event. Returns a function that unsubscribes. */
  subscribe(call: (event: EmulatorEvent) => void): () => void {
    const listener = { call };
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  emit(event: EmulatorEvent): void {
    for (const { call } of this.#listeners) call(event);
  }

  /** Reports a change. Joins changes of the same part at the same time into one event. */
  change(of: StatePart): void {
    if (!this.isWatched) return;
    if (this.#changed.size === 0) queueMicrotask(() => this.#flush());
    this.#changed.add(of);
  }

  #flush(): void {
    const changed = [...this.#changed];
    this.#changed.clear();
    for (const of of changed) this.emit({ type: 'change', of });
  }
}
