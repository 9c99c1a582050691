import { ClientSecretError } from './client-secret-error.ts';
import { until } from './until.ts';

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
      if (!isTemporary(error)) throw error;
      if (error.status === undefined && globalThis.navigator?.onLine === false) {
        await until(signal, (done) => addEventListener('online', done, { once: true, signal }));
        // Written so that NaN means no retry.
      } else if (!(retries++ < maxRetries)) throw error;
      const backoff = Math.min(500 * 2 ** failures, 8_000) * (1 - Math.random() / 4);
      // Also after the event, which may come many times in a second.
      await until(signal, (done) =>
        setTimeout(done, Math.max(backoff, (error.retryAfter ?? 0) * 1000)),
      );
    }
  }
}

function isTemporary(error: unknown): error is ClientSecretError {
  if (!(error instanceof ClientSecretError)) return false;
  const { status = 500, retryAfter = 0 } = error;
  return (status === 429 || status >= 500) && retryAfter <= longestWait;
}
