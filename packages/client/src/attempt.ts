import { Answer, connectionError, type Sent } from './answer.ts';
import { APIConnectionTimeoutError, type APIError } from './errors.ts';
import { within } from './limit.ts';
import { isRetryable } from './retry.ts';

/** A request as it is sent, with its limits. */
export interface Attempt extends Sent {
  fetch: (url: string, init: RequestInit) => Promise<Response>;
  url: string;
  init: RequestInit;
  /** The caller's: ends the attempt, and a body that is handed over unread. */
  signal: AbortSignal | null | undefined;
  /** The longest that the attempt may take, body included, in milliseconds. */
  timeout: number;
  /** How long to wait before the next attempt; undefined if there is to be none. */
  nextDelay: (headers?: Headers) => number | undefined;
  /** What of a success is to be read: itself, a copy, or nothing. */
  bodyOf: (response: Response) => Response | undefined;
}

/** What an attempt has come to: a success, or a failure and how long to wait before the next. */
export type Result = { answer: Answer; isRead: boolean } | { error: APIError; delay?: number | undefined };

/** Sends a request once. Rejects only when the caller's signal is aborted. */
export function attempt(request: Attempt): Promise<Result> {
  const { url, init, signal, timeout, nextDelay } = request;
  let answer: Answer | undefined;
  return within<Result>(
    timeout,
    signal,
    async (scope) => {
      try {
        const response = await request.fetch(url, {
          ...init,
          // Linked to the caller's without a listener, so that it reaches a body handed over.
          signal: signal ? AbortSignal.any([signal, scope.signal]) : scope.signal,
        });
        answer = new Answer(response, request);
        const { ok, status, headers } = response;
        const delay = ok || !isRetryable(status, headers) ? undefined : nextDelay(headers);
        if (scope.signal.aborted || delay !== undefined) {
          answer.discard();
          return { error: answer.error(), delay };
        }
        const body = ok ? request.bodyOf(response) : response;
        if (body) await answer.read(body, (release) => (scope.release = release));
        return ok ? { answer, isRead: body !== undefined } : { error: answer.error() };
      } catch (cause) {
        if (answer && !answer.response.ok) return { error: answer.error({ cause }) };
        return { error: connectionError(cause, request, answer), delay: answer ? undefined : nextDelay() };
      }
    },
    () => ({
      error: new APIConnectionTimeoutError(
        `${request.operationId}: timed out after ${timeout} ms`,
        undefined,
        answer?.describe(),
      ),
      // An answer that has begun is not asked for again.
      delay: answer ? undefined : nextDelay(),
    }),
  );
}
