import { createError, responseError } from '../diagnostics/create-error.ts';
import { log } from '../diagnostics/logger.ts';
import { messageOf } from '../diagnostics/message.ts';
import { APIError, ChatKitError } from '../errors.ts';
import { buildBody } from '../request/body.ts';
import { placeParams } from '../request/params.ts';
import { buildURL } from '../request/url.ts';
import { validate } from '../validation/validate.ts';
import { attempt, type Attempt } from './attempt.ts';
import { discard, readBody } from './body.ts';
import type { Arrival, Call, PreparedRequest } from './call.ts';
import { retryDelay } from './retry-policy.ts';
import { Stopped } from './scope.ts';
import { stoppedError } from './stopped-error.ts';

/** A successful response, with the number of retries that it took. */
export interface Success extends Arrival {
  readonly retries: number;
}

/** Attempts a call until it succeeds, fails for good or reaches its deadline. */
export async function run(call: Call): Promise<Success> {
  let retries = 0;
  let last: ChatKitError | undefined;
  try {
    const request = await prepare(call);
    for (;;) {
      const result = await attempt(call, request, retries);
      if (result.response?.ok) return { ...result, retries };
      const delay = retryDelay(retries, call.settings.maxRetries, result.response);
      const isRetried = delay !== undefined && delay < call.scope.remaining();
      const error = await failureOf(call, result, isRetried, { retries, last });
      // A connection error must not replace the last error of the API.
      if (!last || (error as APIError).status) last = error;
      if (delay === undefined || !(error instanceof APIError)) throw error;
      if (!isRetried) throw new Stopped('deadline');
      log(call, 'info', () => `${String(error)} ${elapsed(call)}`);
      retries++;
      log(call, 'info', () => `retry ${retries} in ${Math.round(delay)} ms`);
      await call.scope.sleep(delay);
    }
  } catch (thrown) {
    const error = asError(call, thrown, { retries, last });
    log(call, 'info', () => `${String(error)} ${elapsed(call)}`);
    throw error;
  }
}

/** Builds the request once, and validates it. */
async function prepare(call: Call): Promise<PreparedRequest> {
  const { operation, settings, pathParameters, params, scope } = call;
  const { query, header, body: value } = placeParams(operation, params);
  const url = buildURL(operation, settings, pathParameters, query);
  const body = buildBody(value);
  if (settings.validators && (params !== undefined || !operation.isOptional)) {
    const limit = scope.start(Infinity);
    await limit.race(() => validate(call, 'request', params)).finally(limit.clear);
  }
  return { url, body, header };
}

/** Turns a failed attempt into its error. The body is only read if no retry follows. */
async function failureOf(
  call: Call,
  result: Attempt,
  isRetried: boolean,
  progress: { retries: number; last: ChatKitError | undefined },
): Promise<ChatKitError> {
  if (!result.response) {
    const { failure } = result;
    // Only a timeout may be retried: the signal and the deadline end the call.
    if (failure instanceof Stopped && failure.by !== 'timeout') throw failure;
    return asError(call, failure, progress);
  }
  const { response, limit } = result;
  try {
    if (isRetried) {
      discard(response.body);
      return responseError(call, { response });
    }
    const received = await readBody(result);
    const { failure } = received;
    if (failure instanceof Stopped) throw stoppedError(call, failure, { ...progress, received });
    return responseError(call, received, failure);
  } finally {
    limit.abort();
  }
}

/** Gives the typed error of whatever a step has thrown. */
function asError(
  call: Call,
  thrown: unknown,
  progress: { retries: number; last: ChatKitError | undefined },
): ChatKitError {
  if (thrown instanceof Stopped) return stoppedError(call, thrown, progress);
  if (thrown instanceof ChatKitError && thrown.message.startsWith(call.operation.id)) return thrown;
  // The request cannot be sent.
  const message = messageOf(call.redactor.redact(thrown));
  return createError(
    call,
    ChatKitError,
    message,
    thrown instanceof ChatKitError ? {} : { cause: thrown },
  );
}

/** Says how long a call has taken so far. */
export function elapsed({ scope }: Call): string {
  return `after ${Math.round(performance.now() - scope.started)} ms`;
}
