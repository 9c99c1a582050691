import type { Settings } from '../options/defaults.ts';
import type { AbortLinks } from './abort-links.ts';

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
  /** Does one piece of work. Rejects with a {@link Stopped} if the limit ends first, or has ended. */
  readonly race: <T>(work: () => Promise<T>) => Promise<T>;
  /** Clears the timer and the link. With a body, the caller's signal still aborts that. */
  readonly clear: (body?: object | null) => void;
  /** Clears both and aborts the signal, so that the work stops. */
  readonly abort: () => void;
}

/** The deadline and the signal of a call. */
export interface Scope {
  readonly started: number;
  /** Returns the milliseconds until the deadline. */
  readonly remaining: () => number;
  readonly start: (ms: number) => Limit;
  /** Waits. Rejects with a {@link Stopped} if the signal is aborted or the deadline is reached. */
  readonly sleep: (ms: number) => Promise<void>;
}

/** Starts the deadline of a call. Uses a monotonic clock, which changes of the system time do not affect. */
export function createScope(
  links: AbortLinks,
  { deadline = Infinity, signal }: Pick<Settings, 'deadline' | 'signal'>,
): Scope {
  const started = performance.now();
  const remaining = (): number => started + deadline - performance.now();
  const start = (ms: number): Limit => createLimit(links, signal, ms, remaining());
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

function createLimit(
  links: AbortLinks,
  signal: AbortSignal | null | undefined,
  ms: number,
  remaining: number,
): Limit {
  const controller = new AbortController();
  let stopped: Stopped | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let reject: ((stopped: Stopped) => void) | undefined;
  const link = { abort: () => stop('signal') };
  const clear: Limit['clear'] = (body) => {
    clearTimeout(timer);
    if (signal) links.remove(signal, link, body);
  };
  const stop = (by: Stopped['by']): void => {
    // Clear the timer and the link before settling.
    clear();
    stopped = new Stopped(by);
    reject?.(stopped);
    controller.abort(by === 'signal' ? signal?.reason : undefined);
  };
  const time = Math.min(ms, remaining);
  if (signal?.aborted) stop('signal');
  else if (remaining <= 0) stop('deadline');
  else {
    if (signal) links.add(signal, link);
    if (time < Infinity) timer = setTimeout(stop, time, remaining <= ms ? 'deadline' : 'timeout');
  }
  return {
    signal: controller.signal,
    stopped: () => stopped,
    race: (work) =>
      new Promise((resolve, fail) => {
        reject = fail;
        if (stopped) fail(stopped as unknown as Error);
        // A `work` that throws rejects this promise.
        else work().then(resolve, fail);
      }),
    clear,
    abort: () => {
      clear();
      controller.abort();
    },
  };
}
