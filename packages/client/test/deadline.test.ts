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

/** Runs a call in fake time and returns its error and the elapsed milliseconds. */
async function fail(call: PromiseLike<unknown>): Promise<{ error: unknown; elapsed: number }> {
  const started = Date.now();
  let elapsed = -1;
  const done = rejection(call).finally(() => (elapsed = Date.now() - started));
  await vi.advanceTimersByTimeAsync(1_000_000);
  return { error: await done, elapsed };
}

test('without a deadline, only the timeout limits a call with no retries', async () => {
  const { chatkit } = stub([never], { maxRetries: 0, timeout: 900_000 });
  expect((await fail(chatkit.sessions.create(params))).elapsed).toBe(900_000);
});

test('a deadline shortens the timeout of an attempt', async () => {
  const { chatkit, sent } = stub([never], { deadline: 3_000 });
  const { error, elapsed } = await fail(chatkit.sessions.create(params));
  expect(error).toBeInstanceOf(APIConnectionTimeoutError);
  expect(error).toMatchObject({ message: expect.stringMatching(/deadline of 3000 ms/) });
  expect(elapsed).toBe(3_000);
  expect(sent).toHaveLength(1);
});

test('a retry-after that would reach the deadline fails at once with the 429 as cause', async () => {
  const { chatkit, sent } = stub([failure(429, { 'retry-after': '5' }, 'slow down')]);
  const { error, elapsed } = await fail(chatkit.sessions.create(params, { deadline: 5_000 }));
  expect(elapsed).toBe(0);
  expect(sent).toHaveLength(1);
  expect(error).toBeInstanceOf(APIConnectionTimeoutError);
  const { cause } = error as Error;
  expect(cause).toBeInstanceOf(RateLimitError);
  expect(cause).toMatchObject({ status: 429, message: expect.stringMatching(/slow down/) });
});

test('a retry-after that ends before the deadline is waited for and retried', async () => {
  const { chatkit } = stub([failure(429, { 'retry-after': '5' }), json(session)]);
  const done = chatkit.sessions.create(params, { deadline: 5_001 });
  await vi.advanceTimersByTimeAsync(5_000);
  expect(await done).toEqual(session);
});

test('a deadline during a retry has the last response as cause, its body unread', async () => {
  const replies = [failure(503, { 'retry-after-ms': '100' }), never];
  const { chatkit, sent } = stub(replies, { deadline: 2_000 });
  const { error, elapsed } = await fail(chatkit.sessions.create(params));
  expect(elapsed).toBe(2_000);
  expect(sent).toHaveLength(2);
  expect(error).toMatchObject({ name: 'APIConnectionTimeoutError', cause: { status: 503 } });
  // The body was released because a retry followed.
  expect(error).toMatchObject({
    cause: { message: expect.stringMatching(/: 503 the body was not read$/) },
  });
});

test('a deadline after a lost connection has the last received response as cause', async () => {
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

test('a deadline during the last attempt has the last response as cause', async () => {
  const replies = [failure(503, { 'retry-after-ms': '100' }), never];
  const { chatkit } = stub(replies, { deadline: 2_000, maxRetries: 1 });
  const { error } = await fail(chatkit.sessions.create(params));
  expect(error).toMatchObject({ name: 'APIConnectionTimeoutError', cause: { status: 503 } });
});

test('the deadline includes the time of a slow apiKey function', async () => {
  const slow = () => new Promise<string>((resolve) => setTimeout(resolve, 1_500, 'sk-slow'));
  const { chatkit, sent } = stub([never], { deadline: 2_000, apiKey: slow });
  const { elapsed } = await fail(chatkit.sessions.create(params));
  expect(elapsed).toBe(2_000);
  expect(sent).toHaveLength(1);
});

test('the deadline ends a call whose apiKey function never settles', async () => {
  const { chatkit, sent } = stub([never], { deadline: 2_000, apiKey: never });
  const { error, elapsed } = await fail(chatkit.sessions.create(params));
  expect(error).toBeInstanceOf(APIConnectionTimeoutError);
  expect(elapsed).toBe(2_000);
  expect(sent).toHaveLength(0);
});

test('the deadline ends a stalled response body and cancels it', async () => {
  const cancel = vi.fn();
  const { chatkit } = stub([() => new Response(new ReadableStream({ cancel }))]);
  const { error, elapsed } = await fail(chatkit.sessions.create(params, { deadline: 2_000 }));
  expect(error).toMatchObject({ name: 'APIConnectionTimeoutError', status: 200 });
  expect(elapsed).toBe(2_000);
  expect(cancel).toHaveBeenCalledOnce();
});

test('an error before the deadline is thrown unchanged', async () => {
  const { chatkit } = stub([failure(400)], { deadline: 2_000 });
  expect((await fail(chatkit.sessions.create(params))).error).toMatchObject({ status: 400 });
  const { chatkit: failing } = stub([failure(500)], { deadline: 50_000 });
  expect((await fail(failing.sessions.create(params))).error).toMatchObject({ status: 500 });
});

test('an attempt that times out before the deadline is retried', async () => {
  const { chatkit, sent } = stub([never], { deadline: 10_000, timeout: 1_000, maxRetries: 1 });
  const { error, elapsed } = await fail(chatkit.sessions.create(params));
  expect(sent).toHaveLength(2);
  expect(error).toMatchObject({ message: expect.stringMatching(/timed out after 1000 ms/) });
  expect(elapsed).toBeLessThan(3_000);
});

test('a timeout error from fetch is retried and not reported as the deadline', async () => {
  for (const words of ['Connect Timeout Error', 'connect ETIMEDOUT 192.0.2.1:443', 'timed out']) {
    const cause = new TypeError('fetch failed', { cause: new Error(words) });
    const { chatkit, sent } = stub([cause, json(session)], { deadline: 60_000 });
    const done = chatkit.sessions.create(params);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(await done).toEqual(session);
    expect(sent).toHaveLength(2);
    const { chatkit: single } = stub([cause], { deadline: 60_000, maxRetries: 0 });
    const { error, elapsed } = await fail(single.sessions.create(params));
    expect(error).toMatchObject({ message: expect.stringContaining(words) });
    expect(elapsed).toBe(0);
  }
});

test('sends nothing if blocking code passes the deadline before its timer can fire', async () => {
  const busy = () => {
    vi.setSystemTime(0); // The system clock may change during a call.
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
