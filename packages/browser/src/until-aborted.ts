/** Settles like the work. Rejects with the signal's reason on abort, even if the work continues. */
export function untilAborted<T>(signal: AbortSignal, work: T | Promise<T>): Promise<T> {
  const aborted = new Promise<never>((_, reject) => {
    signal.throwIfAborted();
    signal.addEventListener('abort', () => reject(signal.reason as Error));
  });
  return Promise.race([aborted, work]);
}
