import { Answer, connectionError, type Sent } from './answer.ts';
import { APIConnectionTimeoutError } from './errors.ts';
import { within } from './limit.ts';

/** A request as it is sent, with its limits. */
export interface Attempt extends Sent {
  fetch: (url: string, init: RequestInit) => Promise<Response>;
  url: string;
  init: RequestInit;
  /** The caller's: ends the attempt, and a body that is handed over unread. */
  signal: AbortSignal | null | undefined;
  /** The longest that the attempt may take, body included, in milliseconds. */
  timeout: number;
  /** Told of a failure before its body is read: whether there will be another attempt. */
  willRetry: (response?: Response) => boolean;
  /** What of a success is to be read: itself, a copy, or nothing. */
  bodyOf: (response: Response) => Response | undefined;
}

/** Sends a request once and gives its success; everything else rejects with an `APIError`. */
export function attempt(request: Attempt): Promise<Answer> {
  const { operationId, url, init, signal, timeout, willRetry } = request;
  let answer: Answer | undefined;
  return within<Answer>(
    timeout,
    signal,
    async (scope) => {
      let response;
      try {
        response = await request.fetch(url, {
          ...init,
          // Linked to the caller's without a listener, so that it reaches a body handed over.
          signal: signal ? AbortSignal.any([signal, scope.signal]) : scope.signal,
        });
      } catch (cause) {
        willRetry();
        throw connectionError(cause, request);
      }
      answer = new Answer(response, request);
      if (scope.signal.aborted || (!response.ok && willRetry(response))) {
        answer.discard();
        throw answer.error();
      }
      const body = response.ok ? request.bodyOf(response) : response;
      if (body) await answer.read(body, (release) => (scope.release = release));
      if (!response.ok) throw answer.error();
      return answer;
    },
    () => {
      // An answer that has begun is not asked for again.
      if (!answer) willRetry();
      const message = `${operationId}: timed out after ${timeout} ms`;
      throw new APIConnectionTimeoutError(message, undefined, answer?.describe());
    },
  );
}
