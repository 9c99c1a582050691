import { connectionError } from '../diagnostics/create-error.ts';
import { log } from '../diagnostics/logger.ts';
import { buildHeaders } from '../request/headers.ts';
import { discard } from './body.ts';
import type { Arrival, Call, PreparedRequest } from './call.ts';
import { Limit } from './scope.ts';

/** The outcome of an attempt: a response, or the reason for a missing one. */
export type Attempt = Arrival | { readonly response?: undefined; readonly failure: unknown };

/** Sends a request once, within the timeout. Throws if its headers are invalid. */
export function attempt(
  call: Call,
  { url, body, header }: PreparedRequest,
  key: string,
  retries: number,
): Promise<Attempt> {
  const { operation, settings, redactor } = call;
  const headers = buildHeaders(operation, settings, key, retries, { body, header });
  // Servers repeat a key without its scheme.
  if (headers instanceof Headers) {
    redactor.addKey(headers.get('authorization')?.replace(/^\S+ /, '') ?? '');
  }
  const limit = new Limit(call.scope, settings.timeout);
  const fail = (cause: unknown): Attempt => {
    limit.abort();
    return { failure: limit.stopped ?? connectionError(call, cause) };
  };
  return limit
    .race(
      () => send(call, limit, { url, body, headers }, retries),
      (response) => discard(response?.body),
    )
    .then(
      (response) =>
        response ? { response, limit, retries } : fail(new TypeError('fetch gave no response')),
      fail,
    );
}

function send(
  call: Call,
  limit: Limit,
  { url, body, headers }: { url: string; body: string | undefined; headers: HeadersInit },
  retries: number,
): Promise<Response | undefined> {
  const { method } = call.operation;
  log(
    call,
    'info',
    () => `attempt ${retries + 1}, ${method} ${call.redactor.redact(url)}`,
    () => headers,
  );
  // Called as a function: a fetch may refuse to be called as a method of another object.
  const { fetch = globalThis.fetch, fetchOptions } = call.settings;
  return fetch(url, {
    ...fetchOptions,
    method,
    headers,
    body: body ?? null,
    signal: limit.signal,
    // The key and the body must not leave the origin of the base URL.
    redirect: 'manual',
  });
}
