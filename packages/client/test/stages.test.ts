// Signal, deadline and timeout end a call at every stage and leave no listener, timer or body.
import { getEventListeners } from 'node:events';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { APIPromise, ChatKitOptions, RequestOptions } from '../src/index.ts';
import { params, session } from './session.ts';
import { failure, json, rejection, stub, type Sent } from './stub.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const never = () => new Promise<never>(() => {});
const hanging = { '~standard': { validate: never } };

/** Creates a response whose body never sends a byte and calls `cancel` when it is released. */
function stalled(status: number, cancel: () => void): Response {
  return new Response(new ReadableStream({ cancel }), { status });
}

/** A stage in which a call hangs: the options and responses that bring the call there. */
interface Stage {
  options?: () => ChatKitOptions;
  replies?: ((sent: Sent, cancel: () => void) => Response | Promise<Response>)[];
  /** The number of requests sent before the call hangs. */
  requests: number;
  /** The response has arrived, and only the data are pending. */
  isAfterResponse?: true;
  /** The last `fetch` is pending or its body is being read. */
  isFetching?: true;
  /** The response has an open body. */
  hasBody?: true;
}

/** Options with an apiKey function that resolves for the first attempt and then hangs. */
function once(): ChatKitOptions {
  let asked = 0;
  return { apiKey: () => (asked++ ? never() : Promise.resolve('sk-first')) };
}

const stages: Record<string, Stage> = {
  'the apiKey function': { options: () => ({ apiKey: never }), requests: 0 },
  'request validation': {
    options: () => ({ validators: { 'sessions.create': { request: hanging } } }),
    requests: 0,
  },
  'a fetch that ignores its signal': { replies: [never], requests: 1, isFetching: true },
  'a fetch that rejects on abort': {
    replies: [
      ({ signal }) =>
        new Promise((_, reject) => {
          signal.addEventListener('abort', () => reject(signal.reason as Error));
        }),
    ],
    requests: 1,
    isFetching: true,
  },
  'the body of a success': {
    replies: [(_, cancel) => stalled(200, cancel)],
    requests: 1,
    isAfterResponse: true,
    isFetching: true,
    hasBody: true,
  },
  'the body of an error': {
    replies: [(_, cancel) => stalled(400, cancel)],
    requests: 1,
    isFetching: true,
    hasBody: true,
  },
  'the body of a redirect': {
    replies: [(_, cancel) => stalled(302, cancel)],
    requests: 1,
    isFetching: true,
    hasBody: true,
  },
  'response validation': {
    options: () => ({ validators: { 'sessions.create': { response: hanging } } }),
    requests: 1,
    isAfterResponse: true,
  },
  'the backoff': { replies: [() => failure(429, { 'retry-after': '1' })], requests: 1 },
  'the apiKey function of a retry': {
    options: once,
    replies: [() => failure(503, { 'retry-after-ms': '1' })],
    requests: 1,
  },
  'the fetch of a retry': {
    replies: [() => failure(503, { 'retry-after-ms': '1' }), never],
    requests: 2,
    isFetching: true,
  },
};

type Ask = (call: APIPromise<unknown>) => PromiseLike<unknown>;

/** The ways in which a caller can read a call. */
const ways: Record<string, Ask> = {
  await: (call) => call,
  finally: (call) => call.finally(() => {}),
  withResponse: (call) => call.withResponse(),
  asResponse: (call) => call.asResponse(),
  'asResponse and await': async (call) => {
    const [, data] = await Promise.allSettled([call.asResponse(), call]);
    if (data.status === 'rejected') throw data.reason;
  },
};

const cases = Object.entries(stages).flatMap(([where, stage]) =>
  Object.entries(ways)
    .filter(([way]) => way !== 'asResponse' || !stage.isAfterResponse)
    .map(([way, ask]) => [where, way, stage, ask] as const),
);

/** Starts a call and waits until it hangs. */
async function begin({ options, replies, requests }: Stage, ask: Ask, callOptions: RequestOptions) {
  const cancel = vi.fn();
  const responses = replies?.map((reply) => (sent: Sent) => reply(sent, cancel));
  const { chatkit, sent } = stub(responses ?? [() => json(session)], options?.());
  const settled = vi.fn();
  const done = rejection(ask(chatkit.sessions.create(params, callOptions))).finally(settled);
  await vi.advanceTimersByTimeAsync(10);
  expect(sent).toHaveLength(requests);
  return { done, settled, sent, cancel };
}

/** Asserts that the call released everything and sends nothing more. */
async function expectOver(
  { requests, isFetching, hasBody }: Stage,
  { sent, cancel }: Awaited<ReturnType<typeof begin>>,
  signal: AbortSignal,
): Promise<void> {
  expect(getEventListeners(signal, 'abort')).toHaveLength(0);
  expect(vi.getTimerCount()).toBe(0);
  expect(cancel).toHaveBeenCalledTimes(hasBody ? 1 : 0);
  if (isFetching) expect(sent.at(-1)?.signal.aborted).toBe(true);
  await vi.advanceTimersByTimeAsync(100_000);
  expect(sent).toHaveLength(requests);
}

test.for(cases)(
  'an abort during %s rejects %s with APIUserAbortError',
  async ([, , stage, ask]) => {
    const controller = new AbortController();
    const reason = new Error('the visitor left');
    const { signal } = controller;
    const call = await begin(stage, ask, { signal, deadline: 60_000 });
    expect(call.settled).not.toHaveBeenCalled();
    controller.abort(reason);
    expect(await call.done).toMatchObject({ name: 'APIUserAbortError', cause: reason });
    await expectOver(stage, call, signal);
  },
);

// The client does not start a backoff that would reach the deadline.
const bounded = cases.filter(([where]) => where !== 'the backoff');

test.for(bounded)(
  'the deadline during %s rejects %s with APIConnectionTimeoutError',
  async ([, , stage, ask]) => {
    const { signal } = new AbortController();
    const call = await begin(stage, ask, { signal, deadline: 2_000 });
    await vi.advanceTimersByTimeAsync(1_989);
    expect(call.settled).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    expect(call.settled).toHaveBeenCalled();
    const error = await call.done;
    expect(error).toMatchObject({ name: 'APIConnectionTimeoutError' });
    expect(String(error)).toMatch(/: sessions\.create: .*deadline of 2000 ms/);
    await expectOver(stage, call, signal);
  },
);

const fetching = cases.filter(([, , { isFetching }]) => isFetching);

test.for(fetching)(
  'the timeout during %s rejects %s with APIConnectionTimeoutError',
  async ([, , stage, ask]) => {
    const { signal } = new AbortController();
    const maxRetries = stage.requests - 1;
    const call = await begin(stage, ask, { signal, timeout: 2_000, maxRetries });
    await vi.advanceTimersByTimeAsync(1_980);
    expect(call.settled).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(20);
    expect(call.settled).toHaveBeenCalled();
    const error = await call.done;
    expect(error).toMatchObject({ name: 'APIConnectionTimeoutError' });
    expect(String(error)).toMatch(/: sessions\.create: .*timed out after 2000 ms/);
    await expectOver(stage, call, signal);
  },
);
