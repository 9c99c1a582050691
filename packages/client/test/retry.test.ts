import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { APIConnectionTimeoutError, APIError, InternalServerError } from '../src/index.ts';
import { params, session } from './session.ts';
import { failure, json, rejection, stub, type Sent } from './stub.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

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

test.for([408, 409, 429, 500, 501, 502, 503, 504, 505, 529, 599])(
  'a %i is retried twice, then throws',
  async (status) => {
    expect(await attempts(failure(status))).toBe(3);
  },
);

test.for([400, 401, 402, 403, 404, 410, 418, 422, 425])('a %i is not retried', async (status) => {
  expect(await attempts(failure(status))).toBe(1);
});

test('x-should-retry true or false overrides the status', async () => {
  expect(await attempts(failure(400, { 'x-should-retry': 'true' }))).toBe(3);
  expect(await attempts(failure(503, { 'x-should-retry': 'false' }))).toBe(1);
  expect(await attempts(failure(503, { 'x-should-retry': 'perhaps' }))).toBe(3);
});

test('a failed fetch is retried twice', async () => {
  expect(await attempts(new TypeError('fetch failed'))).toBe(3);
});

test('an attempt that times out is aborted and retried twice', async () => {
  const { chatkit, sent } = stub([() => new Promise<Response>(() => {})], { timeout: 1_000 });
  const done = rejection(chatkit.sessions.create(params));
  await vi.advanceTimersByTimeAsync(10_000);
  expect(await done).toBeInstanceOf(APIConnectionTimeoutError);
  expect(sent).toHaveLength(3);
  expect(sent.every(({ signal }) => signal.aborted)).toBe(true);
});

test('maxRetries limits the retries of a client or of one call', async () => {
  expect(await attempts(failure(500), 0)).toBe(1);
  expect(await attempts(failure(500), 5)).toBe(6);
  const { chatkit, sent } = stub([failure(500)], { maxRetries: 5 });
  await rejection(chatkit.sessions.create(params, { maxRetries: 0 }));
  expect(sent).toHaveLength(1);
});

test('x-stainless-retry-count counts the attempts from 0', async () => {
  const { chatkit, sent } = stub([failure(500)]);
  const done = rejection(chatkit.sessions.create(params));
  await vi.advanceTimersByTimeAsync(10_000);
  await done;
  const counts = sent.map(({ headers }) => headers.get('x-stainless-retry-count'));
  expect(counts).toEqual(['0', '1', '2']);
});

test('returns the session after two failed attempts', async () => {
  const { chatkit } = stub([failure(500), new TypeError('fetch failed'), json(session)]);
  const done = chatkit.sessions.create(params);
  await vi.advanceTimersByTimeAsync(10_000);
  expect((await done.withResponse()).data).toEqual(session);
});

test('asResponse() returns the response of the last attempt', async () => {
  const { chatkit, sent } = stub([failure(500), json(session, 200, { 'x-request-id': 'req_2' })]);
  const done = chatkit.sessions.create(params).asResponse();
  await vi.advanceTimersByTimeAsync(10_000);
  expect((await done).headers.get('x-request-id')).toBe('req_2');
  expect(await (await done).json()).toEqual(session);
  expect(sent).toHaveLength(2);
});

test('a retry sends the same body after the caller changed params', async () => {
  const changing = structuredClone(params);
  const { chatkit, sent } = stub([failure(500), json(session)]);
  const done = chatkit.sessions.create(changing);
  await vi.advanceTimersByTimeAsync(0);
  expect(sent).toHaveLength(1);
  changing.user = 'another';
  await vi.advanceTimersByTimeAsync(10_000);
  await done;
  expect(sent.map(({ body }) => body)).toEqual([JSON.stringify(params), JSON.stringify(params)]);
});

test('concurrent calls keep separate retries, keys and timeouts', async () => {
  const tried = new Map<string, string[]>();
  const reply = ({ headers, body }: Sent) => {
    const { user } = JSON.parse(body ?? '') as { user: string };
    const attempts = tried.get(user) ?? [];
    tried.set(user, [...attempts, headers.get('x-stainless-retry-count') ?? '']);
    expect(headers.get('idempotency-key')).toBe(`once ${user}`);
    return attempts.length < Number(user) ? failure(500) : json({ ...session, user });
  };
  const { chatkit } = stub([reply], { maxRetries: 3 });
  const calls = [0, 1, 2, 3].map((user) =>
    chatkit.sessions.create(
      { ...params, user: String(user) },
      { idempotencyKey: `once ${user}`, timeout: 1_000 * (user + 1) },
    ),
  );
  await vi.advanceTimersByTimeAsync(10_000);
  expect((await Promise.all(calls)).map(({ user }) => user)).toEqual(['0', '1', '2', '3']);
  expect([...tried.values()]).toEqual([['0'], ['0', '1'], ['0', '1', '2'], ['0', '1', '2', '3']]);
});

test('cancels the body of a retried response without waiting for the cancellation', async () => {
  // The client must not wait for this promise.
  const cancel = vi.fn(() => new Promise<void>(() => {}));
  const body = new ReadableStream({ cancel });
  const { chatkit } = stub([() => new Response(body, { status: 500 }), json(session)]);
  const done = chatkit.sessions.create(params);
  await vi.advanceTimersByTimeAsync(10_000);
  await done;
  expect(cancel).toHaveBeenCalledOnce();
});

test('throws the error of the last response with its message when no retry is left', async () => {
  const { chatkit } = stub([failure(500), failure(503, {}, 'try later')], { maxRetries: 1 });
  const done = rejection(chatkit.sessions.create(params));
  await vi.advanceTimersByTimeAsync(10_000);
  expect(await done).toBeInstanceOf(InternalServerError);
  expect(await done).toMatchObject({ status: 503, message: expect.stringMatching(/try later/) });
});
