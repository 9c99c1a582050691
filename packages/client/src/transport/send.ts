import { createLog } from '../diagnostics/logger.ts';
import { Redactor } from '../diagnostics/redactor.ts';
import { APIError, type ChatKitError } from '../errors.ts';
import type { Settings } from '../options/defaults.ts';
import { mergeRequestOptions } from '../options/merge.ts';
import type { RequestOptions } from '../options/types.ts';
import { buildHeaders } from '../request/headers.ts';
import type { Operation } from '../request/operation.ts';
import { AbortLinks } from './abort-links.ts';
import { askForKey } from './ask-for-key.ts';
import { attempt } from './attempt.ts';
import { finalError, logError } from './call-error.ts';
import type { Arrival, Call } from './call.ts';
import { failureOf } from './failure.ts';
import { prepare, validateRequest } from './prepare.ts';
import { retryDelay } from './retry-policy.ts';
import { Limit, remaining, sleep, Stopped } from './scope.ts';

/** Calls an operation. */
export type Send = (
  operation: Operation,
  pathParameters: readonly (string | number)[],
  params: unknown,
  options: RequestOptions | undefined,
  /** Called with the response of a success, before the promise gives it. */
  onSuccess: (arrival: Arrival) => void,
) => Promise<Arrival>;

/**
 * Creates the function that the resources of a client call. The function attempts a call until it
 * succeeds, fails for good or reaches its deadline.
 */
export function createSend(clientSettings: Settings): Send {
  const links = new AbortLinks();
  const log = createLog(clientSettings);
  const { apiKey } = clientSettings;
  const keys = typeof apiKey === 'string' ? [apiKey] : [];
  return async (operation, pathParameters, params, options, onSuccess) => {
    const settings =
      options === undefined ? clientSettings : mergeRequestOptions(clientSettings, options);
    const call: Call = {
      operation,
      settings,
      pathParameters,
      params,
      redactor: new Redactor(keys),
      log,
      links,
      started: performance.now(),
    };
    let retries = 0;
    let last: ChatKitError | undefined;
    try {
      const request = prepare(call);
      if (settings.validators) await validateRequest(call);
      for (;;) {
        const key = typeof apiKey === 'string' ? apiKey : await askForKey(call, apiKey);
        const headers = buildHeaders(call, request, key, retries);
        const limit = new Limit(call, settings.timeout);
        let response: Response | undefined;
        let failure: unknown;
        try {
          response = await attempt(call, request, headers, limit, retries);
        } catch (thrown) {
          failure = thrown;
        }
        if (response?.ok) {
          const arrival = { call, response, limit, retries };
          onSuccess(arrival);
          return arrival;
        }
        const delay = retryDelay(retries, settings.maxRetries, response);
        const isRetried = delay !== undefined && delay < remaining(call);
        const outcome = { call, response, limit, retries, failure };
        const error = await failureOf(outcome, isRetried, last);
        // A connection error must not replace the last error of the API.
        if (!last || (error as APIError).status) last = error;
        if (delay === undefined || !(error instanceof APIError)) throw error;
        if (!isRetried) throw new Stopped('deadline');
        retries++;
        logError(call, error);
        call.log.info?.(call, `retry ${retries} in ${Math.round(delay)} ms`);
        await sleep(call, delay);
      }
    } catch (thrown) {
      throw finalError(call, thrown, { retries, last });
    }
  };
}
