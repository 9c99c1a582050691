/**
 * What was started, done or failed, or the signal's reason as soon as that is aborted, however deaf
 * to it the work may be. In each case what was started is stopped. The signal must not outlive its
 * call by much: the listener stays.
 */
export function until<T>(
  signal: AbortSignal,
  start: (done: (value: T) => void, failed: (reason: unknown) => void) => () => void,
): Promise<T> {
  let stop: () => void;
  return new Promise<T>((done, failed) => {
    signal.addEventListener('abort', () => failed(signal.reason));
    stop = start(done, failed);
  }).finally(() => stop());
}
