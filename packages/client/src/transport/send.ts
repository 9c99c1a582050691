import { log } from '../diagnostics/logger.ts';
import { Redactor } from '../diagnostics/redactor.ts';
import type { Settings } from '../options/defaults.ts';
import { mergeRequestOptions } from '../options/merge.ts';
import type { RequestOptions } from '../options/types.ts';
import type { Operation } from '../request/operation.ts';
import { createAbortLinks } from './abort-links.ts';
import { elapsed, type Call } from './call.ts';
import { parse } from './parse.ts';
import { run } from './run.ts';
import { createScope } from './scope.ts';

/** A successful response and the function that reads its data. */
export interface PendingData {
  readonly response: Response;
  readonly read: () => Promise<unknown>;
  /** Stops the timer of a response that nobody reads yet. */
  readonly release: () => void;
}

/** Calls an operation. */
export type Send = (
  operation: Operation,
  pathParameters: readonly (string | number)[],
  params: unknown,
  options: RequestOptions | undefined,
) => Promise<PendingData>;

/** Creates the function that the resources of a client call. */
export function createSend(clientSettings: Settings): Send {
  const links = createAbortLinks();
  return async (operation, pathParameters, params, options) => {
    const { apiKey } = clientSettings;
    const settings =
      options === undefined ? clientSettings : mergeRequestOptions(clientSettings, options);
    const redactor = new Redactor(typeof apiKey === 'string' ? [apiKey] : []);
    const scope = createScope(links, settings);
    const call: Call = { operation, settings, pathParameters, params, redactor, scope };
    const success = await run(call);
    const { response, limit } = success;
    let isReleased = false;
    return {
      response,
      read: async () => {
        if (!isReleased) {
          const data = await parse(call, success);
          logResult(call, response, data);
          return data;
        }
        // Data that were asked for late have a timeout and a deadline of their own.
        const late = createScope(links, settings);
        return parse({ ...call, scope: late }, { ...success, limit: late.start(settings.timeout) });
      },
      release: () => {
        isReleased = true;
        limit.clear(response.body);
        logResult(call, response);
      },
    };
  };
}

function logResult(call: Call, response: Response, data?: unknown): void {
  log(
    call,
    'info',
    () => `${response.status} ${elapsed(call)}`,
    // Redacted with the data, which may name a secret that a header repeats.
    () => call.redactor.redact([data, Object.fromEntries(response.headers)] as const)[1],
  );
}
