import { discard } from './body.ts';
import type { Call, PreparedRequest } from './call.ts';
import type { Limit } from './scope.ts';

/** Sends a request once, within a limit. A foreign fetch may give no response. */
export function attempt(
  call: Call,
  { url, body }: PreparedRequest,
  headers: Record<string, string> | Headers,
  limit: Limit,
  retries: number,
): Promise<Response | undefined> {
  const { method } = call.operation;
  // Called as a function: a fetch may refuse to be called as a method of another object.
  const { fetch = globalThis.fetch, fetchOptions } = call.settings;
  const init: RequestInit = {
    ...fetchOptions,
    method,
    headers,
    body: body ?? null,
    signal: limit.signal,
    // The key and the body must not leave the origin of the base URL.
    redirect: 'manual',
  };
  return limit.race(() => {
    call.log.info?.(
      call,
      `attempt ${retries + 1}, ${method} ${call.redactor.redact(url)}`,
      headers,
    );
    return fetch(url, init);
  }, discard);
}
