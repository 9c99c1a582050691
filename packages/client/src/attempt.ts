import { Answer, connectionError } from './answer.ts';
import { within } from './limit.ts';
import { log } from './log.ts';
import { redact } from './redact.ts';
import { buildHeaders, type Call } from './request.ts';

/**
 * Sends a request once, within the given milliseconds, body included. Gives its
 * success; everything else rejects with an `APIError`. `willRetry` is told of a failure before its
 * body is read, and says whether there will be another attempt.
 */
export function attempt(
  call: Call,
  retries: number,
  timeout: number,
  willRetry: (response?: Response) => boolean,
): Promise<Answer> {
  const { operation, settings, url, body, demand } = call;
  const { id, method } = operation;
  // Taken from its object, since a fetch may refuse to be called as the method of another.
  const { fetch, signal } = settings;
  const headers = (call.headers = buildHeaders(call, retries));
  log(
    settings,
    () => `${id}: attempt ${retries + 1}, ${method} ${redact(url, call)}`,
    () => redact(headers, call),
  );
  let answer: Answer | undefined;
  return within<Answer>(
    id,
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
        throw connectionError(call, cause);
      }
      answer = new Answer(call, response);
      if (scope.signal.aborted || (!ok && willRetry(response))) {
        answer.discard();
        throw answer.error();
      }
      // Not knowing yet whether the caller wants the response unread, read a copy.
      if (!ok || demand.data) await answer.read(scope);
      else if (!demand.response) await answer.read(scope, response.clone());
      if (!ok) throw answer.error();
      // A check that hangs is bounded as the body is. What comes of it, `data` tells again.
      if (demand.data && settings.validators) await answer.data().catch(() => {});
      return answer;
    },
    () => {
      // An answer that has begun is not asked for again.
      if (!answer) willRetry();
      throw connectionError(call, undefined, answer, `timed out after ${timeout} ms`);
    },
  );
}
