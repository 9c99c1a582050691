import type { Demand } from './api-promise.ts';
import type { APIError } from './errors.ts';
import type { HeadersLike, Values } from './options.ts';
import type { Secrets } from './redact.ts';
import { isUnset, type Settings } from './settings.ts';

/** How an operation of the spec is called; generated. */
export interface Operation {
  id: string;
  method: string;
  /** Relative to the base URL, with the path parameters in braces. */
  path: string;
  /** By name in lower case. */
  headers?: Record<string, string>;
  /** Where a method's `params` go; absent if it has none. */
  paramsIn?: 'body' | 'query';
}

/** A call: what is the same for each attempt, and how far it has come. */
export interface Call extends Secrets {
  readonly operation: Operation;
  readonly settings: Settings;
  /** What the caller has asked of the call's promise so far. */
  readonly demand: Demand;
  /** When it began, on a clock that nobody sets. */
  readonly started: number;
  /** When its deadline is reached. */
  readonly end: number;
  url: string;
  body: string | null;
  /** How many attempts have failed. */
  retries: number;
  /** How long to wait for the next attempt, in milliseconds; undefined if there is none. */
  delay: number | undefined;
  /** The last answer that was an error, or the last error if there was no answer. */
  last: APIError | undefined;
}

/** Begins a call. */
export function createCall(operation: Operation, settings: Settings, demand: Demand): Call {
  const { apiKey, deadline = Infinity } = settings;
  const started = performance.now();
  return {
    operation,
    settings,
    demand,
    started,
    end: started + deadline,
    url: '',
    body: null,
    retries: 0,
    secrets: typeof apiKey === 'string' ? [apiKey] : [],
    delay: undefined,
    last: undefined,
  };
}

/** Gives a call its URL and its body. Throws for what cannot be sent as it is meant. */
export function buildRequest(call: Call, pathParameters: readonly string[], params: unknown): void {
  const { path, paramsIn } = call.operation;
  const { baseURL, defaultQuery, query } = call.settings;
  const filled = pathParameters.length ? fillPath(path, pathParameters) : path;
  // At the end of the base URL, or before its query.
  call.url = baseURL.replace(/\/*(?=\?|$)/, filled);
  if (paramsIn === 'body') call.body = buildBody(params);
  const sources = [defaultQuery, paramsIn === 'query' && params, query].filter(Boolean);
  if (!sources.length) return;
  const url = new URL(call.url);
  for (const source of sources) merge(url.searchParams, source as Values);
  call.url = url.href;
}

function fillPath(template: string, pathParameters: readonly string[]): string {
  let at = 0;
  return template.replace(/\{(.+?)\}/g, (_, name: string) => {
    const value = pathParameters[at++];
    // `.` and `..` would be resolved by fetch, and an empty one would name another path.
    if (typeof value !== 'string' || /^(\s*|\.\.?)$/.test(value)) {
      throw new TypeError(`${name} must be a string other than "", "." and ".."`);
    }
    return encodeURIComponent(value);
  });
}

function buildBody(params: unknown): string | null {
  const body = (JSON.stringify(params) as string | undefined) ?? null;
  // Only where there is a null can there be a number that became one.
  if (body?.includes('null')) refuseNumbers(params);
  return body;
}

/** Throws for a number that JSON would turn into null, and names its path. */
function refuseNumbers(params: unknown): void {
  const paths = new Map<unknown, string>();
  JSON.stringify(params, function (this: Record<string, unknown>, name, value: unknown) {
    const path = [paths.get(this), name].filter(Boolean).join('.');
    // As it was given and, if it has a `toJSON`, as that gives it.
    for (const object of [Object(this[name]), Object(value)]) {
      if ((object instanceof Number || object instanceof Date) && !isFinite(Number(object))) {
        throw new TypeError(`${path} is ${String(object)}, which JSON cannot express`);
      }
    }
    paths.set(value, path);
    return value;
  });
}

/**
 * The headers of an attempt. A later source replaces what an earlier one has of the same name; its
 * null removes it. Throws for what no header may hold.
 */
export function buildHeaders(call: Call, key: string): Record<string, string> | Headers {
  const { operation, settings, body, retries } = call;
  const { organization, project, idempotencyKey, defaultHeaders, headers } = settings;
  const first = {
    accept: 'application/json',
    authorization: `Bearer ${key}`,
    'x-stainless-retry-count': `${retries}`,
  };
  const own = { ...operation.headers };
  if (body !== null) own['content-type'] = 'application/json';
  if (!(organization || project || idempotencyKey || defaultHeaders || headers)) {
    // As a record, which is what fetch takes fastest.
    return Object.assign(first, own);
  }
  const merged = new Headers(first);
  const names = {
    'openai-organization': organization,
    'openai-project': project,
    'idempotency-key': idempotencyKey,
  };
  for (const source of [names, defaultHeaders, own, headers]) merge(merged, source ?? {});
  // Without its scheme, since servers repeat it so.
  call.secrets.push(merged.get('authorization')?.replace(/^\S+ /, '') ?? '');
  return merged;
}

/** Sets what a source gives in place of what there is; its null removes it. */
function merge(target: Headers | URLSearchParams, source: HeadersLike): void {
  for (const [name, value] of Symbol.iterator in source ? source : Object.entries(source)) {
    if (isUnset(value)) continue;
    try {
      target.delete(name);
      for (const item of [value].flat()) {
        if ((item ?? null) !== null) target.append(name, String(item));
      }
    } catch {
      // What the runtime says shows the value.
      throw new TypeError(`the header or parameter ${name} cannot be sent`);
    }
  }
}
