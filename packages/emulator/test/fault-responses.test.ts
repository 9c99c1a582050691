import { afterEach, expect, test, vi } from 'vitest';
import { createEmulator } from '../src/index.ts';
import { post } from './calls.ts';

afterEach(() => {
  vi.useRealTimers();
});

test('a fault with status and body replaces the response', async () => {
  const emulator = createEmulator({
    faults: [
      { status: 400, body: { message: 'flat' } },
      { status: 502, body: 'upstream', headers: { 'content-type': 'text/plain; charset=utf-8' } },
      { status: 200, body: { id: 'x' } },
      { status: 204 },
      { status: 307, headers: { location: 'https://elsewhere.example/' } },
    ],
  });
  expect(await (await post(emulator)).json()).toEqual({ message: 'flat' });
  expect(await (await post(emulator)).text()).toBe('upstream');
  expect(await (await post(emulator)).json()).toEqual({ id: 'x' });
  expect(await (await post(emulator)).text()).toBe('');
  const redirect = await post(emulator);
  expect([redirect.status, redirect.headers.get('location')]).toEqual([
    307,
    'https://elsewhere.example/',
  ]);
  expect(emulator.sessions.list()).toEqual([]);
});

test("a reset rejects as Node's fetch does, before or after the operation runs", async () => {
  const emulator = createEmulator({ faults: [{ reset: 'before' }, { reset: 'after' }] });
  const failure = { name: 'TypeError', message: 'fetch failed', cause: { code: 'ECONNRESET' } };
  await expect(post(emulator)).rejects.toMatchObject(failure);
  expect(emulator.sessions.list()).toEqual([]);
  await expect(post(emulator)).rejects.toMatchObject(failure);
  expect(emulator.sessions.list()).toHaveLength(1);
});

test('a truncated body errors after its first half; the operation has run', async () => {
  const emulator = createEmulator({ faults: [{ damage: 'truncated' }] });
  const response = await post(emulator);
  expect(response.status).toBe(200);
  if (!response.body) throw new Error('The response must have a body.');
  const reader = response.body.getReader();
  const { value } = await reader.read();
  expect(new TextDecoder().decode(value)).toMatch(/^\{"id":"cksess_/);
  await expect(reader.read()).rejects.toMatchObject({ name: 'TypeError', message: 'terminated' });
  expect(emulator.sessions.list()).toHaveLength(1);
});

test('damage invalid sends a whole body that is not JSON', async () => {
  const emulator = createEmulator({
    faults: [{ damage: 'invalid' }, { status: 500, damage: 'invalid' }],
  });
  for (const status of [200, 500]) {
    const response = await post(emulator);
    expect([response.status, response.headers.get('content-type')]).toEqual([
      status,
      'application/json',
    ]);
    const text = await response.text();
    expect(text).toMatch(/^\{"/);
    expect(() => JSON.parse(text)).toThrow(SyntaxError);
  }
});

test('damage html sends a page with its content type, with the same status or another', async () => {
  const emulator = createEmulator({
    faults: [{ damage: 'html' }, { status: 502, damage: 'html' }],
  });
  for (const status of [200, 502]) {
    const response = await post(emulator);
    expect(response.status).toBe(status);
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(await response.text()).toMatch(/^<!doctype html>/);
  }
});

test('damage html applies to an error response of the API', async () => {
  const emulator = createEmulator({ workflows: [], faults: [{ damage: 'html' }] });
  const response = await post(emulator);
  expect([response.status, (await response.text()).slice(0, 9)]).toEqual([404, '<!doctype']);
});

test('a stalled body waits until the signal aborts it or the reader cancels it', async () => {
  const emulator = createEmulator({ faults: [{ damage: 'stalled', times: 2 }] });
  const controller = new AbortController();
  const response = await post(emulator, controller.signal);
  expect(response.status).toBe(200);
  const body = response.text();
  const reason = new Error('enough');
  controller.abort(reason);
  await expect(body).rejects.toBe(reason);
  // Without a signal the reader can still let go.
  const other = await post(emulator);
  await expect(other.body?.cancel()).resolves.toBeUndefined();
});

test('a delay postpones the response; the operation has run', async () => {
  vi.useFakeTimers();
  const emulator = createEmulator({ faults: [{ delay: 30_000 }] });
  let isThere = false;
  const response = post(emulator).finally(() => (isThere = true));
  await vi.advanceTimersByTimeAsync(29_999);
  expect([isThere, emulator.sessions.list().length]).toEqual([false, 1]);
  await vi.advanceTimersByTimeAsync(1);
  expect((await response).status).toBe(200);
  expect(isThere).toBe(true);
});

test('an abort ends a delay and clears its timer', async () => {
  vi.useFakeTimers();
  const emulator = createEmulator({ faults: [{ delay: 30_000, status: 500 }] });
  const controller = new AbortController();
  const response = post(emulator, controller.signal);
  const outcome = expect(response).rejects.toMatchObject({ name: 'AbortError' });
  await vi.advanceTimersByTimeAsync(1000);
  controller.abort();
  await outcome;
  expect(vi.getTimerCount()).toBe(0);
});
