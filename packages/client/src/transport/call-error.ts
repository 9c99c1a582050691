import type { Received } from '../diagnostics/context.ts';
import { created, createError, describeResponse } from '../diagnostics/create-error.ts';
import { messageOf } from '../diagnostics/message.ts';
import { APIConnectionTimeoutError, APIUserAbortError, ChatKitError } from '../errors.ts';
import { elapsed, type Call } from './call.ts';
import { Stopped } from './scope.ts';

/** What was known of a call when a step failed. */
export interface Progress {
  readonly retries: number;
  readonly received?: Received | undefined;
  /** The last error response, or the last error if no attempt had a response. */
  readonly last?: ChatKitError | undefined;
}

/** Gives the error that a call ends with, and logs it. */
export function finalError(call: Call, thrown: unknown, progress: Progress): ChatKitError {
  const error = callError(call, thrown, progress);
  logError(call, error);
  return error;
}

export function logError(call: Call, error: ChatKitError): void {
  call.log.info?.(call, `${String(error)} ${elapsed(call)}`);
}

/** Gives the typed error of whatever a step has thrown. */
export function callError(call: Call, thrown: unknown, progress: Progress): ChatKitError {
  if (thrown instanceof Stopped) return stoppedError(call, thrown, progress);
  const isOurs = thrown instanceof ChatKitError;
  if (isOurs && created.has(thrown)) return thrown;
  // The request cannot be sent.
  const cause = call.redactor.redact(thrown);
  return createError(call, ChatKitError, messageOf(cause), isOurs ? {} : { cause });
}

/** Creates the error of a call that its signal, its deadline or the timeout of an attempt has ended. */
function stoppedError(
  call: Call,
  { by }: Stopped,
  { retries, received, last }: Progress,
): ChatKitError {
  const { signal, timeout, deadline, maxRetries } = call.settings;
  const response = received && describeResponse(call, received);
  if (by === 'signal') {
    const cause: unknown = call.redactor.redact(signal?.reason);
    return createError(call, APIUserAbortError, 'aborted by its signal', { cause, response });
  }
  const [words, cause] =
    by === 'timeout'
      ? [`timed out after ${timeout} ms`]
      : [`the deadline of ${deadline} ms was reached`, last];
  const attempts = retries ? ` (attempt ${retries + 1} of ${maxRetries + 1})` : '';
  return createError(call, APIConnectionTimeoutError, words + attempts, { cause, response });
}
