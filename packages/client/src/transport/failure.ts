import { responseError } from '../diagnostics/create-error.ts';
import type { ChatKitError } from '../errors.ts';
import type { Attempt } from './attempt.ts';
import { discard, readBody } from './body.ts';
import { callError, type Progress } from './call-error.ts';
import type { Call } from './call.ts';
import { Stopped } from './scope.ts';

/** Turns a failed attempt into its error. The body is only read if no retry follows. */
export async function failureOf(
  call: Call,
  result: Attempt,
  isRetried: boolean,
  progress: Progress,
): Promise<ChatKitError> {
  if (!result.response) {
    const { failure } = result;
    // Only a timeout may be retried: the signal and the deadline end the call.
    if (failure instanceof Stopped && failure.by !== 'timeout') throw failure;
    return callError(call, failure, progress);
  }
  const { response, limit } = result;
  try {
    if (isRetried) {
      discard(response.body);
      return responseError(call, { response });
    }
    const received = await readBody(result);
    const { failure } = received;
    if (failure instanceof Stopped) throw callError(call, failure, { ...progress, received });
    return responseError(call, received, failure);
  } finally {
    limit.abort();
  }
}
