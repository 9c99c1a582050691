import { ChatKit } from '@chatkit-sessions/client';
import { afterEach, expect, test, vi } from 'vitest';
import { apiKey, post } from './api.ts';
import { clients, setUp } from './handler.ts';

afterEach(() => {
  vi.useRealTimers();
});

/** A fetch that is pending until it is aborted. */
function hang(_: string, { signal }: RequestInit): Promise<Response> {
  return new Promise((_resolve, reject) => {
    signal?.addEventListener('abort', () => reject(signal.reason as Error));
  });
}

test.each(clients)('%s: an API that hangs is a 504 after the timeout', async (client) => {
  vi.useFakeTimers();
  const { handler, onError, calls } = setUp({}, { client, respond: hang });
  const response = handler(post());
  await vi.advanceTimersByTimeAsync(29_999);
  expect(calls[0]?.signal.aborted).toBe(false);
  await vi.advanceTimersByTimeAsync(1);
  expect((await response).status).toBe(504);
  expect(calls[0]?.signal.aborted).toBe(true);
  expect(onError).toHaveBeenCalledOnce();
  expect(vi.getTimerCount()).toBe(0);
});

test("the client's own timeout is a 504", async () => {
  vi.useFakeTimers();
  const chatkit = new ChatKit({ apiKey, fetch: hang, timeout: 50, maxRetries: 0 });
  const { handler } = setUp({ chatkit });
  const response = handler(post());
  await vi.advanceTimersByTimeAsync(50);
  expect((await response).status).toBe(504);
});

test('a retry-after beyond the timeout is a 503 at once', async () => {
  const headers = { 'retry-after': '45' };
  const fetch = vi.fn<() => Promise<Response>>(
    async () => new Response(null, { status: 429, headers }),
  );
  const chatkit = new ChatKit({ apiKey, fetch, maxRetries: 2 });
  const { handler } = setUp({ chatkit });
  const response = await handler(post());
  expect(response.status).toBe(503);
  expect(response.headers.get('retry-after')).toBe('45');
  expect(fetch).toHaveBeenCalledOnce();
});

test.each(clients)(
  '%s: the call to the API is aborted when the browser disconnects',
  async (client) => {
    const { handler, onError, calls } = setUp({}, { client, respond: hang });
    const browser = new AbortController();
    const response = handler(post({ signal: browser.signal }));
    await vi.waitFor(() => expect(calls).toHaveLength(1));
    browser.abort();
    expect((await response).status).toBe(499);
    expect(calls[0]?.signal.aborted).toBe(true);
    expect(onError).not.toHaveBeenCalled();
  },
);
