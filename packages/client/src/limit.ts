import { timeLeft, type Answer, type Call } from './call.ts';
import { abortError, timeoutError } from './failure.ts';

/**
 * Does a piece of a call's work for at most `ms` milliseconds, until the call's deadline and until its
 * signal is aborted, and leaves neither a timer nor a listener behind. Without work it waits that long.
 */
export function within(call: Call, ms: number): Promise<void>;
export function within<T>(
  call: Call,
  ms: number,
  work: (limit: AbortSignal) => Promise<T>,
): Promise<T>;
export function within<T>(
  call: Call,
  ms: number,
  work?: (limit: AbortSignal) => Promise<T>,
): Promise<T | void> {
  const { signal } = call.settings;
  const left = timeLeft(call);
  const controller = new AbortController();
  return new Promise((resolve, reject) => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const close = (): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', end);
    };
    const fail = (error: unknown): void => {
      close();
      reject(error as Error);
      // Nobody waits for what it was doing, or reads what has come.
      controller.abort();
      if (call.answer) discard(call.answer);
    };
    const end = (): void => {
      const isAborted = signal?.aborted;
      if (!work && !isAborted) {
        close();
        return resolve();
      }
      call.isOver = isAborted || left <= ms;
      fail(isAborted ? abortError(call) : timeoutError(call));
    };
    if (signal?.aborted || left <= 0) return end();
    signal?.addEventListener('abort', end);
    const most = Math.min(ms, left);
    if (most < Infinity) timer = setTimeout(end, most);
    // Closed at once, so that what ends later does not end it again.
    work?.(controller.signal).then((result) => {
      close();
      resolve(result);
    }, fail);
  });
}

/** Lets go of a body that nobody will read on, so that it holds no socket. */
export function discard({ reader, response }: Answer): void {
  // A foreign one may have no `cancel`, or give no promise.
  (reader ?? response.body)?.cancel?.()?.catch(() => {});
}
