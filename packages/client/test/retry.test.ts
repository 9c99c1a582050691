import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import {
  APIConnectionError,
  APIConnectionTimeoutError,
  APIError,
  InternalServerError,
} from '../src/index.ts';
import { params, session } from './session.ts';
import { failure, json, rejection, stub, type Sent } from './stub.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** How long after one failure the next attempt comes: to the millisecond, in fake time. */
async function delayAfter(
  headers: Record<string, string>,
  { retries = 0, random = 0 } = {},
): Promise<number> {
  vi.spyOn(Math, 'random').mockReturnValue(random);
  const times: number[] = [];
  const fail = () => {
    times.push(Date.now());
    return failure(500, times.length > retries ? headers : { 'retry-after-ms': '0' });
  };
  const { chatkit } = stub([fail], { maxRetries: retries + 1 });
  const done = rejection(chatkit.sessions.create(params));
  await vi.advanceTimersByTimeAsync(70_000);
  await done;
  expect(times).toHaveLength(retries + 2);
  return times.at(-1)! - times.at(-2)!;
}

async function attempts(
  reply: Response | Error | ((sent: Sent) => Response | Promise<Response>),
  maxRetries?: number,
): Promise<number> {
  const { chatkit, sent } = stub([reply], { maxRetries });
  const done = rejection(chatkit.sessions.create(params));
  await vi.advanceTimersByTimeAsync(100_000);
  expect(await done).toBeInstanceOf(APIError);
  return sent.length;
}

test.for([408, 409, 429, 500, 502, 503, 504, 529, 599])('%i is retried twice', async (status) => {
  expect(await attempts(failure(status))).toBe(3);
});

test.for([400, 401, 402, 403, 404, 410, 418, 422, 425])('%i is not retried', async (status) => {
  expect(await attempts(failure(status))).toBe(1);
});

test('x-should-retry goes before the status', async () => {
  expect(await attempts(failure(400, { 'x-should-retry': 'true' }))).toBe(3);
  expect(await attempts(failure(503, { 'x-should-retry': 'false' }))).toBe(1);
  expect(await attempts(failure(503, { 'x-should-retry': 'perhaps' }))).toBe(3);
});

test('a connection that fails is retried', async () => {
  expect(await attempts(new TypeError('fetch failed'))).toBe(3);
});

test('an attempt that takes too long is retried', async () => {
  const { chatkit, sent } = stub([() => new Promise<Response>(() => {})], { timeout: 1_000 });
  const done = rejection(chatkit.sessions.create(params));
  await vi.advanceTimersByTimeAsync(10_000);
  expect(await done).toBeInstanceOf(APIConnectionTimeoutError);
  expect(sent).toHaveLength(3);
  expect(sent.every(({ signal }) => signal.aborted)).toBe(true);
});

test('maxRetries counts the retries, of the client or of one call', async () => {
  expect(await attempts(failure(500), 0)).toBe(1);
  expect(await attempts(failure(500), 5)).toBe(6);
  const { chatkit, sent } = stub([failure(500)], { maxRetries: 5 });
  await rejection(chatkit.sessions.create(params, { maxRetries: 0 }));
  expect(sent).toHaveLength(1);
});

test('each attempt says which one it is', async () => {
  const { chatkit, sent } = stub([failure(500)]);
  const done = rejection(chatkit.sessions.create(params));
  await vi.advanceTimersByTimeAsync(10_000);
  await done;
  const counts = sent.map(({ headers }) => headers.get('x-stainless-retry-count'));
  expect(counts).toEqual(['0', '1', '2']);
});

test('a retry that succeeds gives its session', async () => {
  const { chatkit } = stub([failure(500), new TypeError('fetch failed'), json(session)]);
  const done = chatkit.sessions.create(params);
  await vi.advanceTimersByTimeAsync(10_000);
  expect((await done.withResponse()).data).toEqual(session);
});

test('the body of an answer that is retried is let go', async () => {
  const cancel = vi.fn();
  const body = new ReadableStream({ cancel });
  const { chatkit } = stub([() => new Response(body, { status: 500 }), json(session)]);
  const done = chatkit.sessions.create(params);
  await vi.advanceTimersByTimeAsync(10_000);
  await done;
  expect(cancel).toHaveBeenCalledOnce();
});

test('a body lost after a success is not retried: the session may exist', async () => {
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

test('a body that stalls is given up after the timeout, and let go', async () => {
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
      message: `sessions.create: ${status}, but timed out after 1000 ms`,
    });
    expect(cancel).toHaveBeenCalledOnce();
    expect(sent).toHaveLength(1);
  }
});

test('an answer that comes after the timeout is let go', async () => {
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

test('the default timeout is ten minutes', async () => {
  const { chatkit, sent } = stub([() => new Promise<Response>(() => {})], { maxRetries: 0 });
  const done = rejection(chatkit.sessions.create(params));
  await vi.advanceTimersByTimeAsync(599_999);
  expect(sent[0]?.signal.aborted).toBe(false);
  await vi.advanceTimersByTimeAsync(1);
  expect(await done).toBeInstanceOf(APIConnectionTimeoutError);
});

test('an answer says when to come back', async () => {
  expect(await delayAfter({ 'retry-after-ms': '1234' })).toBe(1234);
  expect(await delayAfter({ 'retry-after': '7' })).toBe(7_000);
  expect(await delayAfter({ 'retry-after': '1.5' })).toBe(1_500);
  expect(await delayAfter({ 'retry-after-ms': '10', 'retry-after': '7' })).toBe(10);
  expect(await delayAfter({ 'retry-after-ms': 'soon', 'retry-after': '7' })).toBe(7_000);
  expect(await delayAfter({ 'retry-after': '0' })).toBe(0);
  vi.setSystemTime(new Date('2026-01-01T00:00:00Z'));
  expect(await delayAfter({ 'retry-after': 'Thu, 01 Jan 2026 00:00:09 GMT' })).toBe(9_000);
});

test('a delay outside of 0 to 60 seconds, or none that can be read, leads to our own', async () => {
  for (const value of ['-1', '60.001', 'soon', '', 'NaN', 'Infinity', '1e9']) {
    expect(await delayAfter({ 'retry-after': value })).toBe(500);
  }
  for (const value of ['-1', '60001']) {
    expect(await delayAfter({ 'retry-after-ms': value, 'retry-after': '7' })).toBe(500);
  }
  expect(await delayAfter({ 'retry-after': '60' })).toBe(60_000);
  const past = new Date(Date.now() - 5_000).toUTCString();
  expect(await delayAfter({ 'retry-after': past })).toBe(500);
});

test('the backoff doubles from half a second to eight, less up to a quarter', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.nat({ max: 7 }),
      fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
      async (retries, random) => {
        const delay = await delayAfter({}, { retries, random });
        const most = Math.min(500 * 2 ** retries, 8_000);
        expect(delay).toBeLessThanOrEqual(most);
        expect(delay).toBeGreaterThanOrEqual(Math.floor(most * 0.75));
        expect(Math.abs(delay - most * (1 - random / 4))).toBeLessThanOrEqual(1);
      },
    ),
    { numRuns: 60 },
  );
});

test('whatever a server answers as a delay, the wait is within the minute', async () => {
  const value = fc.oneof(
    fc.string({ unit: fc.constantFrom(...'0123456789.-+eE :,GMTNa') }),
    fc.double().map(String),
    fc.integer({ min: -100, max: 100_000 }).map(String),
    fc.date({ noInvalidDate: true }).map((date) => date.toUTCString()),
  );
  await fc.assert(
    fc.asyncProperty(fc.option(value), fc.option(value), async (ms, after) => {
      const headers = {
        ...(ms !== null && { 'retry-after-ms': ms }),
        ...(after !== null && { 'retry-after': after }),
      };
      const delay = await delayAfter(headers);
      const told = parseFloat(ms ?? '');
      // The fake clock does not know fractions as small as 1e-300.
      if (told >= 1 && told <= 60_000) expect(Math.abs(delay - told)).toBeLessThanOrEqual(1);
      expect(delay).toBeGreaterThanOrEqual(0);
      expect(delay).toBeLessThanOrEqual(60_000);
    }),
    { numRuns: 200 },
  );
});

test('when no retry is left, the last answer is the error, its body read', async () => {
  const { chatkit } = stub([failure(500), failure(503, {}, 'try later')], { maxRetries: 1 });
  const done = rejection(chatkit.sessions.create(params));
  await vi.advanceTimersByTimeAsync(10_000);
  expect(await done).toBeInstanceOf(InternalServerError);
  expect(await done).toMatchObject({ status: 503, message: expect.stringMatching(/try later/) });
});
