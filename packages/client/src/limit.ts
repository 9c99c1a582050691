import { APIConnectionTimeoutError, APIUserAbortError, type ErrorAnswer } from './errors.ts';
import { failure } from './failure.ts';
import type { Call } from './request.ts';

/**
 * Does a piece of a call's work for at most `timeout` milliseconds, until the call's deadline and
 * until its signal is aborted, and leaves neither a timer nor a listener behind. `stop` lets go of
 * what a limit has ended, the time of an attempt or another one, and says what had come by then.
 */
export function within<T>(
  call: Call,
  work: () => Promise<T>,
  stop?: (isTimeout: boolean) => ErrorAnswer | undefined,
  timeout = Infinity,
): Promise<T> {
  const { signal } = call.settings;
  const left = call.end - performance.now();
  const isTimeout = timeout < left;
  return new Promise((resolve, reject) => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const close = (): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', end);
    };
    const end = (): void => {
      close();
      const isAborted = signal?.aborted;
      if (isAborted) call.delay = undefined;
      const answer = stop?.(isTimeout && !isAborted);
      reject(isAborted ? abortError(call) : timeoutError(call, isTimeout, answer));
    };
    if (signal?.aborted || left <= 0) return end();
    signal?.addEventListener('abort', end);
    const ms = isTimeout ? timeout : left;
    if (ms < Infinity) timer = setTimeout(end, ms);
    work().then(
      (result) => {
        close();
        resolve(result);
      },
      (error: unknown) => {
        close();
        reject(error as Error);
      },
    );
  });
}

/** The error of a call whose signal has been aborted. */
export function abortError(call: Call): APIUserAbortError {
  return failure(call, APIUserAbortError, 'aborted by its signal', call.settings.signal?.reason);
}

/** The error of an attempt that has taken too long, or of a call at its deadline. */
export function timeoutError(
  call: Call,
  isTimeout: boolean,
  answer?: ErrorAnswer,
): APIConnectionTimeoutError {
  const { timeout, deadline } = call.settings;
  const Class = APIConnectionTimeoutError;
  const what = answer ? `${answer.status}, but ` : '';
  const error = failure(call, Class, `${what}timed out after ${timeout} ms`, undefined, answer);
  if (isTimeout) return error;
  const message = `the deadline of ${deadline} ms is reached`;
  return failure(call, Class, message, answer ? error : call.last);
}
