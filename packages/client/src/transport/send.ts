import { APIPromise, type PendingData } from '../api-promise.ts';
import { log } from '../diagnostics/logger.ts';
import { Redactor } from '../diagnostics/redactor.ts';
import type { Settings } from '../options/defaults.ts';
import { mergeRequestOptions } from '../options/merge.ts';
import type { RequestOptions } from '../options/types.ts';
import type { Operation } from '../request/operation.ts';
import { createAbortLinks, type AbortLinks } from './abort-links.ts';
import type { Call } from './call.ts';
import { parse } from './parse.ts';
import { elapsed, run, type Success } from './run.ts';
import { createScope } from './scope.ts';

/** Calls an operation. The spec vouches for the type of its data. */
export type Send = <T>(
  operation: Operation,
  pathParameters: readonly (string | number)[],
  params: unknown,
  options: RequestOptions | undefined,
) => APIPromise<T>;

/** Creates the function that the resources of a client call. */
export function createSend(settings: Settings): Send {
  const links = createAbortLinks();
  return (operation, pathParameters, params, options) =>
    new APIPromise(send({ operation, settings, pathParameters, params }, links, options));
}

async function send(
  given: Omit<Call, 'redactor' | 'scope'>,
  links: AbortLinks,
  options: RequestOptions | undefined,
): Promise<PendingData> {
  const { apiKey } = given.settings;
  const settings =
    options === undefined ? given.settings : mergeRequestOptions(given.settings, options);
  const call: Call = Object.freeze({
    ...given,
    settings,
    redactor: new Redactor(typeof apiKey === 'string' ? [apiKey] : []),
    scope: createScope(links, settings),
  });
  const success = await run(call);
  let isReleased = false;
  return {
    response: success.response,
    read: () => (isReleased ? readLate(call, success, links) : read(call, success)),
    release: () => {
      isReleased = true;
      success.limit.clear(success.response.body);
      logResult(call, success);
    },
  };
}

/** Reads the data in what the attempt has left of its timeout. */
async function read(call: Call, success: Success): Promise<unknown> {
  const data = await readLogged(call, success);
  logResult(call, success, data);
  return data;
}

/** Reads data that were asked for late, within a timeout and a deadline of their own. */
function readLate(call: Call, success: Success, links: AbortLinks): Promise<unknown> {
  const scope = createScope(links, call.settings);
  return readLogged({ ...call, scope }, { ...success, limit: scope.start(call.settings.timeout) });
}

async function readLogged(call: Call, success: Success): Promise<unknown> {
  try {
    return await parse(call, success, success.retries);
  } catch (error) {
    log(call, 'info', () => `${String(error)} ${elapsed(call)}`);
    throw error;
  }
}

function logResult(call: Call, { response }: Success, data?: unknown): void {
  log(
    call,
    'info',
    () => `${response.status} ${elapsed(call)}`,
    // Redacted with the data, which may name a secret that a header repeats.
    () => call.redactor.redact([data, Object.fromEntries(response.headers)] as const)[1],
  );
}
