import { Answer, connectionError } from './answer.ts';
import { APIConnectionTimeoutError } from './errors.ts';
import { within } from './limit.ts';
import { log } from './log.ts';
import { createMask, redact } from './redact.ts';
import { buildHeaders, type Call } from './request.ts';

/**
 * Sends a request once, with the given key and within the given milliseconds, body included. Gives its
 * success; everything else rejects with an `APIError`. `willRetry` is told of a failure before its
 * body is read, and says whether there will be another attempt.
 */
export function attempt(
  call: Call,
  key: string,
  retries: number,
  timeout: number,
  willRetry: (response?: Response) => boolean,
): Promise<Answer> {
  const { operation, settings, url, body, demand } = call;
  const { id, method } = operation;
  // Taken from its object, since a fetch may refuse to be called as the method of another.
  const { fetch, signal } = settings;
  const headers = buildHeaders(call, key, retries);
  const keys = [key, headers['authorization']?.replace(/^\S+ /, '') ?? ''];
  log(settings, () => {
    const mask = createMask(keys);
    return [`${id}: attempt ${retries + 1}, ${method} ${mask(url)}`, redact(headers, mask)];
  });
  let answer: Answer | undefined;
  return within<Answer>(
    timeout,
    signal,
    async (scope) => {
      let response;
      let ok;
      try {
        response = await fetch(url, {
          ...settings.fetchOptions,
          method,
          headers,
          body: body ?? null,
          // The key and the body are for the base URL's origin alone.
          redirect: 'manual',
          // Linked to the caller's without a listener, so that it reaches a body handed over.
          signal: signal ? AbortSignal.any([signal, scope.signal]) : scope.signal,
        });
        ok = response.ok;
      } catch (cause) {
        willRetry();
        throw connectionError(call, keys, cause);
      }
      answer = new Answer(call, keys, response);
      if (scope.signal.aborted || (!ok && willRetry(response))) {
        answer.discard();
        throw answer.error();
      }
      // Not knowing yet whether the caller wants the response unread, read a copy.
      if (!ok || demand.data) await answer.read(scope);
      else if (!demand.response) await answer.read(scope, response.clone());
      if (!ok) throw answer.error();
      return answer;
    },
    () => {
      // An answer that has begun is not asked for again.
      if (!answer) willRetry();
      const message = `${id}: timed out after ${timeout} ms`;
      throw new APIConnectionTimeoutError(message, {}, answer?.describe());
    },
  );
}
