// Aborts calls in this process at awkward times.
import { getEventListeners } from 'node:events';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { beforeAll, expect, test } from 'vitest';
import { createEmulator } from '../src/index.ts';
import { base, headers, minimal } from './calls.ts';

const url = `${base}/chatkit/sessions`;
const post = { method: 'POST', headers, body: JSON.stringify(minimal) };
const reason = new Error('enough');
let collect: () => void;

beforeAll(() => {
  setFlagsFromString('--expose-gc');
  collect = runInNewContext('gc') as () => void;
});

async function collectAll(): Promise<void> {
  for (let round = 0; round < 5; round++) {
    await new Promise(setImmediate);
    collect();
  }
}

test('an abort after a garbage collection ends a stalled body', async () => {
  const emulator = createEmulator({ faults: [{ damage: 'stalled' }] });
  const controller = new AbortController();
  const response = await emulator.fetch(url, { ...post, signal: controller.signal });
  const outcome = expect(response.text()).rejects.toBe(reason);
  await collectAll();
  controller.abort(reason);
  await outcome;
});

test('an abort after a garbage collection ends the stalled body of a Request that nobody else holds', async () => {
  const emulator = createEmulator({ faults: [{ damage: 'stalled' }] });
  const controller = new AbortController();
  const request = () => new Request(url, { ...post, signal: controller.signal });
  const response = await emulator.fetch(request());
  const outcome = expect(response.text()).rejects.toBe(reason);
  await collectAll();
  controller.abort(reason);
  await outcome;
});

test('an abort after a garbage collection ends a call whose request body never ends', async () => {
  const emulator = createEmulator();
  const controller = new AbortController();
  const init = { ...post, body: new ReadableStream(), duplex: 'half', signal: controller.signal };
  // The DOM's type lacks `duplex`, which fetch requires for a stream.
  const outcome = expect(emulator.fetch(url, init as RequestInit)).rejects.toBe(reason);
  await collectAll();
  controller.abort(reason);
  await outcome;
});

test('a null signal in init replaces the aborted signal of the Request', async () => {
  const emulator = createEmulator();
  const request = new Request(url, { ...post, signal: AbortSignal.abort() });
  expect((await emulator.fetch(request, { signal: null })).status).toBe(200);
});

test.each(Array.from({ length: 40 }, (_, turns) => turns))(
  'an abort after %i microtasks ends a stalled call with its reason',
  async (turns) => {
    const emulator = createEmulator({ faults: [{ damage: 'stalled' }] });
    const controller = new AbortController();
    const response = emulator.fetch(url, { ...post, signal: controller.signal });
    const outcome = expect(response.then((response) => response.text())).rejects.toBe(reason);
    for (let turn = 0; turn < turns; turn++) await undefined;
    controller.abort(reason);
    await outcome;
  },
);

test('twenty calls at once add one listener to their signal, and leave none', async () => {
  const emulator = createEmulator({ faults: [{ delay: 2 ** 31 - 1, times: 20 }] });
  const controller = new AbortController();
  const { signal } = controller;
  const calls = Array.from({ length: 20 }, () => emulator.fetch(url, { ...post, signal }));
  const outcomes = Promise.all(calls.map((call) => expect(call).rejects.toBe(reason)));
  while (emulator.sessions.list().length < 20) await new Promise(setImmediate);
  // Node 20 warns of more than ten.
  expect(getEventListeners(signal, 'abort')).toHaveLength(1);
  controller.abort(reason);
  await outcomes;
  expect(getEventListeners(signal, 'abort')).toHaveLength(0);
});

test('an already aborted signal rejects without creating a session', async () => {
  const emulator = createEmulator();
  const signal = AbortSignal.abort();
  await expect(emulator.fetch(url, { ...post, signal })).rejects.toMatchObject({
    name: 'AbortError',
  });
  expect(emulator.sessions.list()).toEqual([]);
});
