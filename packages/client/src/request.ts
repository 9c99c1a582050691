import type { Call } from './call.ts';
import type { HeadersLike } from './options.ts';
import { placeParams } from './params.ts';
import { given } from './settings.ts';

/** Gives a call its URL and its body. Throws for what cannot be sent as it is meant. */
export function buildRequest(
  call: Call,
  pathParameters: readonly (string | number)[],
  params: unknown,
): void {
  const { path } = call.operation;
  const placed = placeParams(call.operation, params);
  const { baseURL, defaultQuery, query } = call.settings;
  let at = 0;
  const filled = path.replace(/\{(.+?)\}/g, (_, name: string) => {
    const given = pathParameters[at++];
    const value = Number.isFinite(given) ? `${given}` : given;
    // `.` and `..` would be resolved by fetch, and an empty one would name another path.
    if (typeof value !== 'string' || /^(\s*|\.\.?)$/.test(value)) {
      throw new TypeError(`${name} must be a number or a string other than "", "." and ".."`);
    }
    return encodeURIComponent(value);
  });
  // At the end of the base URL, or before its query.
  call.url = baseURL.replace(/\/*(?=\?|$)/, filled);
  const sources = [defaultQuery, placed.query, query] as (HeadersLike | undefined)[];
  if (sources.some(Boolean)) {
    const url = new URL(call.url);
    merge(url.searchParams, sources);
    call.url = url.href;
  }
  call.paramHeaders = placed.header;
  call.body = JSON.stringify(placed.body);
  // Only where there is a null can there be a number that became one.
  if (call.body?.includes('null')) refuseNumbers(placed.body);
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
  const { operation, settings, body, paramHeaders, retries } = call;
  const { organization, project, idempotencyKey, defaultHeaders, headers } = settings;
  const own = { ...operation.headers };
  if (body !== undefined) own['content-type'] = 'application/json';
  const all: Record<string, string> = {
    accept: 'application/json',
    authorization: `Bearer ${key}`,
    'x-stainless-retry-count': `${retries}`,
    ...own,
  };
  // A record is what fetch takes fastest.
  if (!(organization || project || idempotencyKey || defaultHeaders || paramHeaders || headers)) {
    return all;
  }
  const merged = new Headers(all);
  const names = {
    'openai-organization': organization,
    'openai-project': project,
    'idempotency-key': idempotencyKey,
  };
  merge(merged, [names, defaultHeaders, own, paramHeaders as HeadersLike | undefined, headers]);
  // Without its scheme, since servers repeat it so.
  call.secrets.push(merged.get('authorization')?.replace(/^\S+ /, '') ?? '');
  return merged;
}

/** Sets what later sources give in place of what earlier ones have; their null removes it. */
function merge(
  target: Headers | URLSearchParams,
  sources: readonly (HeadersLike | null | false | undefined)[],
): void {
  for (const [name, value] of sources.flatMap((source) => given(source || {}))) {
    try {
      target.delete(name);
      for (const item of [value].flat()) {
        if (item !== null && item !== undefined) target.append(name, String(item));
      }
    } catch {
      // What the runtime says shows the value.
      throw new TypeError(`the header or parameter ${name} cannot be sent`);
    }
  }
}
