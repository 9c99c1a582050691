import {
  connectionError,
  createError,
  describeResponse,
  responseError,
} from '../diagnostics/create-error.ts';
import type { Received } from '../diagnostics/context.ts';
import { log } from '../diagnostics/logger.ts';
import { parseJSON } from '../diagnostics/message.ts';
import { APIError } from '../errors.ts';
import { validate } from '../validation/validate.ts';
import { readBody } from './body.ts';
import { finalError } from './call-error.ts';
import { elapsed, type Arrival, type Call } from './call.ts';
import { Stopped } from './scope.ts';

/**
 * Reads and validates the data of a successful response: the object or array of its body, with the
 * request id as a property that is not enumerable; null for a 204.
 */
export async function parse(call: Call, success: Arrival): Promise<unknown> {
  const { response, limit, retries } = success;
  let received: Received | undefined;
  try {
    if (response.bodyUsed) {
      const message = `${response.status}, but the body was already read through asResponse()`;
      throw createError(call, APIError, message, { response: describeResponse(call, success) });
    }
    const { text, failure } = (received = await readBody(success));
    // The API may have created the session, so the call is not retried.
    if (failure instanceof Stopped) throw failure;
    if (failure !== undefined) throw connectionError(call, failure, received);
    const { noContent } = call.operation;
    const isEmpty =
      response.status === 204 || noContent === 'always' || (noContent && !text.trim());
    const data = isEmpty ? null : parseJSON(text);
    if (typeof data !== 'object' || (!data && !isEmpty)) throw responseError(call, received);
    if (call.settings.validators) await validateData(call, success, data);
    const id = response.headers?.get?.('x-request-id');
    if (data) Object.defineProperty(data, '_request_id', { value: id });
    logResult(call, response, data);
    return data;
  } catch (error) {
    limit.abort();
    throw finalError(call, error, { retries, received });
  } finally {
    limit.clear();
  }
}

function validateData(call: Call, { limit }: Arrival, data: unknown): Promise<void> {
  return limit.race(() => validate(call, 'response', data));
}

/** Logs the status of a success, with its headers at `debug`. */
export function logResult(call: Call, response: Response, data?: unknown): void {
  log(
    call,
    'info',
    () => `${response.status} ${elapsed(call)}`,
    // Redacted with the data, which may name a secret that a header repeats.
    () => call.redactor.redact([data, Object.fromEntries(response.headers)] as const)[1],
  );
}
