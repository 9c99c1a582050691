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
import { check } from './validation.ts';

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
  const given = Object.entries(options.fetchOptions ?? {}).filter(
    ([, value]) => value !== undefined,
  );
  const fetchOptions = { ...client.fetchOptions, ...Object.fromEntries(given) };
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
  const settings = options ? applyCallOptions(client, options) : client;
  const call = buildRequest(operation, pathParameters, params, settings, demand);
  const { id } = operation;
  const { signal, deadline, timeout, maxRetries, validators } = settings;
  // A clock that nobody sets.
  const started = performance.now();
  const end = started + (deadline ?? Infinity);
  let last: APIError | undefined;
  const expire = (): never => {
    const message = `${id}: the deadline of ${deadline} ms is reached`;
    throw new APIConnectionTimeoutError(message, last && { cause: last });
  };
  const took = () => `after ${Math.round(performance.now() - started)} ms`;
  if (validators) {
    const work = () => check(call, 'request', params);
    await within(id, end - started, signal, work, expire);
  }
  for (let retries = 0; ; retries++) {
    // Waits in any case, so that an `await` of the caller's has asked for the data by the time an
    // answer can be there.
    await readKey(call, end - performance.now(), expire);
    const left = end - performance.now();
    if (left <= 0) expire();
    let delay: number | undefined;
    let isLate = false;
    const willRetry = (response?: Response): boolean => {
      if (retries >= maxRetries || (response && !isRetryable(response))) return false;
      delay = retryDelay(retries, response?.headers);
      isLate = performance.now() + delay >= end;
      return !isLate;
    };
    try {
      const answer = await attempt(call, retries, Math.min(timeout, left), willRetry);
      log(
        settings,
        () => `${id}: ${answer.response.status} ${took()}`,
        () => Object.fromEntries(answer.describe().headers),
      );
      return answer;
    } catch (error) {
      log(settings, () => `${String(error)} (${took()})`);
      if (!(error instanceof APIError) || error instanceof APIUserAbortError) throw error;
      if (!last || error.status !== undefined) last = error;
      // What `fetch` calls a timeout of its own is the cause of its error; ours has none.
      const isOurs = error instanceof APIConnectionTimeoutError && !error.cause;
      if (isLate || (left <= timeout && isOurs)) expire();
      if (delay === undefined) throw error;
    }
    const wait = delay;
    log(settings, () => `${id}: retry ${retries + 1} in ${Math.round(wait)} ms`);
    await within(
      id,
      wait,
      signal,
      () => new Promise<void>(() => {}),
      () => {},
    );
  }
}
