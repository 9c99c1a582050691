import { signal } from '@preact/signals';
import { baseURL, readResponse, send } from './control.ts';

/** The API key that the page sends. Most emulators accept any. */
export const apiKey = signal('any-key');

/** Set while the page asks for an API key. Receives the key, or null if the user has none. */
export const keyRequest = signal<((key: string | null) => void) | null>(null);

/** Returns the headers that every operation of the API needs. */
export function apiHeaders(): Record<string, string> {
  return { authorization: `Bearer ${apiKey.value}`, 'openai-beta': 'chatkit_beta=v1' };
}

/** Calls an operation of the API. Asks for a key if the emulator rejects the current one. */
export async function callApi<Result>(
  method: string,
  path: string,
  body?: unknown,
): Promise<Result> {
  const response = await send(baseURL + path, {
    method,
    headers: {
      ...apiHeaders(),
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  if (response.status === 401) {
    const key = await new Promise<string | null>((resolve) => (keyRequest.value = resolve));
    keyRequest.value = null;
    if (key !== null) {
      apiKey.value = key;
      return callApi(method, path, body);
    }
  }
  return readResponse<Result>(response);
}
