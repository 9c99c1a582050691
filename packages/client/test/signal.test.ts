import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { APIUserAbortError } from '../src/index.ts';
import { params, session } from './session.ts';
import { failure, json, rejection, stub, type Sent } from './stub.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const reason = new Error('the visitor left');

test.for<unknown>([{}, 5, true, { aborted: false, addEventListener: null }])(
  'rejects the invalid signal %o, sends nothing and leaves no timer',
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

test('accepts the signal of another realm, which is not an instance of the global AbortSignal', async () => {
  const controller = new AbortController();
  const { signal } = controller;
  class OtherSignal extends EventTarget {}
  vi.stubGlobal('AbortSignal', OtherSignal);
  try {
    expect(await stub().chatkit.sessions.create(params, { signal })).toEqual(session);
    controller.abort(reason);
    const error = await rejection(stub().chatkit.sessions.create(params, { signal }));
    expect(error).toMatchObject({ name: 'APIUserAbortError' });
  } finally {
    vi.unstubAllGlobals();
  }
});

test.for([undefined, null, 'why', 0, { left: true }, new DOMException('x', 'AbortError')])(
  'the abort reason %o becomes the cause unchanged',
  async (why) => {
    const controller = new AbortController();
    const { signal } = controller;
    controller.abort(why);
    const error = await rejection(stub().chatkit.sessions.create(params, { signal }));
    expect(error).toMatchObject({ name: 'APIUserAbortError' });
    expect((error as Error).cause).toBe(signal.reason);
  },
);

test('a TimeoutError abort throws APIUserAbortError without retry', async () => {
  const heeding = ({ signal }: Sent) =>
    new Promise<never>((_, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason as Error));
    });
  const { chatkit, sent } = stub([heeding]);
  const controller = new AbortController();
  const { signal } = controller;
  const done = rejection(chatkit.sessions.create(params, { signal }));
  await vi.advanceTimersByTimeAsync(10);
  controller.abort(new DOMException('The operation timed out', 'TimeoutError'));
  await vi.advanceTimersByTimeAsync(100_000);
  expect(await done).toMatchObject({
    name: 'APIUserAbortError',
    cause: { name: 'TimeoutError' },
  });
  expect(sent).toHaveLength(1);
});

test('an abort after the call has ended does not change its result', async () => {
  for (const reply of [() => json(session), () => failure(400)]) {
    const { chatkit, sent } = stub([reply]);
    const controller = new AbortController();
    const { signal } = controller;
    const call = chatkit.sessions.create(params, { signal });
    const before = await call.catch((error: unknown) => error);
    controller.abort(reason);
    expect(await call.catch((error: unknown) => error)).toBe(before);
    expect(sent).toHaveLength(1);
  }
});

test('an abort after asResponse() rejects data that are still being read', async () => {
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

test('a key, validation or response that arrives after an abort is ignored, its body cancelled', async () => {
  const later = <T>(value: () => T) =>
    new Promise<T>((resolve) => setTimeout(() => resolve(value()), 1_000));
  const cancel = vi.fn();
  const validate = () => later(() => ({}));
  const validators = { 'sessions.create': { request: { '~standard': { validate } } } };
  for (const [requests, replies, options] of [
    [0, [json(session)], { apiKey: () => later(() => 'sk-late') }],
    [0, [json(session)], { validators }],
    [1, [() => later(() => new Response(new ReadableStream({ cancel })))], {}],
  ] as const) {
    const { chatkit, sent } = stub([...replies], options);
    const controller = new AbortController();
    const { signal } = controller;
    const done = rejection(chatkit.sessions.create(params, { signal }));
    await vi.advanceTimersByTimeAsync(10);
    controller.abort(reason);
    await vi.advanceTimersByTimeAsync(100_000);
    expect(await done).toMatchObject({ name: 'APIUserAbortError' });
    expect(sent).toHaveLength(requests);
  }
  expect(cancel).toHaveBeenCalledOnce();
});

test('a signal that wraps another one, which is the target of the event, aborts the call', async () => {
  const controller = new AbortController();
  const inner = controller.signal;
  const signal = {
    aborted: false,
    reason,
    addEventListener: inner.addEventListener.bind(inner),
    removeEventListener: inner.removeEventListener.bind(inner),
  } as unknown as AbortSignal;
  const { chatkit } = stub([
    () => {
      controller.abort(reason);
      return json(session);
    },
  ]);
  const error = await rejection(chatkit.sessions.create(params, { signal }));
  expect(error).toMatchObject({ name: 'APIUserAbortError', cause: { message: reason.message } });
});
