import { ClientSecretError } from './client-secret-error.ts';

/** A longer wait in seconds, requested by the server, ends the call. */
const longestWait = 60;

/**
 * Repeats an attempt until it succeeds, the retries are used up or the failure is final. The wait is
 * half a second, doubled each time up to 8 s, less up to a quarter at random, and at least as long as
 * the server requests. An attempt that fails while the browser is offline costs no retry: the next one
 * also waits for the event `online`. Even offline there is a first attempt, since `onLine` is false on a
 * machine without a network, whose own loopback may serve the page.
 */
export async function retry<T>(
  maxRetries: number,
  signal: AbortSignal,
  attempt: () => Promise<T>,
): Promise<T> {
  for (let failures = 0, retries = 0; ; failures++) {
    try {
      return await attempt();
    } catch (error) {
      signal.throwIfAborted();
      if (!isTemporary(error)) throw error;
      const isOffline = error.status === undefined && globalThis.navigator?.onLine === false;
      // Written so that NaN means no retry.
      if (!isOffline && !(retries++ < maxRetries)) throw error;
      const backoff = Math.min(500 * 2 ** failures, 8_000) * (1 - Math.random() / 4);
      await wait(Math.max(backoff, (error.retryAfter ?? 0) * 1000), isOffline, signal);
    }
  }
}

/**
 * Waits for a number of milliseconds, offline after the event `online`, which may come many times in
 * a second. Rejects with the signal's reason on abort.
 */
function wait(milliseconds: number, isOffline: boolean, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const sleep = (): void => {
      timer = setTimeout(resolve, milliseconds);
    };
    if (isOffline) addEventListener('online', sleep, { once: true, signal });
    else sleep();
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(signal.reason as Error);
    });
  });
}

function isTemporary(error: unknown): error is ClientSecretError {
  if (!(error instanceof ClientSecretError)) return false;
  const { status = 500, retryAfter = 0 } = error;
  return (status === 429 || status >= 500) && retryAfter <= longestWait;
}
