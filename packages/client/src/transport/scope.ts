import type { Settings } from '../options/defaults.ts';
import type { Abortable, AbortLinks } from './abort-links.ts';

/** What ended a limit before its work was done. */
export class Stopped {
  readonly by: 'signal' | 'deadline' | 'timeout';

  constructor(by: Stopped['by']) {
    this.by = by;
  }
}

/** The deadline and the signal of a call. */
export interface Scope {
  readonly settings: Pick<Settings, 'deadline' | 'signal'>;
  readonly links: AbortLinks;
  /** By a monotonic clock, which changes of the system time do not affect. */
  readonly started: number;
}

/** Returns the milliseconds until the deadline. */
export function remaining({ settings: { deadline }, started }: Scope): number {
  return deadline === undefined ? Infinity : started + deadline - performance.now();
}

/** A time limit for a piece of work, which the caller's signal ends as well. */
export class Limit implements Abortable {
  readonly #scope: Scope;
  readonly #ms: number;
  readonly #controller = new AbortController();
  /** Aborted when the limit ends. */
  readonly signal: AbortSignal = this.#controller.signal;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isCleared = false;
  #onStop: ((stopped: Stopped) => void) | undefined;
  /** Set when the limit has ended. */
  stopped: Stopped | undefined;

  constructor(scope: Scope, ms: number) {
    this.#scope = scope;
    this.#ms = ms;
    const { signal } = scope.settings;
    const left = remaining(scope);
    const time = Math.min(ms, left);
    if (signal?.aborted) this.stop('signal');
    else if (left <= 0) this.stop('deadline');
    else {
      if (signal) scope.links.add(signal, this);
      if (time < Infinity) {
        this.#timer = setTimeout(() => this.stop(left <= ms ? 'deadline' : 'timeout'), time);
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
    this.#isCleared = true;
    clearTimeout(this.#timer);
    this.#scope.links.remove(this.#scope.settings.signal, this, body);
  }

  /** Returns this limit, or if that was cleared before its end, another one that starts now. */
  renewed(): Limit {
    if (!this.#isCleared || this.stopped) return this;
    return new Limit({ ...this.#scope, started: performance.now() }, this.#ms);
  }

  /** Clears both and aborts the signal, so that the work stops. */
  abort(): void {
    this.clear();
    this.#controller.abort();
  }

  deref(): this {
    return this;
  }

  /** Ends the limit: rejects the work and aborts the signal. */
  stop(by: Stopped['by']): void {
    // Clear the timer and the link before settling.
    this.clear();
    this.stopped = new Stopped(by);
    this.#onStop?.(this.stopped);
    this.#controller.abort(by === 'signal' ? this.#scope.settings.signal?.reason : undefined);
  }
}

/** Does work that only the deadline and the signal of a call limit. */
export function raceCall<T>(scope: Scope, work: () => Promise<T>): Promise<T> {
  const limit = new Limit(scope, Infinity);
  return limit.race(work).finally(() => limit.clear());
}

/** Waits. Rejects with a {@link Stopped} if the signal is aborted or the deadline is reached. */
export async function sleep(scope: Scope, ms: number): Promise<void> {
  await new Limit(scope, ms)
    .race(() => new Promise<never>(() => {}))
    .catch((stopped: Stopped) => {
      if (stopped.by !== 'timeout') throw stopped;
    });
}
