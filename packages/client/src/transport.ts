import type { Answer } from './answer.ts';
import { APIPromise, type Demand, type Outcome, type WithRequestID } from './api-promise.ts';
import { attempt, type Result } from './attempt.ts';
import { APIConnectionTimeoutError, type APIError } from './errors.ts';
import { describeSource, readKey } from './key.ts';
import { within } from './limit.ts';
import { log } from './log.ts';
import { applyOptions, type RequestOptions, type Settings } from './options.ts';
import { createMask, redact } from './redact.ts';
import { buildBody, buildHeaders, buildURL, type Operation } from './request.ts';
import { retryDelay } from './retry.ts';
import { checkRequest, checkResponse } from './validation.ts';

/** Calls an operation and gives its answer as the caller's type, which the spec vouches for. */
export type Send = <T>(
  operation: Operation,
  pathParameters: readonly string[],
  params: unknown,
  options: RequestOptions | undefined,
) => APIPromise<T>;

export function createSend(client: Settings): Send {
  return <T>(
    operation: Operation,
    pathParameters: readonly string[],
    params: unknown,
    options: RequestOptions | undefined,
  ) =>
    new APIPromise<T>(async (demand) => {
      const settings = options ? applyOptions(client, options) : client;
      const url = buildURL(operation, pathParameters, params, settings);
      const body = buildBody(operation, params);
      return call({ operation, settings, url, body, demand }, params);
    });
}

/** A call as it is the same for each attempt. */
interface Call {
  operation: Operation;
  settings: Settings;
  url: string;
  body: string | undefined;
  /** What the caller has asked of the call's promise so far. */
  demand: Demand;
}

/** Attempts until there is an answer, no retry is left or the deadline is reached. */
async function call<T>(call: Call, params: unknown): Promise<Outcome<WithRequestID<T>>> {
  const { operation, settings } = call;
  const { signal, deadline, timeout, maxRetries } = settings;
  const end = Date.now() + (deadline ?? Infinity);
  let last: APIError | undefined;
  const expire = (): Promise<never> => {
    const message = `${operation.id}: the deadline of ${deadline} ms is reached`;
    return Promise.reject(new APIConnectionTimeoutError(message, { cause: last }));
  };
  await checkRequest(operation, settings, params);
  for (let retries = 0; ; retries++) {
    const key = await readKey(operation.id, settings, end - Date.now(), expire);
    const left = end - Date.now();
    let isLate = false;
    const nextDelay = (headers?: Headers): number | undefined => {
      if (retries >= maxRetries) return undefined;
      const delay = retryDelay(retries, headers);
      isLate = Date.now() + delay >= end;
      return isLate ? undefined : delay;
    };
    const result = await send(call, key, retries, Math.min(timeout, left), nextDelay);
    if ('answer' in result) return outcome(call, result);
    const { error, delay } = result;
    if (!last || error.status !== undefined) last = error;
    if (delay === undefined) {
      isLate ||= left <= timeout && error instanceof APIConnectionTimeoutError;
      throw isLate ? await expire() : error;
    }
    await within(delay, signal, () => new Promise<void>(() => {}), () => {});
  }
}

/** Makes an attempt, and logs it with what it has come to. */
async function send(
  { operation, settings, url, body, demand }: Call,
  key: string,
  retries: number,
  timeout: number,
  nextDelay: (headers?: Headers) => number | undefined,
): Promise<Result> {
  const { id, method } = operation;
  const headers = buildHeaders(operation, settings, key, retries, body);
  const keys = [key, headers['authorization']?.replace(/^\S+ /, '') ?? ''];
  const started = Date.now();
  log(settings, () => {
    const mask = createMask(keys);
    const message = `${id}: attempt ${retries + 1}, ${method} ${mask(url)}`;
    return [message, redact(headers, mask)];
  });
  const result = await attempt({
    operationId: id,
    keys,
    keySource: describeSource(settings),
    fetch: settings.fetch,
    url,
    // The key and the body are for the base URL's origin alone, so no redirect is followed.
    init: { ...settings.fetchOptions, method, headers, body: body ?? null, redirect: 'manual' },
    signal: settings.signal,
    timeout,
    nextDelay,
    bodyOf: (response) => (demand.data ? response : demand.response ? undefined : response.clone()),
  });
  log(settings, () => {
    const took = `after ${Date.now() - started} ms`;
    if ('answer' in result) {
      const { status, headers: received } = result.answer.describe();
      return [`${id}: ${status} ${took}`, received];
    }
    const { error, delay } = result;
    const next = delay === undefined ? '' : `; retrying in ${Math.round(delay)} ms`;
    return [`${error.message} ${took}${next}`, error.headers];
  });
  return result;
}

function outcome<T>(
  { operation, settings }: Call,
  { answer, isRead }: { answer: Answer; isRead: boolean },
): Outcome<WithRequestID<T>> | Promise<Outcome<WithRequestID<T>>> {
  const { response } = answer;
  const read = async (): Promise<WithRequestID<T>> => {
    if (!isRead) await answer.read(response);
    const data = answer.data();
    await checkResponse(operation, settings, data);
    if (data) Object.defineProperty(data, '_request_id', { value: response.headers.get('x-request-id') });
    return data as WithRequestID<T>;
  };
  let reading: Promise<WithRequestID<T>> | undefined;
  const once = () => (reading ??= read());
  return isRead ? once().then(() => ({ response, read: once })) : { response, read: once };
}
