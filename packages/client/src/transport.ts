import type { Answer } from './answer.ts';
import { APIPromise, type Demand, type WithRequestID } from './api-promise.ts';
import { attempt } from './attempt.ts';
import { APIConnectionTimeoutError, APIError, APIUserAbortError } from './errors.ts';
import { describeSource, readKey } from './key.ts';
import { within } from './limit.ts';
import { log } from './log.ts';
import { applyOptions, type RequestOptions, type Settings } from './options.ts';
import { createMask, redact } from './redact.ts';
import { buildHeaders, buildRequest, type Operation } from './request.ts';
import { isRetryable, retryDelay } from './retry.ts';
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
      const settings = options ? forCall(client, options) : client;
      const request = buildRequest(operation, pathParameters, params, settings);
      const answer = await call({ operation, settings, demand, params, ...request });
      let data: Promise<WithRequestID<T>> | undefined;
      return {
        response: answer.response,
        read: () => (data ??= readData<T>(operation, settings, answer)),
      };
    });
}

/** A call's options over its client's; `fetchOptions` are the ones that add up. */
function forCall(client: Settings, options: RequestOptions): Settings {
  const fetchOptions = { ...client.fetchOptions, ...options.fetchOptions };
  return { ...applyOptions(client, options), fetchOptions };
}

/** A call as it is the same for each attempt. */
interface Call {
  operation: Operation;
  settings: Settings;
  /** What the caller has asked of the call's promise so far. */
  demand: Demand;
  params: unknown;
  url: string;
  body: string | undefined;
}

/** Attempts until there is an answer, no retry is left or the deadline is reached. */
async function call(call: Call): Promise<Answer> {
  const { operation, settings, params } = call;
  const { signal, deadline, timeout, maxRetries } = settings;
  const end = Date.now() + (deadline ?? Infinity);
  let last: APIError | undefined;
  const expire = (): never => {
    const message = `${operation.id}: the deadline of ${deadline} ms is reached`;
    throw new APIConnectionTimeoutError(message, { cause: last });
  };
  await checkRequest(operation, settings, params);
  for (let retries = 0; ; retries++) {
    const key = await readKey(operation.id, settings, end - Date.now(), expire);
    const left = end - Date.now();
    let delay: number | undefined;
    let isLate = false;
    const willRetry = (response?: Response): boolean => {
      if (retries >= maxRetries || (response && !isRetryable(response))) return false;
      delay = retryDelay(retries, response?.headers);
      isLate = Date.now() + delay >= end;
      return !isLate;
    };
    try {
      return await send(call, key, retries, Math.min(timeout, left), willRetry);
    } catch (error) {
      if (!(error instanceof APIError) || error instanceof APIUserAbortError) throw error;
      if (!last || error.status !== undefined) last = error;
      isLate ||= left <= timeout && error instanceof APIConnectionTimeoutError;
      if (isLate) expire();
      if (delay === undefined) throw error;
    }
    const wait = delay;
    log(settings, () => [`${operation.id}: retry ${retries + 1} in ${Math.round(wait)} ms`]);
    await within(
      wait,
      signal,
      () => new Promise<void>(() => {}),
      () => {},
    );
  }
}

/** Makes an attempt, and logs it with what it has come to. */
async function send(
  { operation, settings, url, body, demand }: Call,
  key: string,
  retries: number,
  timeout: number,
  willRetry: (response?: Response) => boolean,
): Promise<Answer> {
  const { id, method } = operation;
  const headers = buildHeaders(operation, settings, key, retries, body);
  const keys = [key, headers['authorization']?.replace(/^\S+ /, '') ?? ''];
  const started = Date.now();
  log(settings, () => {
    const mask = createMask(keys);
    const message = `${id}: attempt ${retries + 1}, ${method} ${mask(url)}`;
    return [message, redact(headers, mask)];
  });
  try {
    const answer = await attempt({
      operationId: id,
      keys,
      keySource: describeSource(settings),
      fetch: settings.fetch,
      url,
      // The key and the body are for the base URL's origin alone, so no redirect is followed.
      init: { ...settings.fetchOptions, method, headers, body: body ?? null, redirect: 'manual' },
      signal: settings.signal,
      timeout,
      willRetry,
      bodyOf: (response) =>
        demand.data ? response : demand.response ? undefined : response.clone(),
    });
    log(settings, () => {
      const { status, headers: received } = answer.describe();
      return [`${id}: ${status} after ${Date.now() - started} ms`, received];
    });
    return answer;
  } catch (error) {
    log(settings, () => [`${String(error)} (after ${Date.now() - started} ms)`]);
    throw error;
  }
}

async function readData<T>(
  operation: Operation,
  settings: Settings,
  answer: Answer,
): Promise<WithRequestID<T>> {
  await answer.read();
  const data = answer.data();
  await checkResponse(operation, settings, data, () => answer.mask());
  const value = answer.response.headers.get('x-request-id');
  if (data) Object.defineProperty(data, '_request_id', { value });
  return data as WithRequestID<T>;
}
