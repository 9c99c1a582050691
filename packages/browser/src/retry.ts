import { ClientSecretError } from './client-secret-error.ts';
import { until } from './until.ts';

/** The longest wait that a server may ask for before it counts as a refusal, in seconds. */
const longestWait = 60;

/**
 * Attempts until one succeeds, the retries are used up or the failure is final. The wait before retry
 * n + 1 is half a second doubled n times, at most 8 s, less up to a quarter at random, and no shorter
 * than the server asks for. Offline it waits for the network, which costs no retry.
 */
export async function retry<T>(
  maxRetries: number,
  signal: AbortSignal,
  attempt: () => Promise<T>,
): Promise<T> {
  for (let retries = 0; ;) {
    if (isOffline()) {
      await until(signal, (succeed) => {
        addEventListener('online', succeed);
        return () => removeEventListener('online', succeed);
      });
    }
    try {
      return await attempt();
    } catch (error) {
      if (!isPassing(error)) throw error;
      if (isOffline()) continue;
      if (retries >= maxRetries) throw error;
      const backoff = Math.min(500 * 2 ** retries++, 8_000) * (1 - Math.random() / 4);
      await until<void>(signal, (succeed) => {
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

function isOffline(): boolean {
  return globalThis.navigator?.onLine === false;
}
