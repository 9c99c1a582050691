import { afterAll, beforeAll, expect, test } from 'vitest';
import { serve } from '../src/serve.ts';

let served: Awaited<ReturnType<typeof serve>>;
beforeAll(async () => {
  served = await serve();
}, 60_000);
afterAll(() => served?.close());

const requestSession = (headers: Record<string, string> = {}): Promise<Response> =>
  fetch(`${served.url}/chatkit/session`, { method: 'POST', headers });

test('the worker creates sessions for the same visitor, whom it knows by a cookie', async () => {
  const first = await requestSession({ origin: served.url });
  expect(first.status).toBe(200);
  const cookie = first.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  expect((await requestSession({ origin: served.url, cookie })).status).toBe(200);
  const [one, other] = served.emulator.sessions.list();
  expect(await first.json()).toEqual({
    client_secret: one?.client_secret,
    expires_at: one?.expires_at,
  });
  expect(other?.user).toBe(one?.user);
});

test('a 429 of the API is a 503 without its text', async () => {
  const headers = { 'retry-after': '90', 'x-should-retry': 'false' };
  served.emulator.faults.add({ status: 429, headers, body: { error: { message: 'org_secret' } } });
  const response = await requestSession({ origin: served.url });
  expect(response.status).toBe(503);
  expect(response.headers.get('retry-after')).toBe('90');
  expect(await response.text()).not.toContain('org_secret');
});

test('a page of another origin gets a 403, and another path a 404', async () => {
  expect((await requestSession({ origin: 'https://evil.example' })).status).toBe(403);
  expect((await fetch(served.url)).status).toBe(404);
});
