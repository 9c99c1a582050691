import { APIUserAbortError } from './errors.ts';

/** What a piece of work under a limit is told, and tells. */
export interface Scope {
  /** Aborted when the limit ends the work. */
  readonly signal: AbortSignal;
  /** Set by the work: lets go of what the signal does not reach. */
  release?: () => void;
}

/**
 * Does work for at most `ms` milliseconds and until the caller's signal is aborted, and leaves neither
 * a timer nor a listener behind. When the time has passed, `expire` gives the
 * result or throws.
 */
export function within<T>(
  ms: number,
  signal: AbortSignal | null | undefined,
  work: (scope: Scope) => Promise<T>,
  expire: () => T,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const controller = new AbortController();
    const scope: Scope = { signal: controller.signal };
    const close = (): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', end);
    };
    const end = (): void => {
      close();
      controller.abort();
      scope.release?.();
      try {
        if (!signal?.aborted) return resolve(expire());
        const cause: unknown = signal.reason;
        throw new APIUserAbortError('The call was aborted.', { cause });
      } catch (error) {
        reject(error as Error);
      }
    };
    const timer = ms < Infinity ? setTimeout(end, ms) : undefined;
    if (signal?.aborted) return end();
    signal?.addEventListener('abort', end);
    work(scope).then(
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
