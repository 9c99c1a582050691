import { ClientSecretError } from './client-secret-error.ts';
import { untilAborted } from './until-aborted.ts';

/**
 * Repeats an attempt until it succeeds, the retries are used up or the failure is final. The wait is
 * half a second, doubled each time up to 8 s, less up to a quarter at random, and at least as long as
 * the server requests. An attempt that fails while the browser is offline costs no retry, and the next
 * attempt waits for the event `online`. The first attempt never waits: a machine without a network is
 * offline, but its own loopback may serve the page.
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
      if (!(error instanceof ClientSecretError)) throw error;
      const { status, retryAfter = 0 } = error;
      const hasStatus = status !== undefined;
      // When the server requests a wait of more than a minute, the call ends.
      if ((hasStatus && status !== 429 && status < 500) || retryAfter > 60) throw error;
      const isOffline = !hasStatus && globalThis.navigator?.onLine === false;
      // Written so that NaN means no retry.
      if (!isOffline && !(retries++ < maxRetries)) throw error;
      const backoff = Math.min(500 * 2 ** failures, 8_000) * (1 - Math.random() / 4);
      const wait = new Promise((resolve) => {
        const sleep = (): unknown => setTimeout(resolve, Math.max(backoff, retryAfter * 1000));
        // The browser may send the event many times in a second.
        if (isOffline) addEventListener('online', sleep, { once: true, signal });
        else sleep();
      });
      await untilAborted(signal, wait);
    }
  }
}
