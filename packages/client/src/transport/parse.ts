import { connectionError, responseError } from '../diagnostics/create-error.ts';
import { parseJSON } from '../diagnostics/message.ts';
import { validate } from '../validation/validate.ts';
import { readBody, type Body } from './body.ts';
import { finalError } from './call-error.ts';
import { elapsed, type Arrival, type Call } from './call.ts';
import { Stopped } from './scope.ts';

/**
 * Reads and validates the data of a successful response: the object or array of its body, with the
 * request id as a property that is not enumerable; null for a 204.
 */
export function parse(success: Promise<Arrival>): Promise<unknown> {
  return readBody(success).then(toData);
}

function toData(body: Body): unknown {
  const { call, limit } = body;
  try {
    const data = dataOf(body);
    if (!call.settings.validators) return finish(body, data);
    return limit
      .race(() => validate(call, 'response', data))
      .then(() => finish(body, data))
      .catch((error: unknown) => fail(body, error));
  } catch (error) {
    return fail(body, error);
  }
}

/** Adds the request id to the data and ends the call. */
function finish({ call, response, limit }: Body, data: object | null): object | null {
  const id = response.headers?.get?.('x-request-id');
  if (data) Object.defineProperty(data, '_request_id', { value: id });
  logResult(call, response, data);
  limit.clear();
  return data;
}

function fail(body: Body, error: unknown): never {
  body.limit.abort();
  throw finalError(body.call, error, { retries: body.retries, received: body });
}

/** Parses a body. The API may have created the session, so a failure here is not retried. */
function dataOf(body: Body): object | null {
  const { call, response, text, failure } = body;
  if (text === undefined) throw responseError(call, body);
  if (failure !== undefined) {
    throw failure instanceof Stopped ? failure : connectionError(call, failure, body);
  }
  const { noContent } = call.operation;
  if (response.status === 204 || noContent === 'always' || (noContent && !text.trim())) return null;
  const data = parseJSON(text);
  if (typeof data !== 'object' || !data) throw responseError(call, body);
  return data;
}

/** Stops the timer of a response whose data nobody has asked for yet. */
export function release({ call, response, limit }: Arrival): void {
  limit.clear(response.body);
  logResult(call, response);
}

/** Logs the status of a success, with its headers at `debug`. */
function logResult(call: Call, response: Response, data?: unknown): void {
  call.log.info?.(call, `${response.status} ${elapsed(call)}`, response.headers, data);
}
