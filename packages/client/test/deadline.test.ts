import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { APIConnectionTimeoutError, RateLimitError } from '../src/index.ts';
import { params, session } from './session.ts';
import { failure, json, rejection, stub } from './stub.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const never = () => new Promise<never>(() => {});

/** Runs a call in fake time, and gives its error with the time that it took. */
async function fail(call: PromiseLike<unknown>): Promise<{ error: unknown; took: number }> {
  const started = Date.now();
  let took = -1;
  const done = rejection(call).finally(() => (took = Date.now() - started));
  await vi.advanceTimersByTimeAsync(1_000_000);
  return { error: await done, took };
}

test('without a deadline, only timeout and retries limit a call', async () => {
  const { chatkit } = stub([never], { maxRetries: 0, timeout: 900_000 });
  expect((await fail(chatkit.sessions.create(params))).took).toBe(900_000);
});

test('a deadline shortens the timeout of an attempt', async () => {
  const { chatkit, sent } = stub([never], { deadline: 3_000 });
  const { error, took } = await fail(chatkit.sessions.create(params));
  expect(error).toBeInstanceOf(APIConnectionTimeoutError);
  expect(error).toMatchObject({ message: expect.stringMatching(/deadline of 3000 ms/) });
  expect(took).toBe(3_000);
  expect(sent).toHaveLength(1);
});

test('a wait that would reach it is not begun, and the last response is the cause', async () => {
  const { chatkit, sent } = stub([failure(429, { 'retry-after': '5' }, 'slow down')]);
  const { error, took } = await fail(chatkit.sessions.create(params, { deadline: 5_000 }));
  expect(took).toBe(0);
  expect(sent).toHaveLength(1);
  expect(error).toBeInstanceOf(APIConnectionTimeoutError);
  const { cause } = error as Error;
  expect(cause).toBeInstanceOf(RateLimitError);
  expect(cause).toMatchObject({ status: 429, message: expect.stringMatching(/slow down/) });
});

test('a wait that ends before it is begun', async () => {
  const { chatkit } = stub([failure(429, { 'retry-after': '5' }), json(session)]);
  const done = chatkit.sessions.create(params, { deadline: 5_001 });
  await vi.advanceTimersByTimeAsync(5_000);
  expect(await done).toEqual(session);
});

test('cut off in a later attempt, the cause is still the last response', async () => {
  const replies = [failure(503, { 'retry-after-ms': '100' }), never];
  const { chatkit, sent } = stub(replies, { deadline: 2_000 });
  const { error, took } = await fail(chatkit.sessions.create(params));
  expect(took).toBe(2_000);
  expect(sent).toHaveLength(2);
  expect(error).toMatchObject({ name: 'APIConnectionTimeoutError', cause: { status: 503 } });
  // Another attempt was to follow, so its body was let go.
  expect(error).toMatchObject({
    cause: { message: expect.stringMatching(/: 503 the body was not read$/) },
  });
});

test('of several responses the last is the cause, whatever failed without one since', async () => {
  const soon = { 'retry-after-ms': '100' };
  const replies = [
    failure(503, soon),
    failure(500, soon, 'the last'),
    new TypeError('lost'),
    never,
  ];
  const { chatkit, sent } = stub(replies, { deadline: 5_000, maxRetries: 9 });
  const { error } = await fail(chatkit.sessions.create(params));
  expect(sent).toHaveLength(4);
  expect(error).toMatchObject({ name: 'APIConnectionTimeoutError', cause: { status: 500 } });
});

test('cut off in the last attempt, the cause is still the last response', async () => {
  const replies = [failure(503, { 'retry-after-ms': '100' }), never];
  const { chatkit } = stub(replies, { deadline: 2_000, maxRetries: 1 });
  const { error } = await fail(chatkit.sessions.create(params));
  expect(error).toMatchObject({ name: 'APIConnectionTimeoutError', cause: { status: 503 } });
});

test('it counts from the start of the call, with the time of an apiKey function', async () => {
  const slow = () => new Promise<string>((resolve) => setTimeout(resolve, 1_500, 'sk-slow'));
  const { chatkit, sent } = stub([never], { deadline: 2_000, apiKey: slow });
  const { took } = await fail(chatkit.sessions.create(params));
  expect(took).toBe(2_000);
  expect(sent).toHaveLength(1);
});

test('it ends an apiKey function that never responses', async () => {
  const { chatkit, sent } = stub([never], { deadline: 2_000, apiKey: never });
  const { error, took } = await fail(chatkit.sessions.create(params));
  expect(error).toBeInstanceOf(APIConnectionTimeoutError);
  expect(took).toBe(2_000);
  expect(sent).toHaveLength(0);
});

test('a deadline covers the body of the response', async () => {
  const cancel = vi.fn();
  const { chatkit } = stub([() => new Response(new ReadableStream({ cancel }))]);
  const { error, took } = await fail(chatkit.sessions.create(params, { deadline: 2_000 }));
  expect(error).toMatchObject({ name: 'APIConnectionTimeoutError', cause: { status: 200 } });
  expect(took).toBe(2_000);
  expect(cancel).toHaveBeenCalledOnce();
});

test('an error before the deadline is thrown as it is', async () => {
  const { chatkit } = stub([failure(400)], { deadline: 2_000 });
  expect((await fail(chatkit.sessions.create(params))).error).toMatchObject({ status: 400 });
  const { chatkit: failing } = stub([failure(500)], { deadline: 50_000 });
  expect((await fail(failing.sessions.create(params))).error).toMatchObject({ status: 500 });
});

test('an attempt that times out before it is retried', async () => {
  const { chatkit, sent } = stub([never], { deadline: 10_000, timeout: 1_000, maxRetries: 1 });
  const { error, took } = await fail(chatkit.sessions.create(params));
  expect(sent).toHaveLength(2);
  expect(error).toMatchObject({ message: expect.stringMatching(/timed out after 1000 ms/) });
  expect(took).toBeLessThan(3_000);
});

test("a timeout of fetch's own is no deadline, and is retried", async () => {
  for (const words of ['Connect Timeout Error', 'connect ETIMEDOUT 192.0.2.1:443', 'timed out']) {
    const cause = new TypeError('fetch failed', { cause: new Error(words) });
    const { chatkit, sent } = stub([cause, json(session)], { deadline: 60_000 });
    const done = chatkit.sessions.create(params);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(await done).toEqual(session);
    expect(sent).toHaveLength(2);
    const { chatkit: single } = stub([cause], { deadline: 60_000, maxRetries: 0 });
    const { error, took } = await fail(single.sessions.create(params));
    expect(error).toMatchObject({ message: expect.stringContaining(words) });
    expect(took).toBe(0);
  }
});

test('no attempt begins after it, though no timer could fire before', async () => {
  const busy = () => {
    vi.setSystemTime(0); // The clock on the wall may be set meanwhile.
    vi.spyOn(performance, 'now').mockReturnValue(performance.now() + 3_000);
  };
  const validate = () => {
    busy();
    return {};
  };
  const apiKey = async () => {
    busy();
    return 'sk-busy';
  };
  const validators = { 'sessions.create': { request: { '~standard': { validate } } } };
  for (const options of [{ validators }, { apiKey }]) {
    const { chatkit, sent } = stub(undefined, { ...options, deadline: 2_000 });
    const { error } = await fail(chatkit.sessions.create(params));
    vi.restoreAllMocks();
    expect(error).toMatchObject({ message: expect.stringMatching(/deadline of 2000 ms/) });
    expect(sent).toHaveLength(0);
  }
});
