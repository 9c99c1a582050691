import { afterEach, expect, test, vi } from 'vitest';
import { createGetClientSecret } from '../src/index.ts';
import { browserNow, minted, never, serverNow, setUp, watch } from './endpoint.ts';

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('it posts to the endpoint, with cookies and past every cache', async () => {
  const { getClientSecret, fetch } = setUp();
  expect(fetch).not.toHaveBeenCalled();
  expect(await getClientSecret(null)).toBe('ek_1');
  expect(fetch).toHaveBeenCalledExactlyOnceWith('/chatkit/session', {
    method: 'POST',
    credentials: 'include',
    cache: 'no-store',
    signal: expect.any(AbortSignal) as AbortSignal,
  });
});

test('init adds to each attempt, but leaves method, cache and signal', async () => {
  let token = 0;
  const init = vi.fn<() => Promise<RequestInit>>(async () => ({
    method: 'GET',
    cache: 'force-cache',
    credentials: 'omit',
    headers: { authorization: `Bearer ${++token}` },
    body: '{"plan":"team"}',
    signal: AbortSignal.abort(),
  }));
  const { getClientSecret, fetch } = setUp([], { init });
  await getClientSecret(null);
  await getClientSecret('ek_1');
  expect(fetch.mock.calls.map(([, sent]) => sent)).toEqual(
    ['Bearer 1', 'Bearer 2'].map((authorization) => ({
      method: 'POST',
      cache: 'no-store',
      credentials: 'omit',
      headers: { authorization },
      body: '{"plan":"team"}',
      signal: expect.any(AbortSignal) as AbortSignal,
    })),
  );
});

test('what init throws ends the call as it is', async () => {
  const error = new Error('no token');
  const { getClientSecret, fetch } = setUp([], { init: () => Promise.reject(error) });
  await expect(getClientSecret(null)).rejects.toBe(error);
  expect(fetch).not.toHaveBeenCalled();
});

test('the global fetch is looked up at each attempt', async () => {
  const getClientSecret = createGetClientSecret({ endpoint: '/chatkit/session' });
  const fetch = vi.fn<() => Promise<Response>>(async () => minted('ek_global'));
  vi.stubGlobal('fetch', fetch);
  expect(await getClientSecret(null)).toBe('ek_global');
});

test('callers at the same time share one request, whatever they hold', async () => {
  const { getClientSecret, fetch } = setUp();
  const callers = [getClientSecret(null), getClientSecret(null), getClientSecret('ek_0')];
  expect(await Promise.all(callers)).toEqual(['ek_1', 'ek_1', 'ek_1']);
  expect(fetch).toHaveBeenCalledOnce();
});

test('with null, the kept one is given as long as it lasts', async () => {
  const { getClientSecret, fetch } = setUp();
  await getClientSecret(null);
  vi.advanceTimersByTime(569_999);
  expect(await getClientSecret(null)).toBe('ek_1');
  vi.advanceTimersByTime(1);
  expect(await getClientSecret(null)).toBe('ek_2');
  expect(fetch).toHaveBeenCalledTimes(2);
});

test('the margin is an option', async () => {
  const { getClientSecret } = setUp([], { margin: 599_000 });
  await getClientSecret(null);
  expect(await getClientSecret(null)).toBe('ek_1');
  vi.advanceTimersByTime(1_000);
  expect(await getClientSecret(null)).toBe('ek_2');
});

test('with a current one, a fresh one is minted each time', async () => {
  const { getClientSecret } = setUp();
  await getClientSecret(null);
  expect(await getClientSecret('ek_1')).toBe('ek_2');
  expect(await getClientSecret('ek_1')).toBe('ek_3');
  expect(await getClientSecret(null)).toBe('ek_3');
});

test('the one that was current is never given again, not even when no other is to be had', async () => {
  const { getClientSecret } = setUp([
    () => minted('ek_1'),
    () => new Response(null, { status: 403 }),
    () => minted('ek_2'),
  ]);
  await getClientSecret(null);
  await expect(getClientSecret('ek_1')).rejects.toThrow('The server answered 403.');
  expect(await getClientSecret(null)).toBe('ek_2');
});

test('a server that answers a spent one is not believed', async () => {
  const { getClientSecret, fetch } = setUp([
    () => minted('ek_1'),
    () => minted('ek_2'),
    () => minted('ek_1'),
  ]);
  await getClientSecret(null);
  await getClientSecret('ek_1');
  await expect(getClientSecret('ek_2')).rejects.toMatchObject({
    name: 'ClientSecretError',
    status: 200,
    message: 'The answer holds no fresh secret.',
  });
  expect(fetch).toHaveBeenCalledTimes(3);
});

test('a current one that comes in while its twin is on the way is not answered with it', async () => {
  let answer: (response: Response) => void = () => {};
  const { getClientSecret } = setUp([() => new Promise((resolve) => (answer = resolve))]);
  const first = watch(getClientSecret(null));
  const second = watch(getClientSecret('ek_same'));
  await vi.advanceTimersByTimeAsync(0);
  answer(minted('ek_same'));
  await vi.advanceTimersByTimeAsync(0);
  expect([first.value, second.value]).toEqual([undefined, undefined]);
  expect(second.error).toMatchObject({ name: 'ClientSecretError' });
});

test.each<[string, unknown]>([
  ['no secret', { expires_at: 1_735_689_600 }],
  ['an empty secret', { client_secret: '', expires_at: 1_735_689_600 }],
  ['expires_after in place of its end', { client_secret: 'ek_1', expires_after: 600 }],
  ['null', null],
  ['a string', 'ek_1'],
  ['no JSON', undefined],
])('an answer with %s is an error, not tried again', async (_, body) => {
  const page = new Response('<!doctype html>');
  const { getClientSecret, fetch } = setUp([
    () => (body === undefined ? page : Response.json(body)),
  ]);
  await expect(getClientSecret(null)).rejects.toMatchObject({ status: 200 });
  expect(fetch).toHaveBeenCalledOnce();
});

test.each([
  ['a year behind', 0],
  ['right', serverNow - browserNow],
  ['a year ahead', 2 * (serverNow - browserNow)],
])("a clock that is %s changes nothing: the server's counts", async (_, shift) => {
  const { getClientSecret, fetch } = setUp([
    () => {
      const date = new Date(serverNow).toUTCString();
      const session = { client_secret: 'ek_1', expires_at: serverNow / 1000 + 600 };
      return Response.json(session, { headers: { date } });
    },
  ]);
  vi.setSystemTime(browserNow + shift);
  await getClientSecret(null);
  vi.advanceTimersByTime(569_999);
  expect(await getClientSecret(null)).toBe('ek_1');
  vi.advanceTimersByTime(1);
  expect(await getClientSecret(null)).toBe('ek_2');
  expect(fetch).toHaveBeenCalledTimes(2);
});

test('a clock that is set back does not prolong a secret', async () => {
  const { getClientSecret } = setUp();
  await getClientSecret(null);
  vi.advanceTimersByTime(400_000);
  vi.setSystemTime(browserNow);
  vi.advanceTimersByTime(170_000);
  expect(await getClientSecret(null)).toBe('ek_2');
});

test('nor does a monotonic clock that stands still while the machine sleeps', async () => {
  const { getClientSecret } = setUp();
  await getClientSecret(null);
  vi.setSystemTime(Date.now() + 570_000);
  expect(await getClientSecret(null)).toBe('ek_2');
});

test('the time that an answer is on its way counts', async () => {
  const { getClientSecret } = setUp([
    async () => {
      const response = minted('ek_1', 60);
      await new Promise((resume) => setTimeout(resume, 30_000));
      return response;
    },
  ]);
  const first = watch(getClientSecret(null));
  await vi.advanceTimersByTimeAsync(30_000);
  expect(first.value).toBe('ek_1');
  expect(await getClientSecret(null)).toBe('ek_2');
});

test("without the server's date, the browser's clock must do", async () => {
  const { getClientSecret } = setUp([
    () => Response.json({ client_secret: 'ek_1', expires_at: browserNow / 1000 + 600 }),
  ]);
  await getClientSecret(null);
  expect(await getClientSecret(null)).toBe('ek_1');
  vi.advanceTimersByTime(570_000);
  expect(await getClientSecret(null)).toBe('ek_2');
});

test('dispose ends what is under way, for every caller, and a later call starts anew', async () => {
  const { getClientSecret, fetch } = setUp([never]);
  const callers = [watch(getClientSecret(null)), watch(getClientSecret('ek_0'))];
  await vi.advanceTimersByTimeAsync(0);
  getClientSecret.dispose();
  const next = getClientSecret(null);
  await vi.advanceTimersByTimeAsync(0);
  for (const { error } of callers) expect(error).toMatchObject({ name: 'AbortError' });
  expect(fetch.mock.calls[0]?.[1].signal?.aborted).toBe(true);
  expect(fetch.mock.calls[1]?.[1].signal?.aborted).toBe(true); // Done, and released.
  expect(await next).toBe('ek_2');
  expect(vi.getTimerCount()).toBe(0);
});

test('dispose ends the wait between attempts, and one for init', async () => {
  const waiting = setUp([() => new Response(null, { status: 503 })]);
  const one = watch(waiting.getClientSecret(null));
  await vi.advanceTimersByTimeAsync(10);
  waiting.getClientSecret.dispose();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(one.error).toMatchObject({ name: 'AbortError' });
  expect(waiting.fetch).toHaveBeenCalledOnce();

  const hanging = setUp([], { init: () => new Promise(() => {}) });
  const other = watch(hanging.getClientSecret(null));
  hanging.getClientSecret.dispose();
  await vi.advanceTimersByTimeAsync(0);
  expect(other.error).toMatchObject({ name: 'AbortError' });
  expect(vi.getTimerCount()).toBe(0);
});

test('dispose forgets the kept one, and what comes in just then', async () => {
  const { getClientSecret } = setUp();
  await getClientSecret(null);
  getClientSecret.dispose();
  expect(await getClientSecret(null)).toBe('ek_2');

  let answer: (response: Response) => void = () => {};
  const late = setUp([() => new Promise((resolve) => (answer = resolve))]);
  const first = watch(late.getClientSecret(null));
  await vi.advanceTimersByTimeAsync(0);
  answer(minted('ek_late'));
  for (let turn = 0; turn < 4; turn++) await Promise.resolve();
  late.getClientSecret.dispose();
  await vi.advanceTimersByTimeAsync(0);
  expect(first.value).toBeUndefined();
  expect(await late.getClientSecret(null)).toBe('ek_2');
});

test('dispose in the very turn of a failure sends nothing more', async () => {
  for (let turns = 0; turns < 12; turns++) {
    const { getClientSecret, fetch } = setUp([() => new Response(null, { status: 503 })]);
    const state = watch(getClientSecret(null));
    for (let turn = 0; turn < turns; turn++) await Promise.resolve();
    getClientSecret.dispose();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(fetch.mock.calls.length).toBeLessThanOrEqual(1);
    expect(state.error).toMatchObject({ name: 'AbortError' });
  }
});

test('dispose before any call does nothing', async () => {
  const { getClientSecret } = setUp();
  getClientSecret.dispose();
  expect(await getClientSecret(null)).toBe('ek_1');
});
