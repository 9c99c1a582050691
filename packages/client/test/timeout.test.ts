import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { APIConnectionError, APIConnectionTimeoutError } from '../src/index.ts';
import { params } from './session.ts';
import { rejection, stub } from './stub.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('a 200 whose body breaks off is not retried, because the session may exist', async () => {
  const lost = () =>
    new Response(
      new ReadableStream({
        start: (controller) => controller.enqueue(new TextEncoder().encode('{"id":"cksess')),
        pull: (controller) => controller.error(new TypeError('terminated')),
      }),
      { headers: { 'x-request-id': 'req_9' } },
    );
  const { chatkit, sent } = stub([lost]);
  const error = await rejection(chatkit.sessions.create(params));
  expect(error).toBeInstanceOf(APIConnectionError);
  expect(error).toMatchObject({ status: 200, error: '{"id":"cksess', request_id: 'req_9' });
  expect(error).toMatchObject({ cause: { message: 'terminated' } });
  expect(sent).toHaveLength(1);
});

test('a stalled body throws at the timeout and is cancelled', async () => {
  for (const status of [200, 400]) {
    const cancel = vi.fn();
    const stall = () => new Response(new ReadableStream({ cancel }), { status });
    const { chatkit, sent } = stub([stall], { timeout: 1_000 });
    const done = rejection(chatkit.sessions.create(params));
    await vi.advanceTimersByTimeAsync(999);
    expect(cancel).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    expect(await done).toBeInstanceOf(APIConnectionTimeoutError);
    expect(await done).toMatchObject({
      status,
      message: `sessions.create: ${status} timed out after 1000 ms`,
    });
    expect(cancel).toHaveBeenCalledOnce();
    expect(sent).toHaveLength(1);
  }
});

test('cancels the body of a response that arrives after the timeout', async () => {
  const cancel = vi.fn();
  const late = () =>
    new Promise<Response>((resolve) => {
      setTimeout(() => resolve(new Response(new ReadableStream({ cancel }))), 2_000);
    });
  const { chatkit } = stub([late], { timeout: 1_000, maxRetries: 0 });
  const done = rejection(chatkit.sessions.create(params));
  await vi.advanceTimersByTimeAsync(3_000);
  await done;
  expect(cancel).toHaveBeenCalledOnce();
});

test('an attempt times out after ten minutes by default', async () => {
  const { chatkit, sent } = stub([() => new Promise<Response>(() => {})], { maxRetries: 0 });
  const done = rejection(chatkit.sessions.create(params));
  await vi.advanceTimersByTimeAsync(599_999);
  expect(sent[0]?.signal.aborted).toBe(false);
  await vi.advanceTimersByTimeAsync(1);
  expect(await done).toBeInstanceOf(APIConnectionTimeoutError);
});
