/** Whether an answer says that the same request may succeed when tried again. */
export function isRetryable({ status, headers }: Response): boolean {
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
export function retryDelay(retries: number, headers?: Headers): number {
  let delay = parseFloat(headers?.get('retry-after-ms') ?? '');
  if (isNaN(delay)) {
    const after = headers?.get('retry-after') ?? '';
    delay = parseFloat(after) * 1000;
    if (isNaN(delay)) delay = Date.parse(after) - Date.now();
  }
  return delay >= 0 && delay <= 60_000
    ? delay
    : Math.min(500 * 2 ** retries, 8_000) * (1 - Math.random() / 4);
}
