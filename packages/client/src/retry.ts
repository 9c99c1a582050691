import type { Call } from './request.ts';

/**
 * Plans what follows a failed attempt: sets the call's `delay` if there may be another, and says
 * whether the deadline leaves the time for it. Without a `response` the connection failed.
 */
export function planRetry(call: Call, response?: Response): boolean {
  if (call.retries >= call.settings.maxRetries || (response && !isRetryable(response)))
    return false;
  call.delay = retryDelay(call.retries, response?.headers);
  return performance.now() + call.delay < call.end;
}

/** Whether an answer says that the same request may succeed when tried again. */
function isRetryable({ status, headers }: Response): boolean {
  const told = headers.get('x-should-retry');
  return (
    told === 'true' || (told !== 'false' && (status >= 500 || [408, 409, 429].includes(status)))
  );
}

/**
 * How many milliseconds to wait before retry number `retries` + 1: as long as the answer asks for, if
 * that is at most a minute; else half a second, doubled with each retry up to eight, less up to a
 * quarter at random, so that clients which failed together do not come back together.
 */
function retryDelay(retries: number, headers = new Headers()): number {
  const after = headers.get('retry-after') ?? '';
  const told = [
    parseFloat(headers.get('retry-after-ms') ?? ''),
    parseFloat(after) * 1000,
    Date.parse(after) - Date.now(),
  ].find((ms) => !isNaN(ms));
  return told !== undefined && told >= 0 && told <= 60_000
    ? told
    : Math.min(500 * 2 ** retries, 8_000) * (1 - Math.random() / 4);
}
