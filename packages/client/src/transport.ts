import { APIError } from './errors.ts';
import type { ChatKitOptions, RequestOptions } from './options.ts';
import { buildURL, type Operation } from './request.ts';

/** Calls an operation and gives its answer as the caller's type, which the spec vouches for. */
export type Send = <T>(
  operation: Operation,
  pathParameters: readonly string[],
  params: unknown,
  options: RequestOptions | undefined,
) => Promise<T>;

interface Settings {
  apiKey: string;
  /** Without a slash at its end. */
  baseURL: string;
  fetch: NonNullable<ChatKitOptions['fetch']>;
}

export function createSend({ apiKey, baseURL, fetch }: Settings): Send {
  return async <T>(
    operation: Operation,
    pathParameters: readonly string[],
    params: unknown,
    options: RequestOptions | undefined,
  ): Promise<T> => {
    const hasBody = operation.paramsIn === 'body' && params !== undefined;
    const response = await fetch(buildURL(baseURL, operation, pathParameters, params), {
      method: operation.method,
      headers: {
        accept: 'application/json',
        authorization: `Bearer ${apiKey}`,
        ...operation.headers,
        ...(hasBody && { 'content-type': 'application/json' }),
      },
      ...(hasBody && { body: JSON.stringify(params) }),
      ...(options?.signal && { signal: options.signal }),
      // The key and the body are for the base URL's origin alone.
      redirect: 'manual',
    });
    const text = await response.text();
    const body = parse(text);
    if (!response.ok) throw new APIError(operation.id, response, body ?? text);
    if (text === '') return null as T;
    if (body === undefined) throw new APIError(operation.id, response, text);
    return body as T;
  };
}

/** The JSON in a text; undefined if it is none. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
