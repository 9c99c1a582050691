import { APIPromise } from './api-promise.ts';
import { askForKey, attempt } from './attempt.ts';
import { createCall, timeLeft, type Call, type Operation } from './call.ts';
import { APIError, ChatKitError } from './errors.ts';
import { describe, failure, timeoutError } from './failure.ts';
import { within } from './limit.ts';
import { logOf } from './log.ts';
import type { RequestOptions } from './options.ts';
import { redact } from './redact.ts';
import { buildRequest } from './request.ts';
import { retryDelay } from './retry.ts';
import { applyCallOptions, type Settings } from './settings.ts';
import { check } from './validation.ts';
import { wordsOf } from './words.ts';

/** Calls an operation and gives its answer as the caller's type, which the spec vouches for. */
export type Send = <T>(
  operation: Operation,
  pathParameters: readonly (string | number)[],
  params: unknown,
  options: RequestOptions | undefined,
) => APIPromise<T>;

export function createSend(settings: Settings): Send {
  return (operation, pathParameters, params, options) => {
    const call = createCall(operation, settings);
    return new APIPromise(call, send(call, pathParameters, params, options));
  };
}

/** Attempts until there is an answer to receive, no retry is left or the deadline is reached. */
async function send(
  call: Call,
  pathParameters: readonly (string | number)[],
  params: unknown,
  options: RequestOptions | undefined,
): Promise<unknown> {
  // The client's: its key is among the secrets, and a call brings no other.
  const { operation } = call;
  const { apiKey, validators } = call.settings;
  if (options) call.settings = applyCallOptions(call.settings, options);
  for (;;) {
    try {
      if (!call.retries) {
        buildRequest(call, pathParameters, params);
        const isGiven = params !== undefined || !operation.isOptional;
        if (validators && isGiven)
          await within(call, Infinity, () => check(call, 'request', params));
      }
      const key =
        typeof apiKey === 'string'
          ? apiKey
          : await within(call, Infinity, () => askForKey(call, apiKey));
      const data = await attempt(call, key);
      logOf(call, 'info')?.(
        `${call.answer?.response.status} ${took(call)}`,
        describe(call)?.headers,
      );
      return data;
    } catch (thrown) {
      // What is not ours is of a request that cannot be sent.
      const error =
        thrown instanceof ChatKitError
          ? thrown
          : failure(call, ChatKitError, wordsOf(redact(thrown, call)), thrown);
      logOf(call, 'info')?.(`${String(error)} ${took(call)}`);
      await pause(call, error);
    }
  }
}

const took = ({ started }: Call): string => `after ${Math.round(performance.now() - started)} ms`;

/** Waits for the next attempt after one that failed. Rejects if there is none. */
async function pause(call: Call, error: ChatKitError): Promise<void> {
  const delay = retryDelay(call);
  if (isNaN(delay) || !(error instanceof APIError)) throw error;
  // Only what the API has not answered, or has refused, is tried again.
  if (!call.last || error.status) call.last = error;
  call.answer = undefined;
  call.isOver = delay >= timeLeft(call);
  if (call.isOver) throw timeoutError(call);
  call.retries++;
  logOf(call, 'info')?.(`retry ${call.retries} in ${Math.round(delay)} ms`);
  await within(call, delay);
}
