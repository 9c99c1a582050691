import type { Answer } from './answer.ts';
import { APIPromise, type WithRequestID } from './api-promise.ts';
import { attempt } from './attempt.ts';
import { APIConnectionTimeoutError, APIError, APIUserAbortError } from './errors.ts';
import { readKey } from './key.ts';
import { within } from './limit.ts';
import { log } from './log.ts';
import { applyOptions, type RequestOptions, type Settings } from './options.ts';
import { buildRequest, type Call, type Operation } from './request.ts';
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
      // Lets an `await` of the caller's say that it wants the data before any answer can be there.
      await undefined;
      const settings = options ? applyCallOptions(client, options) : client;
      const call = buildRequest(operation, pathParameters, params, settings, demand);
      const answer = await attempts(call, params);
      let data: Promise<WithRequestID<T>> | undefined;
      return { response: answer.response, read: () => (data ??= readData<T>(call, answer)) };
    });
}

/** A call's options over its client's; `fetchOptions` are the ones that add up. */
function applyCallOptions(client: Settings, options: RequestOptions): Settings {
  const fetchOptions = { ...client.fetchOptions, ...options.fetchOptions };
  return applyOptions(client, { ...options, fetchOptions });
}

/** Attempts until there is an answer, no retry is left or the deadline is reached. */
async function attempts(call: Call, params: unknown): Promise<Answer> {
  const { operation, settings } = call;
  const { id } = operation;
  const { signal, deadline, timeout, maxRetries, validators } = settings;
  const started = Date.now();
  const end = started + (deadline ?? Infinity);
  let last: APIError | undefined;
  const expire = (): never => {
    const message = `${id}: the deadline of ${deadline} ms is reached`;
    throw new APIConnectionTimeoutError(message, { cause: last });
  };
  const took = () => `after ${Date.now() - started} ms`;
  if (validators) await checkRequest(operation, settings, params);
  for (let retries = 0; ; retries++) {
    const { apiKey = '' } = settings;
    const key =
      typeof apiKey === 'string'
        ? apiKey
        : await within(end - Date.now(), signal, () => readKey(id, apiKey), expire);
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
      const answer = await attempt(call, key, retries, Math.min(timeout, left), willRetry);
      log(settings, () => {
        const { status, headers } = answer.describe();
        return [`${id}: ${status} ${took()}`, headers];
      });
      return answer;
    } catch (error) {
      log(settings, () => [`${String(error)} (${took()})`]);
      if (!(error instanceof APIError) || error instanceof APIUserAbortError) throw error;
      if (!last || error.status !== undefined) last = error;
      if (isLate || (left <= timeout && error instanceof APIConnectionTimeoutError)) expire();
      if (delay === undefined) throw error;
    }
    const wait = delay;
    log(settings, () => [`${id}: retry ${retries + 1} in ${Math.round(wait)} ms`]);
    await within(
      wait,
      signal,
      () => new Promise<void>(() => {}),
      () => {},
    );
  }
}

async function readData<T>(
  { operation, settings }: Call,
  answer: Answer,
): Promise<WithRequestID<T>> {
  await answer.read();
  const data = answer.data();
  if (settings.validators) await checkResponse(operation, settings, data, answer.mask());
  const value = answer.response.headers.get('x-request-id');
  if (data) Object.defineProperty(data, '_request_id', { value });
  // The spec vouches for the type.
  return data as WithRequestID<T>;
}
