import * as fc from 'fast-check';
import { afterEach, expect, test, vi } from 'vitest';
import { ClientSecretError } from '../src/index.ts';
import { failed, never, setUp, status, watch } from './endpoint.ts';

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const cut = () =>
  new Response(new ReadableStream({ pull: (body) => body.error(new TypeError('network error')) }));

test.each([
  ['the network', failed],
  ['a body that ends early', cut],
  ['429', status(429)],
  ['500', status(500)],
  ['502', status(502)],
  ['503', status(503)],
  ['504', status(504)],
])('%s is retried, with a wait that doubles', async (_, respond) => {
  vi.spyOn(Math, 'random').mockReturnValue(0);
  const { getClientSecret, fetch } = setUp([respond, respond, respond]);
  const state = watch(getClientSecret(null));
  let requests = 1;
  for (const wait of [500, 1_000, 2_000]) {
    await vi.advanceTimersByTimeAsync(wait - 1);
    expect(fetch).toHaveBeenCalledTimes(requests);
    await vi.advanceTimersByTimeAsync(1);
    expect(fetch).toHaveBeenCalledTimes(++requests);
  }
  await vi.advanceTimersByTimeAsync(0);
  expect(state.value).toBe('ek_4');
});

test.each<[string, () => Response | Promise<Response>, object]>([
  [
    'the network',
    failed,
    {
      status: undefined,
      message: '/chatkit/session could not be reached.',
      cause: new TypeError('Failed to fetch'),
    },
  ],
  ['500', status(500), { status: 500, message: '/chatkit/session returned 500: Not now.' }],
])(
  '%s: the call fails after three retries, and a later call sends a new request',
  async (_, respond, error) => {
    const { getClientSecret, fetch } = setUp([respond, respond, respond, respond]);
    const state = watch(getClientSecret(null));
    await vi.advanceTimersByTimeAsync(60_000);
    expect(fetch).toHaveBeenCalledTimes(4);
    expect(state.error).toBeInstanceOf(ClientSecretError);
    expect(state.error).toMatchObject(error);
    expect(await getClientSecret(null)).toBe('ek_5');
  },
);

test('maxRetries 0 means one attempt', async () => {
  const { getClientSecret, fetch } = setUp([failed], { maxRetries: 0 });
  await expect(getClientSecret(null)).rejects.toBeInstanceOf(ClientSecretError);
  expect(fetch).toHaveBeenCalledOnce();
});

test('maxRetries NaN means one attempt', async () => {
  const { getClientSecret, fetch } = setUp([failed], { maxRetries: Number.NaN });
  const state = watch(getClientSecret(null));
  await vi.advanceTimersByTimeAsync(60_000);
  expect(state.error).toBeInstanceOf(ClientSecretError);
  expect(fetch).toHaveBeenCalledOnce();
});

test.each([400, 401, 403, 404, 405, 413, 415, 422])('a %d ends the call at once', async (code) => {
  const { getClientSecret, fetch } = setUp([status(code)]);
  await expect(getClientSecret(null)).rejects.toMatchObject({
    name: 'ClientSecretError',
    status: code,
    message: `/chatkit/session returned ${code}: Not now.`,
  });
  expect(fetch).toHaveBeenCalledOnce();
  expect(await getClientSecret(null)).toBe('ek_2');
});

test.each([401, 403])('a %d ends the call, even if its body ends early or never', async (code) => {
  const { getClientSecret, fetch } = setUp([
    () => new Response(cut().body, { status: code }),
    () => new Response(new ReadableStream(), { status: code }),
  ]);
  for (const attempt of [1, 2]) {
    const state = watch(getClientSecret(null));
    await vi.advanceTimersByTimeAsync(40_000);
    expect(state.error).toMatchObject({ status: code });
    expect(fetch).toHaveBeenCalledTimes(attempt);
  }
  expect(await getClientSecret(null)).toBe('ek_3');
});

test('a response that hides its status ends the call at once', async () => {
  const { getClientSecret, fetch } = setUp([() => Response.error()]);
  await expect(getClientSecret(null)).rejects.toMatchObject({ status: 0 });
  expect(fetch).toHaveBeenCalledOnce();
});

test('every wait is within 75 % and 100 % of its backoff', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
      fc.integer({ min: 0, max: 8 }),
      async (random, retries) => {
        vi.spyOn(Math, 'random').mockReturnValue(random);
        const responses = Array.from({ length: retries + 1 }, () => failed);
        const { getClientSecret, fetch } = setUp(responses, { maxRetries: 9 });
        const times: number[] = [];
        const send = fetch.getMockImplementation();
        fetch.mockImplementation((...call) => {
          times.push(Date.now());
          return send?.(...call) ?? never();
        });
        watch(getClientSecret(null));
        await vi.advanceTimersByTimeAsync(100_000);
        const wait = (times[retries + 1] ?? NaN) - (times[retries] ?? NaN);
        const longest = Math.min(500 * 2 ** retries, 8_000);
        expect(wait).toBeGreaterThanOrEqual(Math.floor(longest * 0.75));
        expect(wait).toBeLessThanOrEqual(longest);
      },
    ),
    { numRuns: 50, seed: 1 },
  );
});

test.each([429, 503])('a %d is retried after its retry-after', async (code) => {
  const { getClientSecret, fetch } = setUp([status(code, { 'retry-after': '7' })]);
  const state = watch(getClientSecret(null));
  await vi.advanceTimersByTimeAsync(6_999);
  expect(fetch).toHaveBeenCalledOnce();
  await vi.advanceTimersByTimeAsync(1);
  expect(state.value).toBe('ek_2');
});

test.each(['0', '-1', 'soon', 'NaN'])(
  'retry-after %j does not change the backoff',
  async (after) => {
    vi.spyOn(Math, 'random').mockReturnValue(0);
    const { getClientSecret, fetch } = setUp([status(503, { 'retry-after': after })]);
    watch(getClientSecret(null));
    await vi.advanceTimersByTimeAsync(499);
    expect(fetch).toHaveBeenCalledOnce();
    await vi.advanceTimersByTimeAsync(1);
    expect(fetch).toHaveBeenCalledTimes(2);
  },
);

test('a retry-after above a minute ends the call', async () => {
  const { getClientSecret, fetch } = setUp([status(429, { 'retry-after': '61' })]);
  await expect(getClientSecret(null)).rejects.toMatchObject({ status: 429, retryAfter: 61 });
  expect(fetch).toHaveBeenCalledOnce();
});

test('an attempt that hangs is aborted after 40 s and retried', async () => {
  const { getClientSecret, fetch } = setUp([never]);
  const state = watch(getClientSecret(null));
  await vi.advanceTimersByTimeAsync(39_999);
  expect(fetch.mock.calls[0]?.[1].signal?.aborted).toBe(false);
  await vi.advanceTimersByTimeAsync(1);
  expect(fetch.mock.calls[0]?.[1].signal?.aborted).toBe(true);
  await vi.advanceTimersByTimeAsync(500);
  expect(state.value).toBe('ek_2');
});

test('the option timeout covers the body', async () => {
  const stalled = () => new Response(new ReadableStream());
  const { getClientSecret } = setUp([stalled], { timeout: 100, maxRetries: 0 });
  const state = watch(getClientSecret(null));
  await vi.advanceTimersByTimeAsync(100);
  expect(state.error).toMatchObject({
    message: '/chatkit/session took longer than 100 ms.',
    status: undefined,
  });
});

test('an infinite timeout never aborts an attempt', async () => {
  const { getClientSecret } = setUp([never], { timeout: Infinity });
  const state = watch(getClientSecret(null));
  await vi.advanceTimersByTimeAsync(3_600_000);
  expect(state).toEqual({});
});
