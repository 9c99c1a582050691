import { getEventListeners } from 'node:events';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { APIUserAbortError } from '../src/index.ts';
import { params, session } from './session.ts';
import { failure, json, rejection, stub } from './stub.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const never = () => new Promise<never>(() => {});
const reason = new Error('the visitor left');

/** Nothing of a call stays behind: no listener on its signal, no timer. */
function expectNothingLeft(signal: AbortSignal): void {
  expect(getEventListeners(signal, 'abort')).toHaveLength(0);
  expect(vi.getTimerCount()).toBe(0);
}

function controllerOf(): { signal: AbortSignal; abort: (reason: unknown) => void } {
  const controller = new AbortController();
  return { signal: controller.signal, abort: (why) => controller.abort(why) };
}

test('aborted before the call: nothing is sent', async () => {
  const { chatkit, sent } = stub();
  const signal = AbortSignal.abort(reason);
  const error = await rejection(chatkit.sessions.create(params, { signal }));
  expect(error).toBeInstanceOf(APIUserAbortError);
  expect(error).toMatchObject({ name: 'APIUserAbortError', cause: reason, status: undefined });
  expect(String(error)).toContain('sessions.create');
  expect(sent).toHaveLength(0);
  expectNothingLeft(signal);
});

test('aborted while waiting for a response', async () => {
  const { chatkit, sent } = stub([never]);
  const { signal, ...controller } = controllerOf();
  const done = rejection(chatkit.sessions.create(params, { signal }));
  await vi.advanceTimersByTimeAsync(10);
  controller.abort(reason);
  expect(await done).toMatchObject({ name: 'APIUserAbortError', cause: reason });
  expect(sent).toHaveLength(1);
  expect(sent[0]?.signal.aborted).toBe(true);
  expectNothingLeft(signal);
});

test('aborted in the body: the reason is kept and the body is released', async () => {
  const cancel = vi.fn();
  const { chatkit } = stub([() => new Response(new ReadableStream({ cancel }))]);
  const { signal, ...controller } = controllerOf();
  const done = rejection(chatkit.sessions.create(params, { signal }));
  await vi.advanceTimersByTimeAsync(10);
  controller.abort(reason);
  expect(await done).toMatchObject({ name: 'APIUserAbortError', cause: reason });
  expect(cancel).toHaveBeenCalledOnce();
  expectNothingLeft(signal);
});

test('aborted in the body of an error after which the deadline leaves no time', async () => {
  const headers = { 'retry-after': '50' };
  const { chatkit } = stub([() => new Response(new ReadableStream(), { status: 503, headers })]);
  const { signal, ...controller } = controllerOf();
  const done = rejection(chatkit.sessions.create(params, { signal, deadline: 5_000 }));
  await vi.advanceTimersByTimeAsync(10);
  controller.abort(reason);
  expect(await done).toMatchObject({ name: 'APIUserAbortError', cause: reason });
  expectNothingLeft(signal);
});

test('aborted in the backoff, at any moment of it', async () => {
  for (const moment of [0, 1, 250, 4_999]) {
    const { chatkit, sent } = stub([failure(429, { 'retry-after': '5' })]);
    const { signal, ...controller } = controllerOf();
    const done = rejection(chatkit.sessions.create(params, { signal }));
    await vi.advanceTimersByTimeAsync(moment);
    expect(sent).toHaveLength(1);
    controller.abort(reason);
    expect(await done).toMatchObject({ name: 'APIUserAbortError', cause: reason });
    expectNothingLeft(signal);
  }
});

test('aborted at any moment at all, it is the abort or the session, and nothing is left', async () => {
  const names: string[] = [];
  for (let moment = 0; moment < 120; moment++) {
    const validate = async () => ({});
    const validators = {
      'sessions.create': {
        request: { '~standard': { validate } },
        response: { '~standard': { validate } },
      },
    };
    const replies = [failure(503, { 'retry-after-ms': '0' }), json(session)];
    const { chatkit, sent } = stub(replies, { apiKey: async () => 'sk-asked', validators });
    const { signal, ...controller } = controllerOf();
    const call = chatkit.sessions.create(params, { signal, deadline: 60_000 });
    const done = call.then(
      () => 'session',
      (error: unknown) => {
        expect((error as Error).cause).toBe(reason);
        return (error as Error).name;
      },
    );
    for (let turn = 0; turn < moment; turn++) {
      await Promise.resolve();
      vi.advanceTimersByTime(0); // The wait of the backoff.
    }
    controller.abort(reason);
    await vi.advanceTimersByTimeAsync(10);
    const requests = sent.length;
    names.push(await done);
    expectNothingLeft(signal);
    await vi.advanceTimersByTimeAsync(100_000);
    expect(sent).toHaveLength(requests);
  }
  // Neither too early nor too late each time.
  expect(new Set(names)).toEqual(new Set(['APIUserAbortError', 'session']));
  expect(names.lastIndexOf('APIUserAbortError')).toBe(names.indexOf('session') - 1);
});

test('aborted in an apiKey function that never responses', async () => {
  const { chatkit, sent } = stub([], { apiKey: never });
  const { signal, ...controller } = controllerOf();
  const done = rejection(chatkit.sessions.create(params, { signal }));
  await vi.advanceTimersByTimeAsync(10);
  controller.abort(reason);
  expect(await done).toMatchObject({ name: 'APIUserAbortError', cause: reason });
  expect(sent).toHaveLength(0);
  expectNothingLeft(signal);
});

test('a call that ends leaves neither listener nor timer, however it ends', async () => {
  const { signal } = new AbortController();
  for (const reply of [
    () => json(session),
    failure(400),
    new Response(null, { status: 204 }),
    new Response('<html>'),
    new Response(null, { status: 302, headers: { location: '/' } }),
    new TypeError('fetch failed'),
  ]) {
    const { chatkit } = stub([reply], { maxRetries: 0, deadline: 60_000 });
    await chatkit.sessions.create(params, { signal }).then(
      () => {},
      () => {},
    );
    expectNothingLeft(signal);
  }
});

test('calls that share a signal add one listener to it, and the last to end removes it', async () => {
  const { signal } = new AbortController();
  const { chatkit } = stub([
    () => new Promise((resolve) => setTimeout(resolve, 10, json(session))),
  ]);
  const calls = Array.from({ length: 50 }, () => chatkit.sessions.create(params, { signal }));
  const all = Promise.all(calls);
  await vi.advanceTimersByTimeAsync(1);
  expect(getEventListeners(signal, 'abort')).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(20);
  expect(await all).toHaveLength(50);
  expectNothingLeft(signal);
});

test('one abort ends every call that shares the signal', async () => {
  const { signal, ...controller } = controllerOf();
  const { chatkit } = stub([never]);
  const calls = Array.from({ length: 20 }, () =>
    rejection(chatkit.sessions.create(params, { signal })),
  );
  await vi.advanceTimersByTimeAsync(1);
  controller.abort(reason);
  for (const error of await Promise.all(calls)) {
    expect(error).toMatchObject({ name: 'APIUserAbortError', cause: reason });
  }
  expectNothingLeft(signal);
});

test('responses handed over keep one listener on their signal, and no timer', async () => {
  const { signal } = new AbortController();
  const { chatkit } = stub([() => json(session)], { deadline: 60_000 });
  for (let count = 0; count < 20; count++) {
    await chatkit.sessions.create(params, { signal }).asResponse();
  }
  expect(getEventListeners(signal, 'abort')).toHaveLength(1);
  expect(vi.getTimerCount()).toBe(0);
});

test('a success that nobody asks for leaves no timer', async () => {
  const { chatkit, sent } = stub();
  void chatkit.sessions.cancel('cksess_123');
  await vi.advanceTimersByTimeAsync(1);
  expect(sent).toHaveLength(1);
  expect(vi.getTimerCount()).toBe(0);
});
