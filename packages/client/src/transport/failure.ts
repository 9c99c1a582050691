import { connectionError, responseError } from '../diagnostics/create-error.ts';
import type { ChatKitError } from '../errors.ts';
import { discard, readBody } from './body.ts';
import { callError } from './call-error.ts';
import type { Arrival } from './call.ts';
import { Stopped } from './scope.ts';

/** The outcome of an attempt: a response, or the reason for a missing one. */
export type Outcome = Arrival | (Omit<Arrival, 'response'> & Failure);

interface Failure {
  readonly response?: undefined;
  readonly failure: unknown;
}

/** Turns a failed attempt into its error. The body is only read if no retry follows. */
export async function failureOf(
  outcome: Outcome,
  isRetried: boolean,
  last: ChatKitError | undefined,
): Promise<ChatKitError> {
  const { call, response, limit, retries } = outcome;
  try {
    if (!response) {
      const { stopped } = limit;
      // Only a timeout may be retried: the signal and the deadline end the call.
      if (stopped && stopped.by !== 'timeout') throw stopped;
      return callError(call, stopped ?? connectionError(call, outcome.failure), { retries, last });
    }
    if (isRetried) {
      discard(response);
      return responseError(call, { response });
    }
    const body = await readBody(outcome);
    const { failure } = body;
    if (failure instanceof Stopped) {
      throw callError(call, failure, { retries, last, received: body });
    }
    return responseError(call, body, failure);
  } finally {
    limit.abort();
  }
}
