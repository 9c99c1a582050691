import type { Answer } from './answer.ts';
import { APIPromise, type Demand } from './api-promise.ts';
import { attempt } from './attempt.ts';
import { APIConnectionTimeoutError, APIError, APIUserAbortError } from './errors.ts';
import { readKey } from './key.ts';
import { within } from './limit.ts';
import { log } from './log.ts';
import { applyOptions, type RequestOptions, type Settings } from './options.ts';
import { buildRequest, type Operation } from './request.ts';
import { isRetryable, retryDelay } from './retry.ts';
import { checkRequest } from './validation.ts';

/** Calls an operation and gives its answer as the caller's type, which the spec vouches for. */
export type Send = <T>(
  operation: Operation,
  pathParameters: readonly string[],
  params: unknown,
  options: RequestOptions | undefined,
) => APIPromise<T>;

export function createSend(client: Settings): Send {
  return (operation, pathParameters, params, options) =>
    new APIPromise((demand) => send(client, operation, pathParameters, params, options, demand));
}

/** A call's options over its client's; `fetchOptions` are the ones that add up. */
function applyCallOptions(client: Settings, options: RequestOptions): Settings {
  const fetchOptions = { ...client.fetchOptions, ...options.fetchOptions };
  return applyOptions(client, { ...options, fetchOptions });
}

/** Attempts until there is an answer, no retry is left or the deadline is reached. */
async function send(
  client: Settings,
  operation: Operation,
  pathParameters: readonly string[],
  params: unknown,
  options: RequestOptions | undefined,
  demand: Demand,
): Promise<Answer> {
  // Lets an `await` of the caller's say that it wants the data before any answer can be there.
  await undefined;
  const settings = options ? applyCallOptions(client, options) : client;
  const call = buildRequest(operation, pathParameters, params, settings, demand);
  const { id } = operation;
  const { signal, deadline, timeout, maxRetries, validators } = settings;
  const started = Date.now();
  const end = started + (deadline ?? Infinity);
  let last: APIError | undefined;
  const expire = (): never => {
    const message = `${id}: the deadline of ${deadline} ms is reached`;
    throw new APIConnectionTimeoutError(message, last && { cause: last });
  };
  const took = () => `after ${Date.now() - started} ms`;
  if (validators) {
    const check = () => checkRequest(operation, settings, params);
    await within(end - started, signal, check, expire);
  }
  for (let retries = 0; ; retries++) {
    const key = await readKey(id, settings, end - Date.now(), expire);
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
