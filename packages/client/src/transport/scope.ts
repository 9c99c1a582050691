import type { Settings } from '../options/defaults.ts';
import type { Abortable, AbortLinks } from './abort-links.ts';

/** What ended a limit before its work was done. */
export class Stopped {
  readonly by: 'signal' | 'deadline' | 'timeout';

  constructor(by: Stopped['by']) {
    this.by = by;
  }
}

/** The deadline and the signal of a call. Uses a monotonic clock, which changes of the system time do not affect. */
export interface Scope {
  readonly links: AbortLinks;
  readonly signal: AbortSignal | null | undefined;
  readonly started: number;
  readonly end: number;
}

/** Starts the deadline of a call. */
export function createScope(
  links: AbortLinks,
  { deadline = Infinity, signal }: Pick<Settings, 'deadline' | 'signal'>,
): Scope {
  const started = performance.now();
  return { links, signal, started, end: started + deadline };
}

/** Returns the milliseconds until the deadline. */
export function remaining({ end }: Scope): number {
  return end - performance.now();
}

/** A time limit for a piece of work, which the caller's signal ends as well. */
export class Limit implements Abortable {
  readonly #scope: Scope;
  readonly #controller = new AbortController();
  /** Aborted when the limit ends. */
  readonly signal: AbortSignal = this.#controller.signal;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #onStop: ((stopped: Stopped) => void) | undefined;
  /** Set when the limit has ended. */
  stopped: Stopped | undefined;

  constructor(scope: Scope, ms: number) {
    this.#scope = scope;
    const { links, signal } = scope;
    const left = remaining(scope);
    const time = Math.min(ms, left);
    if (signal?.aborted) this.#stop('signal');
    else if (left <= 0) this.#stop('deadline');
    else {
      if (signal) links.add(signal, this);
      if (time < Infinity) {
        this.#timer = setTimeout(() => this.#stop(left <= ms ? 'deadline' : 'timeout'), time);
      }
    }
  }

  /**
   * Does one piece of work. Rejects with a {@link Stopped} if the limit ends first, or has ended;
   * `release` then gets a result that comes later.
   */
  race<T>(work: () => Promise<T>, release?: (result: T) => void): Promise<T> {
    return new Promise((resolve, reject) => {
      this.onStop(reject);
      // A `work` that throws rejects this promise.
      if (this.stopped) return;
      const settle = (result: T) => (this.stopped ? release?.(result) : resolve(result));
      Promise.resolve(work()).then(settle, reject);
    });
  }

  /** Sets the one function that is called when the limit ends, or at once if it has ended. */
  onStop(listener: (stopped: Stopped) => void): void {
    this.#onStop = listener;
    if (this.stopped) listener(this.stopped);
  }

  /** Clears the timer and the link. With a body, the caller's signal still aborts that. */
  clear(body?: object | null): void {
    clearTimeout(this.#timer);
    const { links, signal } = this.#scope;
    if (signal) links.remove(signal, this, body);
  }

  /** Clears both and aborts the signal, so that the work stops. */
  abort(): void {
    this.clear();
    this.#controller.abort();
  }

  signalAborted(): void {
    this.#stop('signal');
  }

  #stop(by: Stopped['by']): void {
    // Clear the timer and the link before settling.
    this.clear();
    this.stopped = new Stopped(by);
    this.#onStop?.(this.stopped);
    this.#controller.abort(by === 'signal' ? this.#scope.signal?.reason : undefined);
  }
}

/** Waits. Rejects with a {@link Stopped} if the signal is aborted or the deadline is reached. */
export async function sleep(scope: Scope, ms: number): Promise<void> {
  await new Limit(scope, ms)
    .race(() => new Promise<never>(() => {}))
    .catch((stopped: Stopped) => {
      if (stopped.by !== 'timeout') throw stopped;
    });
}
