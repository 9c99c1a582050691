/**
 * Returns the milliseconds to wait before the next attempt, or undefined to stop retrying.
 * Called once per failed attempt. `response` is undefined if the connection failed.
 */
export function retryDelay(
  retries: number,
  maxRetries: number,
  response: Response | undefined,
): number | undefined {
  // A foreign response may lack headers, or their `get`.
  const { status = 500, headers } = (response ?? {}) as Partial<Response>;
  const header = (name: string): string => headers?.get?.(name) ?? '';
  const advice = header('x-should-retry');
  const isRetryable =
    advice === 'true' ||
    (advice !== 'false' && (status >= 500 || [408, 409, 429].includes(status)));
  if (!isRetryable || retries >= maxRetries) return undefined;
  const after = header('retry-after');
  const ms = [
    parseFloat(header('retry-after-ms')),
    parseFloat(after) * 1000,
    Date.parse(after) - Date.now(),
  ].find((each) => !isNaN(each));
  if (ms !== undefined && ms >= 0 && ms <= 60_000) return ms;
  // Jitter: clients that failed at the same time must not retry at the same time.
  return Math.min(500 * 2 ** retries, 8_000) * (1 - Math.random() / 4);
}
