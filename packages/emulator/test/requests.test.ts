import { expect, onTestFinished, test, vi } from 'vitest';
import { createEmulator } from '../src/index.ts';
import { create, headers, minimal, refusal, send } from './calls.ts';

const sessions = '/chatkit/sessions';

test('an unknown path is a 404', async () => {
  const emulator = createEmulator();
  for (const path of ['', '/', '/chatkit', `${sessions}/`, `${sessions}//cancel`, '/threads']) {
    expect(await refusal(send(emulator, path), 404)).toMatchObject({
      message: expect.stringContaining(`/v1${path}`),
    });
  }
  const outside = await emulator.fetch('http://localhost/chatkit/sessions', { method: 'POST' });
  await refusal(outside, 404);
});

test('the response to HEAD has no body', async () => {
  const response = await send(createEmulator(), sessions, { method: 'HEAD' });
  expect([response.status, await response.text()]).toEqual([405, '']);
});

test('a query string does not change the route', async () => {
  const response = await send(createEmulator(), `${sessions}?trace=1`, { body: minimal });
  expect(response.status).toBe(200);
});

test('fetch takes a URL, a Request, and a Request with init', async () => {
  const emulator = createEmulator();
  const url = `https://any.example/v1${sessions}`;
  const init = { method: 'POST', headers, body: JSON.stringify(minimal) };
  const { fetch }: { fetch: typeof globalThis.fetch } = emulator;
  expect((await fetch(new URL(url), init)).status).toBe(200);
  expect((await fetch(new Request(url, init))).status).toBe(200);
  expect((await fetch(new Request(url, { method: 'POST' }), init)).status).toBe(200);
  expect(emulator.sessions.list()).toHaveLength(3);
});

test('a body is read where Request.body is undefined, as in Firefox', async () => {
  const stream = vi.spyOn(Request.prototype, 'body', 'get');
  // As a missing property reads in a browser.
  stream.mockReturnValue(undefined as unknown as null);
  onTestFinished(() => stream.mockRestore());
  expect(await create(createEmulator())).toMatchObject({ user: 'user_123' });
});

test('every response has its own x-request-id', async () => {
  const emulator = createEmulator();
  const ids = new Set<string | null>();
  for (const path of [sessions, sessions, '/none']) {
    ids.add((await send(emulator, path, { body: minimal })).headers.get('x-request-id'));
  }
  expect(ids.size).toBe(3);
});
