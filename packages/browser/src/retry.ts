import { ClientSecretError } from './client-secret-error.ts';
import { until } from './until.ts';

/** The longest wait that a server may ask for before it counts as a refusal, in seconds. */
const longestWait = 60;

/**
 * Attempts until one succeeds, the retries are used up or the failure is final. The wait before retry
 * n + 1 is half a second doubled n times, at most 8 s, less up to a quarter at random, and no shorter
 * than the server asks for. An attempt that reaches nobody while the browser is offline costs no retry:
 * the next one waits for the network. It is made all the same, since `onLine` is false on a machine
 * without a network, whose own loopback a page may well be from.
 */
export async function retry<T>(
  maxRetries: number,
  signal: AbortSignal,
  attempt: () => Promise<T>,
): Promise<T> {
  for (let retries = 0; ;) {
    try {
      return await attempt();
    } catch (error) {
      if (!isPassing(error)) throw error;
      const isOffline = error.status === undefined && globalThis.navigator?.onLine === false;
      // So put that NaN is no retry.
      if (!isOffline && !(retries < maxRetries)) throw error;
      await until(signal, (succeed: (value?: unknown) => void) => {
        if (isOffline) {
          addEventListener('online', succeed);
          return () => removeEventListener('online', succeed);
        }
        const backoff = Math.min(500 * 2 ** retries++, 8_000) * (1 - Math.random() / 4);
        const timer = setTimeout(succeed, Math.max(backoff, (error.retryAfter ?? 0) * 1000));
        return () => clearTimeout(timer);
      });
    }
  }
}

function isPassing(error: unknown): error is ClientSecretError {
  if (!(error instanceof ClientSecretError)) return false;
  const { status = 500, retryAfter = 0 } = error;
  return (status === 429 || status >= 500) && retryAfter <= longestWait;
}
