import type { Demand } from './api-promise.ts';
import { ChatKitError, type APIError } from './errors.ts';
import { isLine, isUnset, type HeadersLike, type Settings } from './options.ts';
import { redact, type Secrets } from './redact.ts';

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
  readonly url: string;
  readonly body: string | undefined;
  /** What the caller has asked of the call's promise so far. */
  readonly demand: Demand;
  /** When it began, on a clock that nobody sets. */
  readonly started: number;
  /** When its deadline is reached. */
  readonly end: number;
  /** How many attempts have failed. */
  retries: number;
  /** How long to wait for the next attempt, in milliseconds; undefined if there is none. */
  delay: number | undefined;
  /** The last answer that was an error, or the last error if there was no answer. */
  last: APIError | undefined;
}

/** Puts a call together. Throws a {@link ChatKitError} for what cannot be sent as it is meant. */
export function buildRequest(
  operation: Operation,
  pathParameters: readonly string[],
  params: unknown,
  settings: Settings,
  demand: Demand,
): Call {
  const { id, path, paramsIn } = operation;
  const started = performance.now();
  const end = started + (settings.deadline ?? Infinity);
  try {
    const url = buildURL(path, pathParameters, paramsIn === 'query' ? params : undefined, settings);
    const body = paramsIn === 'body' ? buildBody(params) : undefined;
    return {
      operation,
      settings,
      url,
      body,
      demand,
      started,
      end,
      retries: 0,
      secrets: [],
      delay: undefined,
      last: undefined,
    };
  } catch (cause) {
    throw new ChatKitError(`${id}: ${(cause as Error).message}`, { cause });
  }
}

function buildURL(
  template: string,
  pathParameters: readonly string[],
  params: unknown,
  { baseURL, defaultQuery, query }: Settings,
): string {
  let at = 0;
  const path = template.replace(/\{(.+?)\}/g, (_, name: string) => {
    const value = pathParameters[at++];
    // `.` and `..` would be resolved by fetch, and an empty one would name another path.
    if (typeof value !== 'string' || /^(\s*|\.\.?)$/.test(value)) {
      throw new TypeError(`${name} must be a string other than "", "." and ".."`);
    }
    return encodeURIComponent(value);
  });
  // At the end of the base URL, or before its query.
  const url = baseURL.replace(/\/*(?=\?|$)/, path);
  if (!defaultQuery && !params && !query) return url;
  const merged = new URL(url);
  for (const source of [defaultQuery, params, query]) {
    for (const [name, value] of Object.entries(source ?? {})) {
      if (isUnset(value)) continue;
      merged.searchParams.delete(name);
      for (const item of [value].flat()) {
        if (item !== null) merged.searchParams.append(name, String(item));
      }
    }
  }
  return merged.href;
}

function buildBody(params: unknown): string | undefined {
  const body = JSON.stringify(params) as string | undefined;
  // Only where there is a null can there be a number that became one.
  if (body?.includes('null')) refuseNumbers(params, '', []);
  return body;
}

/** Throws for a number that JSON would turn into null, and names its path. */
function refuseNumbers(value: unknown, name: string, path: readonly string[]): void {
  const object = Object(value) as { toJSON?: (name: string) => unknown };
  if ((object instanceof Number || object instanceof Date) && !isFinite(Number(object))) {
    throw new TypeError(`${path.join('.')} is ${String(value)}, which JSON cannot express`);
  }
  const json = object.toJSON ? object.toJSON(name) : value;
  if (typeof json !== 'object') return;
  for (const [key, each] of Object.entries(json ?? {})) refuseNumbers(each, key, [...path, key]);
}

/**
 * The headers of an attempt, their names in lower case. A later source replaces what an earlier one
 * has of the same name; its null removes it. Throws a {@link ChatKitError} for what no header may hold.
 */
export function buildHeaders(call: Call, key: string): Record<string, string> {
  const { operation, settings, body, retries } = call;
  const { organization, project, idempotencyKey, defaultHeaders, headers } = settings;
  call.secrets = [key];
  const merged: Record<string, string> = {
    accept: 'application/json',
    authorization: `Bearer ${key}`,
    'x-stainless-retry-count': `${retries}`,
  };
  if (organization) merged['openai-organization'] = organization;
  if (project) merged['openai-project'] = project;
  if (idempotencyKey) merged['idempotency-key'] = idempotencyKey;
  if (defaultHeaders) mergeHeaders(call, merged, defaultHeaders);
  if (body !== undefined) merged['content-type'] = 'application/json';
  Object.assign(merged, operation.headers);
  if (headers) mergeHeaders(call, merged, headers);
  // Without its scheme, since servers repeat it so.
  call.secrets = [key, merged['authorization']?.replace(/^\S+ /, '') ?? ''];
  return merged;
}

function mergeHeaders(call: Call, merged: Record<string, string>, source: HeadersLike): void {
  const entries = Symbol.iterator in source ? source : Object.entries(source);
  for (const [given, value] of entries) {
    if (isUnset(value)) continue;
    const name = given.toLowerCase();
    // A token and a line: what the runtime says of others shows the value.
    if (!/^[\w!#$%&'*+.^`|~-]+$/.test(name) || !isLine(String(value))) {
      const shown = redact(given, call);
      throw new ChatKitError(`${call.operation.id}: the header ${shown} cannot be sent`);
    }
    if (value === null) delete merged[name];
    else merged[name] = String(value);
  }
}
