import { ChatKitError } from './errors.ts';

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

/** The URL of a call. Throws a {@link ChatKitError} for a path parameter that would change it. */
export function buildURL(
  baseURL: string,
  operation: Operation,
  pathParameters: readonly string[],
  params: unknown,
): string {
  let at = 0;
  const path = operation.path.replace(/\{(.+?)\}/g, (_, name: string) => {
    const value = pathParameters[at++];
    // `.` and `..` would be resolved by fetch, and an empty one would name another path.
    if (typeof value !== 'string' || /^\.{0,2}$/.test(value)) {
      throw new ChatKitError(
        `${operation.id}: ${name} must be a string other than "", "." and "..", not ${JSON.stringify(value)}.`,
      );
    }
    return encodeURIComponent(value);
  });
  const query = operation.paramsIn === 'query' ? buildQuery(params) : '';
  return baseURL + path + (query && `?${query}`);
}

function buildQuery(params: unknown): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(params ?? {})) {
    for (const item of [value].flat()) {
      if (item !== undefined && item !== null) query.append(name, String(item));
    }
  }
  return query.toString();
}
