import { responseError } from '../diagnostics/create-error.ts';
import { log } from '../diagnostics/logger.ts';
import { APIError, type ChatKitError } from '../errors.ts';
import { buildBody } from '../request/body.ts';
import { placeParams } from '../request/params.ts';
import { buildURL } from '../request/url.ts';
import { validate } from '../validation/validate.ts';
import { attempt, type Attempt } from './attempt.ts';
import { discard, readBody } from './body.ts';
import { callError, finalError, logError, type Progress } from './call-error.ts';
import type { Call, PreparedRequest, Success } from './call.ts';
import { retryDelay } from './retry-policy.ts';
import { Stopped } from './scope.ts';

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
      logError(call, error);
      retries++;
      log(call, 'info', () => `retry ${retries} in ${Math.round(delay)} ms`);
      await call.scope.sleep(delay);
    }
  } catch (thrown) {
    throw finalError(call, thrown, { retries, last });
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
