import { ChatKitError } from './errors.ts';
import { isUnset, type Settings, type Values } from './options.ts';

/** How an operation of the spec is called; generated. */
export interface Operation {
  id: string;
  method: string;
  /** Relative to the base URL, with the path parameters in braces. */
  path: string;
  headers?: Record<string, string>;
  /** Where a method's `params` go; absent if it has none. */
  paramsIn?: 'body' | 'query';
}

/**
 * The URL and the body of a call. Throws a {@link ChatKitError} for what cannot be sent as it is
 * meant.
 */
export function buildRequest(
  { id, path, paramsIn }: Operation,
  pathParameters: readonly string[],
  params: unknown,
  settings: Settings,
): { url: string; body: string | undefined } {
  try {
    return {
      url: buildURL(path, pathParameters, paramsIn === 'query' && params, settings),
      body: paramsIn === 'body' ? buildBody(params) : undefined,
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
  const [base = '', search] = baseURL.split('?');
  const merged = mergeQuery(search, [defaultQuery, params, query]);
  return base.replace(/\/+$/, '') + path + (merged && `?${merged}`);
}

function mergeQuery(search: string | undefined, sources: unknown[]): string {
  const query = new URLSearchParams(search);
  for (const [name, value] of sources.flatMap((source) => Object.entries(source ?? {}))) {
    if (isUnset(value)) continue;
    query.delete(name);
    for (const item of [value].flat()) if (item !== null) query.append(name, String(item));
  }
  return query.toString();
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
    if (typeof value === 'number' && !isFinite(value)) {
      throw new TypeError(`${path} is ${value}, which JSON cannot express`);
    }
    return value;
  };
}

/**
 * The headers of an attempt, their names in lower case. A later source replaces what an earlier one
 * has of the same name; its null removes it.
 */
export function buildHeaders(
  operation: Operation,
  settings: Settings,
  key: string,
  retries: number,
  body: string | undefined,
): Record<string, string> {
  const merged: Record<string, string> = {};
  const sources: (HeadersInit | Values | undefined)[] = [
    {
      accept: 'application/json',
      authorization: `Bearer ${key}`,
      'x-stainless-retry-count': retries,
      'openai-organization': settings.organization,
      'openai-project': settings.project,
      'idempotency-key': settings.idempotencyKey,
    },
    settings.defaultHeaders,
    body === undefined ? undefined : { 'content-type': 'application/json' },
    operation.headers,
    settings.headers,
  ];
  for (const source of sources) {
    if (!source) continue;
    const entries = Symbol.iterator in source ? source : Object.entries(source);
    for (const [name, value] of entries as Iterable<[string, unknown]>) {
      if (isUnset(value)) continue;
      if (value === null) delete merged[name.toLowerCase()];
      else merged[name.toLowerCase()] = String(value);
    }
  }
  return merged;
}
