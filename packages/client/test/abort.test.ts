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

/** Asserts that a finished call left no listener on its signal and no timer. */
function expectNothingLeft(signal: AbortSignal): void {
  expect(getEventListeners(signal, 'abort')).toHaveLength(0);
  expect(vi.getTimerCount()).toBe(0);
}

function controllerOf(): { signal: AbortSignal; abort: (reason: unknown) => void } {
  const controller = new AbortController();
  return { signal: controller.signal, abort: (why) => controller.abort(why) };
}

test('a signal aborted before the call rejects with APIUserAbortError and sends nothing', async () => {
  const { chatkit, sent } = stub();
  const signal = AbortSignal.abort(reason);
  const error = await rejection(chatkit.sessions.create(params, { signal }));
  expect(error).toBeInstanceOf(APIUserAbortError);
  expect(error).toMatchObject({ name: 'APIUserAbortError', cause: reason, status: undefined });
  expect(String(error)).toContain('sessions.create');
  expect(sent).toHaveLength(0);
  expectNothingLeft(signal);
});

test('an abort while fetch is pending rejects with APIUserAbortError and aborts the fetch', async () => {
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

test('an abort during the response body rejects with the reason as cause and cancels the body', async () => {
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

test('an abort during the body of a 503 wins over a deadline that leaves no time to retry', async () => {
  const headers = { 'retry-after': '50' };
  const { chatkit } = stub([() => new Response(new ReadableStream(), { status: 503, headers })]);
  const { signal, ...controller } = controllerOf();
  const done = rejection(chatkit.sessions.create(params, { signal, deadline: 5_000 }));
  await vi.advanceTimersByTimeAsync(10);
  controller.abort(reason);
  expect(await done).toMatchObject({ name: 'APIUserAbortError', cause: reason });
  expectNothingLeft(signal);
});

test('an abort at any moment of the backoff rejects with APIUserAbortError and sends no retry', async () => {
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

test('an abort at any moment of a call gives APIUserAbortError or the session, and leaves nothing', async () => {
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
      vi.advanceTimersByTime(0); // Ends the backoff of 0 ms.
    }
    controller.abort(reason);
    await vi.advanceTimersByTimeAsync(10);
    const requests = sent.length;
    names.push(await done);
    expectNothingLeft(signal);
    await vi.advanceTimersByTimeAsync(100_000);
    expect(sent).toHaveLength(requests);
  }
  // Some aborts came before the session and some after it.
  expect(new Set(names)).toEqual(new Set(['APIUserAbortError', 'session']));
  expect(names.lastIndexOf('APIUserAbortError')).toBe(names.indexOf('session') - 1);
});

test('an abort while the apiKey function is pending rejects with APIUserAbortError and sends nothing', async () => {
  const { chatkit, sent } = stub([], { apiKey: never });
  const { signal, ...controller } = controllerOf();
  const done = rejection(chatkit.sessions.create(params, { signal }));
  await vi.advanceTimersByTimeAsync(10);
  controller.abort(reason);
  expect(await done).toMatchObject({ name: 'APIUserAbortError', cause: reason });
  expect(sent).toHaveLength(0);
  expectNothingLeft(signal);
});

test('a finished call leaves no abort listener and no timer, on success and on every failure', async () => {
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

test('50 calls that share a signal add one listener, and the last call to end removes it', async () => {
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

test('one abort rejects every call that shares the signal', async () => {
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

test('unread responses from asResponse() keep one listener on their signal and no timer', async () => {
  const { signal } = new AbortController();
  const { chatkit } = stub([() => json(session)], { deadline: 60_000 });
  for (let count = 0; count < 20; count++) {
    await chatkit.sessions.create(params, { signal }).asResponse();
  }
  expect(getEventListeners(signal, 'abort')).toHaveLength(1);
  expect(vi.getTimerCount()).toBe(0);
});

test('the work of a call does not grow with the unread responses on its signal', async () => {
  const { signal } = new AbortController();
  const { chatkit } = stub([() => json(session)]);
  const deref = vi.spyOn(WeakRef.prototype, 'deref');
  const held: Response[] = [];
  for (let count = 0; count < 500; count++) {
    held.push(await chatkit.sessions.create(params, { signal }).asResponse());
  }
  expect(held).toHaveLength(500);
  expect(deref.mock.calls.length).toBeLessThan(5 * held.length);
  deref.mockRestore();
});

test('a successful call that nobody awaits leaves no timer', async () => {
  const { chatkit, sent } = stub();
  void chatkit.sessions.cancel('cksess_123');
  await vi.advanceTimersByTimeAsync(1);
  expect(sent).toHaveLength(1);
  expect(vi.getTimerCount()).toBe(0);
});
