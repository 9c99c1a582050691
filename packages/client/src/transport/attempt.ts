import { connectionError, createError } from '../diagnostics/create-error.ts';
import { log } from '../diagnostics/logger.ts';
import { ChatKitError } from '../errors.ts';
import { isKeyOrFunction } from '../options/rules.ts';
import { buildHeaders } from '../request/headers.ts';
import { discard } from './body.ts';
import type { Arrival, Call, PreparedRequest } from './call.ts';

/** The outcome of an attempt: a response, or the reason for a missing one. */
export type Attempt = Arrival | { readonly response?: undefined; readonly failure: unknown };

/** Sends a request once, within the timeout. */
export async function attempt(
  call: Call,
  { url, body, header }: PreparedRequest,
  retries: number,
): Promise<Attempt> {
  const { operation, settings, redactor } = call;
  const { method } = operation;
  const { apiKey } = settings;
  const key = typeof apiKey === 'string' ? apiKey : await askForKey(call, apiKey);
  const headers = buildHeaders(operation, settings, key, retries, { body, header });
  // Servers repeat a key without its scheme.
  if (headers instanceof Headers) {
    redactor.addKey(headers.get('authorization')?.replace(/^\S+ /, '') ?? '');
  }
  const limit = call.scope.start(settings.timeout);
  // Called as a function: a fetch may refuse to be called as a method of another object.
  const { fetch = globalThis.fetch, fetchOptions } = settings;
  const send = async (): Promise<Response> => {
    const line = (): string => `attempt ${retries + 1}, ${method} ${redactor.redact(url)}`;
    log(call, 'info', line, () => headers);
    const init = { ...fetchOptions, method, headers, body: body ?? null, signal: limit.signal };
    // The key and the body must not leave the origin of the base URL.
    const response = await fetch(url, { ...init, redirect: 'manual' });
    // Already timed out or aborted: release the body.
    if (limit.signal.aborted) discard(response.body);
    // A fetch that gives no response at all throws here.
    void response.ok;
    return response;
  };
  try {
    return { response: await limit.race(send), limit };
  } catch (cause) {
    limit.abort();
    return { failure: limit.stopped() ?? connectionError(call, cause) };
  }
}

/** Asks the `apiKey` function for a key. */
async function askForKey(call: Call, apiKey: () => Promise<string>): Promise<string> {
  const limit = call.scope.start(Infinity);
  let given: unknown;
  try {
    given = await limit.race(apiKey);
  } catch (cause) {
    throw (
      limit.stopped() ?? createError(call, ChatKitError, 'the apiKey function failed', { cause })
    );
  } finally {
    limit.clear();
  }
  const key = typeof given === 'string' ? given.trim() : '';
  if (!isKeyOrFunction(key)) {
    const message = 'the apiKey function must return a key: one line of ASCII characters';
    throw createError(call, ChatKitError, message);
  }
  call.redactor.addKey(key);
  return key;
}
