import { Answer, connectionError } from './answer.ts';
import type { ErrorAnswer } from './errors.ts';
import { within } from './limit.ts';
import { logOf } from './log.ts';
import { buildHeaders, type Call } from './request.ts';
import { planRetry } from './retry.ts';

/**
 * Sends a request once, within the timeout and with the given key. Gives its success; everything else
 * rejects with an error, and where there may be another attempt, the call's `delay` is set.
 */
export function attempt(call: Call, key: string): Promise<Answer> {
  const { operation, settings, url, body, demand } = call;
  const controller = new AbortController();
  const limit = controller.signal;
  let answer: Answer | undefined;
  const send = async (): Promise<Answer> => {
    const headers = buildHeaders(call, key);
    logOf(call)?.(`attempt ${call.retries + 1}, ${operation.method} ${url}`, headers);
    // Taken from its object, since a fetch may refuse to be called as the method of another.
    const { fetch, fetchOptions, signal } = settings;
    try {
      const init: RequestInit = {
        method: operation.method,
        headers,
        body,
        // The key and the body are for the base URL's origin alone.
        redirect: 'manual',
        // Linked to the caller's without a listener, so that it reaches a body handed over.
        signal: signal ? AbortSignal.any([signal, limit]) : limit,
      };
      answer = new Answer(
        call,
        await fetch(url, fetchOptions ? { ...fetchOptions, ...init } : init),
      );
    } catch (cause) {
      if (!limit.aborted) planRetry(call);
      throw connectionError(call, cause);
    }
    const { ok, response } = answer;
    if (limit.aborted || (!ok && planRetry(call, response))) answer.discard();
    else if (!ok || demand.data) await answer.read();
    // Not knowing yet whether the caller wants the response unread, read a copy.
    else if (!demand.response) await answer.read(response.clone());
    if (!ok) throw answer.error();
    return answer;
  };
  const stop = (isTimeout: boolean): ErrorAnswer | undefined => {
    controller.abort();
    answer?.discard();
    // An answer that has begun is not asked for again.
    if (isTimeout && !answer) planRetry(call);
    return answer?.describe();
  };
  return within(call, send, stop, settings.timeout);
}
