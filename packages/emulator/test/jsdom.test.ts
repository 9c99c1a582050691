// In jest and vitest with jsdom, AbortController is jsdom's and Request is Node's.
// @ts-expect-error -- jsdom publishes no types
import { JSDOM } from 'jsdom';
import { expect, test } from 'vitest';
import { createEmulator } from '../src/index.ts';
import { post } from './calls.ts';

const { window } = new JSDOM() as { window: typeof globalThis };

test('fetch accepts the AbortSignal of jsdom', async () => {
  const { signal } = new window.AbortController();
  expect(signal).not.toBeInstanceOf(AbortSignal);
  expect((await post(createEmulator(), signal)).status).toBe(200);
});

test('an abort of jsdom ends a delay and a stalled body with its reason', async () => {
  const emulator = createEmulator({ faults: [{ delay: 2 ** 31 - 1 }, { damage: 'stalled' }] });
  const reason = new Error('enough');
  const [first, second] = [new window.AbortController(), new window.AbortController()];
  const delayed = expect(post(emulator, first.signal)).rejects.toBe(reason);
  while (emulator.sessions.list().length < 1) await new Promise(setImmediate);
  first.abort(reason);
  await delayed;
  const stalled = await post(emulator, second.signal);
  second.abort(reason);
  await expect(stalled.text()).rejects.toBe(reason);
});

test('an already aborted signal of jsdom rejects with an AbortError', async () => {
  const emulator = createEmulator();
  const call = post(emulator, window.AbortSignal.abort());
  await expect(call).rejects.toMatchObject({ name: 'AbortError' });
  expect(emulator.sessions.list()).toEqual([]);
});

test.each([{}, 'abort', 5])('fetch rejects the signal %j with a TypeError', async (signal) => {
  const call = post(createEmulator(), signal as AbortSignal);
  await expect(call).rejects.toThrow('The option signal must be an AbortSignal, got');
});
