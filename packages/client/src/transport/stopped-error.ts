import type { Context, Received } from '../diagnostics/context.ts';
import { createError } from '../diagnostics/create-error.ts';
import { APIConnectionTimeoutError, APIUserAbortError, type ChatKitError } from '../errors.ts';
import type { Stopped } from './scope.ts';

/** What was known when a limit ended. */
interface Progress {
  readonly retries?: number;
  readonly received?: Received | undefined;
  /** The last error response, or the last error if no attempt had a response. */
  readonly last?: ChatKitError | undefined;
}

/** Creates the error of a call that its signal, its deadline or the timeout of an attempt has ended. */
export function stoppedError(
  context: Context,
  { by }: Stopped,
  { retries = 0, received, last }: Progress,
): ChatKitError {
  const { signal, timeout, deadline, maxRetries } = context.settings;
  if (by === 'signal') {
    const cause: unknown = signal?.reason;
    return createError(context, APIUserAbortError, 'aborted by its signal', { cause, received });
  }
  const attempts = retries ? ` (attempt ${retries + 1} of ${maxRetries + 1})` : '';
  const words =
    by === 'timeout'
      ? `timed out after ${timeout} ms`
      : `the deadline of ${deadline} ms was reached`;
  const message = `${words}${attempts}`;
  const Class = APIConnectionTimeoutError;
  const error = received
    ? createError(context, Class, `${received.response.status}, but ${message}`, { received })
    : undefined;
  if (by === 'timeout') return error ?? createError(context, Class, message);
  return createError(context, Class, message, { cause: error ?? last, isClean: true, received });
}
