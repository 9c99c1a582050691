import type { AbortCallbacks, Settings } from '../options/defaults.ts';

/** What ended a limit before its work was done. */
export class Stopped {
  readonly by: 'signal' | 'deadline' | 'timeout';

  constructor(by: Stopped['by']) {
    this.by = by;
  }
}

/** A time limit for a piece of work, which the caller's signal ends as well. */
export interface Limit {
  /** Aborted when the limit ends. */
  readonly signal: AbortSignal;
  /** Set when the limit has ended. */
  readonly stopped: () => Stopped | undefined;
  /** Does the work. Rejects with a {@link Stopped} if the limit ends first, or has ended before. */
  readonly race: <T>(work: () => Promise<T>) => Promise<T>;
  /** Clears the timer and the listener. */
  readonly clear: () => void;
  /** Clears both and aborts the signal, so that the work stops. */
  readonly abort: () => void;
  /** Clears both; the caller's signal still aborts the work. */
  readonly release: () => void;
}

/** The deadline and the signal of a call. */
export interface Scope {
  readonly started: number;
  /** Gives the milliseconds until the deadline. */
  readonly remaining: () => number;
  readonly start: (ms: number) => Limit;
  /** Waits. Rejects with a {@link Stopped} if the signal is aborted or the deadline is reached. */
  readonly sleep: (ms: number) => Promise<void>;
}

/** Starts the deadline of a call. The clock is monotonic: nobody can set it. */
export function createScope(settings: Settings): Scope {
  const started = performance.now();
  const { deadline = Infinity } = settings;
  const remaining = (): number => started + deadline - performance.now();
  const start = (ms: number): Limit => createLimit(settings, ms, remaining());
  return {
    started,
    remaining,
    start,
    sleep: async (ms) => {
      const { race } = start(ms);
      await race(() => new Promise<never>(() => {})).catch((stopped: Stopped) => {
        if (stopped.by !== 'timeout') throw stopped;
      });
    },
  };
}

function createLimit(settings: Settings, ms: number, remaining: number): Limit {
  const { signal, abortCallbacks } = settings;
  const controller = new AbortController();
  let stopped: Stopped | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let removeCallback: (() => void) | undefined;
  let reject: (stopped: Stopped) => void;
  const ended = new Promise<never>((_, rejectEnded) => {
    reject = rejectEnded;
  });
  // Nobody may be waiting for it.
  ended.catch(() => {});
  const clear = (): void => {
    clearTimeout(timer);
    removeCallback?.();
  };
  const stop = (by: Stopped['by']): void => {
    clear();
    stopped = new Stopped(by);
    reject(stopped);
    controller.abort(by === 'signal' ? signal?.reason : undefined);
  };
  const time = Math.min(ms, remaining);
  if (signal?.aborted) stop('signal');
  else if (remaining <= 0) stop('deadline');
  else {
    if (signal) removeCallback = onAbort(signal, abortCallbacks, () => stop('signal'));
    if (time < Infinity) {
      timer = setTimeout(() => stop(remaining <= ms ? 'deadline' : 'timeout'), time);
    }
  }
  return {
    signal: controller.signal,
    stopped: () => stopped,
    race: async (work) => (stopped ? ended : Promise.race([work(), ended])),
    clear,
    abort: () => {
      clear();
      controller.abort();
    },
    release: () => {
      clear();
      if (!signal) return;
      // This link is no listener on the signal itself.
      const link = AbortSignal.any([signal]);
      link.addEventListener('abort', () => controller.abort(link.reason));
    },
  };
}

/**
 * Calls back when a signal is aborted. All calls share one listener, because Node warns of more than ten
 * listeners on one signal. `AbortSignal.any` would leave an entry on the signal for ever in Node 20.
 */
function onAbort(signal: AbortSignal, all: AbortCallbacks, callback: () => void): () => void {
  let shared = all.get(signal);
  if (!shared) {
    const callbacks = new Set<() => void>();
    const listener = (): void => {
      for (const each of callbacks) each();
    };
    shared = { callbacks, listener };
    all.set(signal, shared);
  }
  const { callbacks, listener } = shared;
  // The signal keeps one listener, however often the same one is added.
  signal.addEventListener('abort', listener);
  callbacks.add(callback);
  return () => {
    callbacks.delete(callback);
    if (callbacks.size === 0) signal.removeEventListener('abort', listener);
  };
}
