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

test('aborted while waiting for an answer', async () => {
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

test('aborted in the body: the reason is kept and the body is let go', async () => {
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

test('aborted in an apiKey function that never answers', async () => {
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
    await chatkit.sessions
      .create(params, { signal })
      .asResponse()
      .catch(() => {});
    expectNothingLeft(signal);
  }
});

test('a call that nobody waits for ends as well', async () => {
  const { signal } = new AbortController();
  const { chatkit, sent } = stub();
  void chatkit.sessions.cancel('cksess_123', { signal });
  await vi.advanceTimersByTimeAsync(1);
  expect(sent).toHaveLength(1);
  expectNothingLeft(signal);
});

function controllerOf(): { signal: AbortSignal; abort: (reason: unknown) => void } {
  const controller = new AbortController();
  return { signal: controller.signal, abort: (why) => controller.abort(why) };
}

test.for<unknown>([{}, 5, true, { aborted: false, addEventListener: null }])(
  'a signal that is none (%o) is refused by name, and leaves no timer',
  async (signal) => {
    const { chatkit, sent } = stub(undefined, { timeout: 50 });
    const options = { signal: signal as AbortSignal, deadline: 40 };
    const error = await rejection(chatkit.sessions.create(params, options));
    expect(error).toMatchObject({
      name: 'ChatKitError',
      message: expect.stringMatching(/signal must be an AbortSignal/),
    });
    expect(sent).toHaveLength(0);
    expect(vi.getTimerCount()).toBe(0);
  },
);

test('it ends a body that is read after the response was handed over', async () => {
  const controller = new AbortController();
  const { chatkit } = stub([
    ({ signal }) =>
      new Response(
        new ReadableStream({
          start: (body) => signal.addEventListener('abort', () => body.error(signal.reason)),
        }),
      ),
  ]);
  const call = chatkit.sessions.create(params, { signal: controller.signal });
  await call.asResponse();
  const error = rejection(call);
  controller.abort(reason);
  expect(await error).toBeInstanceOf(APIUserAbortError);
  expect(await error).toHaveProperty('cause', reason);
});
