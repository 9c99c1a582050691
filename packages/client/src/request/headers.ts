import type { Redactor } from '../diagnostics/redactor.ts';
import type { Settings } from '../options/defaults.ts';
import type { HeadersLike } from '../options/types.ts';
import { merge } from './merge.ts';
import type { Operation } from './operation.ts';

/** What the headers of an attempt are built from. */
interface Source {
  readonly operation: Operation;
  readonly settings: Settings;
  readonly redactor: Redactor;
}

/**
 * Builds the headers of an attempt. A later source replaces an earlier one; its null removes it. Throws a
 * `TypeError` for a name or value that no header can hold.
 */
export function buildHeaders(
  { operation, settings, redactor }: Source,
  { body, header }: { readonly body?: unknown; readonly header?: HeadersLike | undefined },
  key: string,
  retries: number,
): Record<string, string> | Headers {
  const { organization, project, idempotencyKey, defaultHeaders, headers } = settings;
  const all: Record<string, string> = {
    accept: 'application/json',
    authorization: `Bearer ${key}`,
    'x-stainless-retry-count': `${retries}`,
    ...operation.headers,
  };
  if (body !== undefined) all['content-type'] = 'application/json';
  // fetch is fastest with a record.
  if (!(organization || project || idempotencyKey || defaultHeaders || header || headers)) {
    return all;
  }
  const merged = new Headers(all);
  const own = { ...operation.headers, 'content-type': all['content-type'] };
  const named = {
    'openai-organization': organization,
    'openai-project': project,
    'idempotency-key': idempotencyKey,
  };
  merge(merged, [named, defaultHeaders, own, header, headers]);
  // Servers repeat a key without its scheme.
  redactor.addKey(merged.get('authorization')?.replace(/^\S+ /, '') ?? '');
  return merged;
}
