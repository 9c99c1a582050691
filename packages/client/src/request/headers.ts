import type { Settings } from '../options/defaults.ts';
import type { HeadersLike } from '../options/types.ts';
import { merge } from './merge.ts';
import type { Operation } from './operation.ts';

/**
 * Builds the headers of an attempt. A later source replaces an earlier one; its null removes it. Throws a
 * `TypeError` for a name or value that no header can hold.
 */
export function buildHeaders(
  operation: Operation,
  settings: Settings,
  key: string,
  retries: number,
  { body, header }: { readonly body?: unknown; readonly header?: HeadersLike | undefined },
): Record<string, string> | Headers {
  const { organization, project, idempotencyKey, defaultHeaders, headers } = settings;
  const own = {
    ...operation.headers,
    ...(body !== undefined && { 'content-type': 'application/json' }),
  };
  const all: Record<string, string> = {
    accept: 'application/json',
    authorization: `Bearer ${key}`,
    'x-stainless-retry-count': `${retries}`,
    ...own,
  };
  // fetch is fastest with a record.
  if (!(organization || project || idempotencyKey || defaultHeaders || header || headers)) {
    return all;
  }
  const merged = new Headers(all);
  const named = {
    'openai-organization': organization,
    'openai-project': project,
    'idempotency-key': idempotencyKey,
  };
  merge(merged, [named, defaultHeaders, own, header, headers]);
  return merged;
}
