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
  operationId: string,
  ms: number,
  signal: AbortSignal | null | undefined,
  work: (scope: Scope) => Promise<T>,
  expire: () => T,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const controller = new AbortController();
    const scope: Scope = { signal: controller.signal };
    let timer: ReturnType<typeof setTimeout> | undefined;
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
        throw abortError(operationId, signal);
      } catch (error) {
        reject(error as Error);
      }
    };
    if (signal?.aborted) return end();
    signal?.addEventListener('abort', end);
    // After everything that may throw, so that no timer outlives a call.
    if (ms < Infinity) timer = setTimeout(end, ms);
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

/** The error of a call whose signal has been aborted. */
export function abortError(operationId: string, { reason }: AbortSignal): APIUserAbortError {
  const message = `${operationId}: aborted by its signal`;
  return new APIUserAbortError(message, { cause: reason as unknown });
}
