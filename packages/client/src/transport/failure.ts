import { connectionError, responseError } from '../diagnostics/create-error.ts';
import type { ChatKitError } from '../errors.ts';
import { discard, readBody } from './body.ts';
import { callError } from './call-error.ts';
import type { Arrival } from './call.ts';
import { Stopped } from './scope.ts';

/** The outcome of an attempt: a response, or what was thrown instead. A foreign fetch may give neither. */
export interface Outcome extends Omit<Arrival, 'response'> {
  readonly response?: Response | undefined;
  readonly failure?: unknown;
}

/** Turns a failed attempt into its error. The body is only read if no retry follows. */
export async function failureOf(
  { call, response, limit, retries, failure }: Outcome,
  isRetried: boolean,
  last: ChatKitError | undefined,
): Promise<ChatKitError> {
  try {
    if (!response) {
      const { stopped } = limit;
      // Only a timeout may be retried: the signal and the deadline end the call.
      if (stopped && stopped.by !== 'timeout') throw stopped;
      return callError(call, stopped ?? connectionError(call, failure), { retries, last });
    }
    if (isRetried) {
      discard(response);
      return responseError(call, { response });
    }
    const received = await readBody({ call, response, limit, retries });
    if (received.failure instanceof Stopped) {
      throw callError(call, received.failure, { retries, last, received });
    }
    return responseError(call, received, received.failure);
  } finally {
    limit.abort();
  }
}
