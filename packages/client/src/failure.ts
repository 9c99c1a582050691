import { ChatKitError, type ErrorAnswer } from './errors.ts';
import { redact } from './redact.ts';
import type { Call } from './request.ts';

/**
 * An error of a call: its message names the operation, and its cause is shown without secrets. An
 * `answer` is described before, so that the secrets in it are known.
 */
export function failure<Failure>(
  call: Call,
  Class: new (message: string, options?: ErrorOptions, answer?: ErrorAnswer) => Failure,
  message: string,
  cause?: unknown,
  answer?: ErrorAnswer,
): Failure {
  // One of ours is free of them.
  const shown = cause instanceof ChatKitError ? cause : redact(cause, call);
  const options = cause === undefined ? {} : { cause: shown };
  return new Class(`${call.operation.id}: ${message}`, options, answer);
}
