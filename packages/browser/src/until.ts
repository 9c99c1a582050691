/**
 * Waits until `done` is called. On abort, clears the timer that `start` returned, if any, and rejects
 * with the signal's reason. The listener stays on the signal, which must not outlive the call by much.
 */
export function until(
  signal: AbortSignal,
  start: (done: () => void) => ReturnType<typeof setTimeout> | void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const timer = start(resolve);
    signal.addEventListener('abort', () => {
      if (timer) clearTimeout(timer);
      reject(signal.reason as Error);
    });
  });
}
