import type { Settings } from '../options/defaults.ts';
import type { HeadersLike } from '../options/types.ts';
import { typeName } from '../options/validate.ts';
import { merge } from './merge.ts';
import type { Operation } from './operation.ts';

/** Builds the URL of a call. Throws a `TypeError` for an invalid path parameter. */
export function buildURL(
  { path }: Operation,
  { baseURL, defaultQuery, query }: Settings,
  pathParameters: readonly (string | number)[],
  placed: HeadersLike | undefined,
): string {
  const filled = pathParameters.length ? fillPath(path, pathParameters) : path;
  // The path goes to the end of the base URL, or before its query. The search is slow and seldom needed.
  const url = /\?|\/$/.test(baseURL) ? baseURL.replace(/\/*(?=\?|$)/, filled) : baseURL + filled;
  if (!defaultQuery && !placed && !query) return url;
  const withQuery = new URL(url);
  merge(withQuery.searchParams, [defaultQuery, placed && asLists(placed), query]);
  return withQuery.href;
}

function fillPath(path: string, pathParameters: readonly (string | number)[]): string {
  let at = 0;
  return path.replace(/\{(.+?)\}/g, (_, name: string) =>
    encodePathParameter(name, pathParameters[at++]),
  );
}

/**
 * Wraps each field in a list, whose blank items `merge` keeps. Without a blank `user`, a list would be
 * that of every user.
 */
function asLists(fields: HeadersLike): HeadersLike {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]: [string, unknown]) => [
      name,
      value === undefined ? value : [value ?? ''].flat(),
    ]),
  ) as HeadersLike;
}

function encodePathParameter(name: string, parameter: unknown): string {
  const value = Number.isFinite(parameter) ? String(parameter) : parameter;
  const problem = problemOf(value);
  if (!problem) return encodeURIComponent(value as string);
  const hint = name.endsWith('_id') ? `. Pass ${name.replace(/_id$/, '.id')}` : '';
  throw new TypeError(`${name} must be an id, got ${problem}${hint}`);
}

/** Says what makes a value unfit for a path, without showing it. */
function problemOf(value: unknown): string | undefined {
  if (typeof value !== 'string') return typeName(value);
  if (/^(ek_|chatkit_token_)/.test(value)) return 'a client secret';
  // fetch would resolve "." and "..", and an empty parameter would name another path.
  return /^(\s*|\.\.?)$|\p{Cs}/u.test(value) ? 'an empty or malformed string' : undefined;
}
