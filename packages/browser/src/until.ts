/**
 * Settles as what was started does, or with the signal's reason once that is aborted, however deaf
 * to it the work may be. In each case what was started is stopped. The signal must not outlive its
 * call by much: the listener stays.
 */
export function until<T>(
  signal: AbortSignal,
  start: (succeed: (value: T) => void, fail: (reason: unknown) => void) => () => void,
): Promise<T> {
  let stop: (() => void) | undefined;
  return new Promise<T>((succeed, fail) => {
    signal.throwIfAborted();
    signal.addEventListener('abort', () => fail(signal.reason));
    stop = start(succeed, fail);
  }).finally(() => stop?.());
}
