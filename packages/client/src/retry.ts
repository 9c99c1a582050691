import type { Call } from './call.ts';

/**
 * How many milliseconds to wait before a call is tried again, after its answer or, if there is none,
 * for want of one; not a number if it is not tried again.
 */
export function retryDelay({ retries, settings, answer, isOver }: Call): number {
  // A foreign response may lack its headers, or `get`.
  const { ok, status = 500, headers } = (answer?.response ?? {}) as Partial<Response>;
  const told = headers?.get?.('x-should-retry');
  const isRetryable =
    told === 'true' || (told !== 'false' && (status >= 500 || [408, 409, 429].includes(status)));
  if (isOver || ok || !isRetryable || retries >= settings.maxRetries) return NaN;
  const after = headers?.get?.('retry-after') ?? '';
  const ms = [
    parseFloat(headers?.get?.('retry-after-ms') ?? ''),
    parseFloat(after) * 1000,
    Date.parse(after) - Date.now(),
  ].find((each) => !isNaN(each));
  // At most a minute; else half a second, doubled with each retry up to eight, less up to a quarter at
  // random, so that clients which failed together do not come back together.
  return ms !== undefined && ms >= 0 && ms <= 60_000
    ? ms
    : Math.min(500 * 2 ** retries, 8_000) * (1 - Math.random() / 4);
}
