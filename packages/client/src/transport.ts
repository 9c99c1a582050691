import type { Answer } from './answer.ts';
import { APIPromise, type Demand } from './api-promise.ts';
import { attempt } from './attempt.ts';
import { ChatKitError, type APIError } from './errors.ts';
import { failure } from './failure.ts';
import { readKey } from './key.ts';
import { timeoutError, within } from './limit.ts';
import { logOf } from './log.ts';
import type { RequestOptions } from './options.ts';
import { redact } from './redact.ts';
import { buildRequest, createCall, type Call, type Operation } from './request.ts';
import { applyCallOptions, type Settings } from './settings.ts';
import { checkRequest } from './validation.ts';
import { wordsOf } from './words.ts';

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
  const call = createCall(operation, settings, demand);
  for (;;) {
    call.delay = undefined;
    try {
      if (!call.retries) {
        buildRequest(call, pathParameters, params);
        if (settings.validators) await checkRequest(call, params);
      }
      // Waits in any case, so that an `await` of the caller's has asked for the data by the time an
      // answer can be there.
      const answer = await attempt(call, await readKey(call));
      // Here where they are all that is asked for, so that what is wrong with them is logged.
      if (demand.data && !demand.response) await answer.data();
      logOf(call)?.(`${answer.response.status} ${took(call)}`, answer.describe().headers);
      return answer;
    } catch (error) {
      logOf(call)?.(`${String(error)} ${took(call)}`);
      await pause(call, error);
    }
  }
}

const took = ({ started }: Call): string => `after ${Math.round(performance.now() - started)} ms`;

/** Waits for the next attempt after one that failed. Rejects if there is none. */
async function pause(call: Call, error: unknown): Promise<void> {
  const { delay } = call;
  if (delay === undefined) {
    // What is not ours is of a request that cannot be sent.
    if (error instanceof ChatKitError) throw error;
    const cause = redact(error, call);
    throw failure(call, ChatKitError, wordsOf(cause), cause);
  }
  // Only what the API has not answered, or has refused, is tried again.
  const failed = error as APIError;
  if (!call.last || failed.status) call.last = failed;
  if (performance.now() + delay >= call.end) throw timeoutError(call, false);
  call.retries++;
  logOf(call)?.(`retry ${call.retries} in ${Math.round(delay)} ms`);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const wait = () => new Promise<void>((resolve) => (timer = setTimeout(resolve, delay)));
  await within(call, wait, () => void clearTimeout(timer));
}
