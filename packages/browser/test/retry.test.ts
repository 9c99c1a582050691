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
  ['a body that breaks off', cut],
  ['429', status(429)],
  ['500', status(500)],
  ['502', status(502)],
  ['503', status(503)],
  ['504', status(504)],
])('%s is tried again, with ever longer waits', async (_, answer) => {
  vi.spyOn(Math, 'random').mockReturnValue(0);
  const { getClientSecret, fetch } = setUp([answer, answer, answer]);
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
  ['the network', failed, { status: undefined, cause: new TypeError('Failed to fetch') }],
  ['500', status(500), { status: 500, message: 'The server answered 500.' }],
])(
  '%s: after three retries it is given up, and a later call tries again',
  async (_, answer, error) => {
    const { getClientSecret, fetch } = setUp([answer, answer, answer, answer]);
    const state = watch(getClientSecret(null));
    await vi.advanceTimersByTimeAsync(60_000);
    expect(fetch).toHaveBeenCalledTimes(4);
    expect(state.error).toBeInstanceOf(ClientSecretError);
    expect(state.error).toMatchObject(error);
    expect(await getClientSecret(null)).toBe('ek_5');
  },
);

test('the number of retries is an option', async () => {
  const { getClientSecret, fetch } = setUp([failed], { maxRetries: 0 });
  await expect(getClientSecret(null)).rejects.toBeInstanceOf(ClientSecretError);
  expect(fetch).toHaveBeenCalledOnce();
});

test('a number of retries that is none is no retry, rather than no end', async () => {
  const { getClientSecret, fetch } = setUp([failed], { maxRetries: Number.NaN });
  const state = watch(getClientSecret(null));
  await vi.advanceTimersByTimeAsync(60_000);
  expect(state.error).toBeInstanceOf(ClientSecretError);
  expect(fetch).toHaveBeenCalledOnce();
});

test.each([400, 401, 403, 404, 405, 413, 415, 422])('%d ends the call at once', async (code) => {
  const { getClientSecret, fetch } = setUp([status(code)]);
  await expect(getClientSecret(null)).rejects.toMatchObject({
    name: 'ClientSecretError',
    status: code,
    message: `The server answered ${code}.`,
  });
  expect(fetch).toHaveBeenCalledOnce();
  expect(await getClientSecret(null)).toBe('ek_2');
});

test.each([401, 403])('%d counts, though its body breaks off or never ends', async (code) => {
  const { getClientSecret, fetch } = setUp([
    () => new Response(cut().body, { status: code }),
    () => new Response(new ReadableStream(), { status: code }),
  ]);
  for (const attempt of [1, 2]) {
    const state = watch(getClientSecret(null));
    await vi.advanceTimersByTimeAsync(0);
    expect(state.error).toMatchObject({ status: code });
    expect(fetch).toHaveBeenCalledTimes(attempt);
  }
  expect(await getClientSecret(null)).toBe('ek_3');
});

test('every wait is within its bounds', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
      fc.integer({ min: 0, max: 8 }),
      async (random, retries) => {
        vi.spyOn(Math, 'random').mockReturnValue(random);
        const answers = Array.from({ length: retries + 1 }, () => failed);
        const { getClientSecret, fetch } = setUp(answers, { maxRetries: 9 });
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
    { numRuns: 50 },
  );
});

test.each([429, 503])('%d: as long as the server asks for, and no shorter', async (code) => {
  const { getClientSecret, fetch } = setUp([status(code, { 'retry-after': '7' })]);
  const state = watch(getClientSecret(null));
  await vi.advanceTimersByTimeAsync(6_999);
  expect(fetch).toHaveBeenCalledOnce();
  await vi.advanceTimersByTimeAsync(1);
  expect(state.value).toBe('ek_2');
});

test.each(['0', '-1', 'soon', 'NaN'])('retry-after %j leaves the own wait', async (after) => {
  vi.spyOn(Math, 'random').mockReturnValue(0);
  const { getClientSecret, fetch } = setUp([status(503, { 'retry-after': after })]);
  watch(getClientSecret(null));
  await vi.advanceTimersByTimeAsync(499);
  expect(fetch).toHaveBeenCalledOnce();
  await vi.advanceTimersByTimeAsync(1);
  expect(fetch).toHaveBeenCalledTimes(2);
});

test('a wait of more than a minute is for the app to decide on', async () => {
  const { getClientSecret, fetch } = setUp([status(429, { 'retry-after': '61' })]);
  await expect(getClientSecret(null)).rejects.toMatchObject({ status: 429, retryAfter: 61 });
  expect(fetch).toHaveBeenCalledOnce();
});

test('an attempt that hangs is ended after its timeout, and tried again', async () => {
  const { getClientSecret, fetch } = setUp([never]);
  const state = watch(getClientSecret(null));
  await vi.advanceTimersByTimeAsync(39_999);
  expect(fetch.mock.calls[0]?.[1].signal?.aborted).toBe(false);
  await vi.advanceTimersByTimeAsync(1);
  expect(fetch.mock.calls[0]?.[1].signal?.aborted).toBe(true);
  await vi.advanceTimersByTimeAsync(500);
  expect(state.value).toBe('ek_2');
});

test('the timeout covers the body, and is an option', async () => {
  const stalled = () => new Response(new ReadableStream());
  const { getClientSecret } = setUp([stalled], { timeout: 100, maxRetries: 0 });
  const state = watch(getClientSecret(null));
  await vi.advanceTimersByTimeAsync(100);
  expect(state.error).toMatchObject({ message: 'The server took too long.', status: undefined });
});

test('a timeout that no timer can wait is as good as none', async () => {
  const { getClientSecret } = setUp([never], { timeout: Infinity });
  const state = watch(getClientSecret(null));
  await vi.advanceTimersByTimeAsync(3_600_000);
  expect(state).toEqual({});
});
