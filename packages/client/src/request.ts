import type { Demand } from './api-promise.ts';
import { ChatKitError } from './errors.ts';
import { describeSource } from './key.ts';
import { isUnset, type Settings, type HeadersLike } from './options.ts';
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

/** A call as it is the same for each attempt. */
export interface Call extends Secrets {
  operation: Operation;
  settings: Settings;
  url: string;
  body: string | undefined;
  /** What the caller has asked of the call's promise so far. */
  demand: Demand;
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
  try {
    const url = buildURL(path, pathParameters, paramsIn === 'query' ? params : undefined, settings);
    const body = paramsIn === 'body' ? buildBody(params) : undefined;
    const key = typeof settings.apiKey === 'string' ? settings.apiKey : '';
    return { operation, settings, url, body, demand, key };
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
  const [base = '', search] = baseURL.split('?');
  const url = base.replace(/\/+$/, '') + path;
  if (!search && !defaultQuery && !params && !query) return url;
  const merged = new URLSearchParams(search);
  for (const source of [defaultQuery, params, query]) {
    for (const [name, value] of Object.entries(source ?? {})) {
      if (isUnset(value)) continue;
      merged.delete(name);
      for (const item of [value].flat()) if (item !== null) merged.append(name, String(item));
    }
  }
  return merged.size ? `${url}?${merged}` : url;
}

function buildBody(params: unknown): string | undefined {
  const body = JSON.stringify(params) as string | undefined;
  // Only where there is a null can there be a number that became one.
  if (body?.includes('null')) JSON.stringify(params, refuseNumbers());
  return body;
}

/** A replacer that throws for a number that JSON would turn into null, and names its path. */
function refuseNumbers() {
  const paths = new Map<unknown, string>();
  return function (this: unknown, key: string, value: unknown): unknown {
    const path = [paths.get(this), key].filter(Boolean).join('.');
    if (typeof value === 'object') paths.set(value, path);
    // An invalid date has turned into null before; here is what it was.
    for (const given of [value, (this as Record<string, unknown>)[key]]) {
      const isNumber = typeof given === 'number' || given instanceof Number;
      if ((isNumber || given instanceof Date) && !isFinite(Number(given))) {
        throw new TypeError(`${path} is ${String(given)}, which JSON cannot express`);
      }
    }
    return value;
  };
}

/**
 * The headers of an attempt, their names in lower case. A later source replaces what an earlier one
 * has of the same name; its null removes it. Throws a {@link ChatKitError} for what no header may hold.
 */
export function buildHeaders(call: Call, retries: number): Record<string, string> {
  const { operation, settings, body, key } = call;
  const { organization, project, idempotencyKey, defaultHeaders, headers } = settings;
  const merged: Record<string, string> = {
    accept: 'application/json',
    authorization: `Bearer ${key}`,
    'x-stainless-retry-count': `${retries}`,
  };
  if (organization) merged['openai-organization'] = organization;
  if (project) merged['openai-project'] = project;
  if (idempotencyKey) merged['idempotency-key'] = idempotencyKey;
  if (defaultHeaders) mergeHeaders(merged, defaultHeaders);
  if (body !== undefined) merged['content-type'] = 'application/json';
  Object.assign(merged, operation.headers);
  if (headers) mergeHeaders(merged, headers);
  for (const [name, value] of Object.entries(merged)) {
    // A token, and what fits into a line of Latin-1: what the runtime says of others shows the value.
    if (!/^[\w!#$%&'*+.^`|~-]+$/.test(name) || !/^[\t -~\x80-\xff]*$/.test(value)) {
      const source =
        name === 'authorization' ? ` (The API key is ${describeSource(settings)}.)` : '';
      const shown = redact(name, call);
      throw new ChatKitError(`${operation.id}: the header ${shown} cannot be sent${source}`);
    }
  }
  return merged;
}

function mergeHeaders(merged: Record<string, string>, source: HeadersLike): void {
  const entries = Symbol.iterator in source ? source : Object.entries(source);
  for (const [name, value] of entries) {
    if (isUnset(value)) continue;
    if (value === null) delete merged[name.toLowerCase()];
    else merged[name.toLowerCase()] = String(value);
  }
}
