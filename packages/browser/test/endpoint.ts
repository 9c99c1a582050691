import { vi } from 'vitest';
import { createGetClientSecret, type GetClientSecretOptions } from '../src/index.ts';

type Respond = () => Response | Promise<Response>;

/** The clocks of server and browser, which differ by a year. */
export const serverNow = Date.UTC(2026, 0, 2, 3, 4, 5);
export const browserNow = Date.UTC(2025, 0, 2, 3, 4, 5);

/** The server's response with a secret that expires after some seconds. */
export function created(secret: string, seconds = 600): Response {
  const elapsed = Date.now() - browserNow;
  const now = serverNow + elapsed;
  return Response.json(
    { client_secret: secret, expires_at: now / 1000 + seconds },
    { headers: { date: new Date(now).toUTCString() } },
  );
}

/**
 * Creates `getClientSecret` for an endpoint that sends these responses in turn, then secrets named by
 * the number of the request. The clocks are fake.
 */
export function setUp(responses: Respond[] = [], options: Partial<GetClientSecretOptions> = {}) {
  vi.useFakeTimers({ now: browserNow });
  let requests = 0;
  const fetch = vi.fn<(url: string | URL, init: RequestInit) => Promise<Response>>(async () => {
    requests++;
    const respond = responses.shift();
    return respond ? respond() : created(`ek_${requests}`);
  });
  const getClientSecret = createGetClientSecret({
    endpoint: '/chatkit/session',
    fetch,
    ...options,
  });
  return { fetch, getClientSecret };
}

/** A fetch that never settles and ignores its signal. */
export function never(): Promise<Response> {
  return new Promise(() => {});
}

/** A fetch without a network. */
export function failed(): Promise<Response> {
  return Promise.reject(new TypeError('Failed to fetch'));
}

/** An error response with a problem body. */
export function status(code: number, headers: Record<string, string> = {}): Respond {
  return () => Response.json({ detail: 'Not now.' }, { status: code, headers });
}

/** Records the value or error of a promise. */
export function watch(promise: Promise<string>): { value?: string; error?: unknown } {
  const state: { value?: string; error?: unknown } = {};
  promise.then(
    (value) => (state.value = value),
    (error: unknown) => (state.error = error),
  );
  return state;
}
