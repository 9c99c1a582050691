import { vi } from 'vitest';
import { createGetClientSecret, type GetClientSecretOptions } from '../src/index.ts';

type Answer = () => Response | Promise<Response>;

/** The server's time and the browser's, which differ by a year. */
export const serverNow = Date.UTC(2026, 0, 2, 3, 4, 5);
export const browserNow = Date.UTC(2025, 0, 2, 3, 4, 5);

/** The server's answer: a secret of its own, good for so many seconds. */
export function minted(secret: string, seconds = 600): Response {
  const elapsed = Date.now() - browserNow;
  const now = serverNow + elapsed;
  return Response.json(
    { client_secret: secret, expires_at: now / 1000 + seconds },
    { headers: { date: new Date(now).toUTCString() } },
  );
}

/**
 * An endpoint that gives these answers in turn, then secrets named by the number of the request; and
 * `getClientSecret` for it. The clocks are fakes.
 */
export function setUp(answers: Answer[] = [], options: Partial<GetClientSecretOptions> = {}) {
  vi.useFakeTimers({ now: browserNow });
  let requests = 0;
  const fetch = vi.fn<(url: string | URL, init: RequestInit) => Promise<Response>>(async () => {
    requests++;
    const answer = answers.shift();
    return answer ? answer() : minted(`ek_${requests}`);
  });
  const getClientSecret = createGetClientSecret({
    endpoint: '/chatkit/session',
    fetch,
    ...options,
  });
  return { fetch, getClientSecret };
}

/** An answer that never comes, and heeds the signal of the request or not. */
export function never(): Promise<Response> {
  return new Promise(() => {});
}

/** What fetch does where the network is gone. */
export function failed(): Promise<Response> {
  return Promise.reject(new TypeError('Failed to fetch'));
}

/** A refusal. */
export function status(code: number, headers: Record<string, string> = {}): Answer {
  return () => Response.json({ title: 'refused' }, { status: code, headers });
}

/** Whether a promise has settled, and to what. */
export function watch(promise: Promise<string>): { value?: string; error?: unknown } {
  const state: { value?: string; error?: unknown } = {};
  promise.then(
    (value) => (state.value = value),
    (error: unknown) => (state.error = error),
  );
  return state;
}
