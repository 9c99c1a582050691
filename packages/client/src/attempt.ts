import { receive } from './answer.ts';
import type { Call } from './call.ts';
import { ChatKitError } from './errors.ts';
import { failure } from './failure.ts';
import { within } from './limit.ts';
import { logOf } from './log.ts';
import { redact } from './redact.ts';
import { buildHeaders } from './request.ts';
import { isKey } from './settings.ts';

/** Sends a request once, within the timeout and with the given key, and receives its answer. */
export function attempt(call: Call, key: string): Promise<unknown> {
  const { operation, settings, url, body = null } = call;
  const { method } = operation;
  // Taken from its object, since a fetch may refuse to be called as the method of another.
  const { fetch = globalThis.fetch, fetchOptions, signal, timeout } = settings;
  const headers = buildHeaders(call, key);
  return within(call, timeout, (limit) => {
    logOf(call, 'info')?.(`attempt ${call.retries + 1}, ${method} ${redact(url, call)}`, headers);
    return receive(call, limit, () =>
      fetch(url, {
        ...fetchOptions,
        method,
        headers,
        body,
        // The key and the body are for the base URL's origin alone.
        redirect: 'manual',
        // Linked to the caller's without a listener, so that it reaches a body handed over.
        signal: signal ? AbortSignal.any([signal, limit]) : limit,
      }),
    );
  });
}

/** The key that a function gives for the next attempt. */
export async function askForKey(call: Call, apiKey: () => Promise<string>): Promise<string> {
  let key: unknown;
  try {
    key = await apiKey();
  } catch (cause) {
    throw failure(call, ChatKitError, 'the apiKey function failed', cause);
  }
  const given = typeof key === 'string' ? key.trim() : '';
  if (isKey(given)) {
    call.secrets.push(given);
    return given;
  }
  const message = 'the apiKey function must give a key in ASCII and in one line';
  throw failure(call, ChatKitError, message);
}
