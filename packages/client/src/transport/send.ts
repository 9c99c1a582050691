import { log } from '../diagnostics/logger.ts';
import { Redactor } from '../diagnostics/redactor.ts';
import { APIError, type ChatKitError } from '../errors.ts';
import type { Settings } from '../options/defaults.ts';
import { mergeRequestOptions } from '../options/merge.ts';
import type { RequestOptions } from '../options/types.ts';
import type { Operation } from '../request/operation.ts';
import { createAbortLinks } from './abort-links.ts';
import { askForKey } from './ask-for-key.ts';
import { attempt } from './attempt.ts';
import { finalError, logError } from './call-error.ts';
import type { Call } from './call.ts';
import { failureOf } from './failure.ts';
import { prepare, validateRequest } from './prepare.ts';
import { retryDelay } from './retry-policy.ts';
import { createScope, remaining, sleep, Stopped } from './scope.ts';
import { unreadData, type PendingData } from './unread-data.ts';

/** Calls an operation. */
export type Send = (
  operation: Operation,
  pathParameters: readonly (string | number)[],
  params: unknown,
  options: RequestOptions | undefined,
) => Promise<PendingData>;

/**
 * Creates the function that the resources of a client call. The function attempts a call until it
 * succeeds, fails for good or reaches its deadline.
 */
export function createSend(clientSettings: Settings): Send {
  const links = createAbortLinks();
  return async (operation, pathParameters, params, options) => {
    const settings =
      options === undefined ? clientSettings : mergeRequestOptions(clientSettings, options);
    const { apiKey } = clientSettings;
    const redactor = new Redactor(typeof apiKey === 'string' ? [apiKey] : []);
    const scope = createScope(links, settings);
    const call: Call = { operation, settings, pathParameters, params, redactor, scope };
    let retries = 0;
    let last: ChatKitError | undefined;
    try {
      const request = prepare(call);
      if (settings.validators) await validateRequest(call);
      for (;;) {
        const key = typeof apiKey === 'string' ? apiKey : await askForKey(call, apiKey);
        const result = await attempt(call, request, key, retries);
        if (result.response?.ok) return unreadData(call, result);
        const delay = retryDelay(retries, settings.maxRetries, result.response);
        const isRetried = delay !== undefined && delay < remaining(scope);
        const error = await failureOf(call, result, isRetried, { retries, last });
        // A connection error must not replace the last error of the API.
        if (!last || (error as APIError).status) last = error;
        if (delay === undefined || !(error instanceof APIError)) throw error;
        if (!isRetried) throw new Stopped('deadline');
        retries++;
        logRetry(call, error, retries, delay);
        await sleep(scope, delay);
      }
    } catch (thrown) {
      throw finalError(call, thrown, { retries, last });
    }
  };
}

function logRetry(call: Call, error: ChatKitError, retries: number, delay: number): void {
  logError(call, error);
  log(call, 'info', () => `retry ${retries} in ${Math.round(delay)} ms`);
}
