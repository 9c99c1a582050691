import { read } from './answer.ts';
import { timeLeft, type Call, type Data } from './call.ts';
import { ChatKitError } from './errors.ts';
import { answerError, connectionError, failure } from './failure.ts';
import { discard, within } from './limit.ts';
import { logOf } from './log.ts';
import { buildHeaders } from './request.ts';
import { retryDelay } from './retry.ts';
import { isKey } from './settings.ts';

/**
 * Sends a request once, within the timeout and with the given key. Gives the data of a success unless
 * the caller wants it unread; everything else rejects.
 */
export function attempt(call: Call, key: string): Promise<Data | undefined> {
  return within(call, call.settings.timeout, (limit) => fetchAnswer(call, key, limit));
}

async function fetchAnswer(call: Call, key: string, limit: AbortSignal): Promise<Data | undefined> {
  const { operation, settings, url, body } = call;
  const { method } = operation;
  // Taken from its object, since a fetch may refuse to be called as the method of another.
  const { fetch = globalThis.fetch, fetchOptions, signal } = settings;
  const headers = buildHeaders(call, key);
  logOf(call, 'info')?.(`attempt ${call.retries + 1}, ${method} ${url}`, headers);
  let response;
  let ok;
  try {
    response = await fetch(url, {
      ...fetchOptions,
      method,
      headers,
      body: body ?? null,
      // The key and the body are for the base URL's origin alone.
      redirect: 'manual',
      // Linked to the caller's without a listener, so that it reaches a body handed over.
      signal: signal ? AbortSignal.any([signal, limit]) : limit,
    });
    // Here, so that a `fetch` that gives no response fails as one.
    ({ ok } = response);
  } catch (cause) {
    throw connectionError(call, cause);
  }
  const answer = { response };
  // Nobody waits for it any more.
  if (limit.aborted) return void discard(answer);
  call.answer = answer;
  if (!ok && retryDelay(call) < timeLeft(call)) {
    discard(answer);
    throw answerError(call);
  }
  if (ok && call.isRaw) return undefined;
  call.isRaw = false;
  return read(call, answer);
}

/** The key that a function gives for the next attempt. */
export async function askForKey(call: Call, apiKey: () => Promise<string>): Promise<string> {
  let key: unknown;
  try {
    key = await apiKey();
  } catch (cause) {
    throw failure(call, ChatKitError, 'the apiKey function failed', cause);
  }
  if (typeof key === 'string' && isKey(key.trim())) return key.trim();
  const message = 'the apiKey function must give a key in ASCII and in one line';
  throw failure(call, ChatKitError, message);
}
