import { afterEach, expect, test, vi } from 'vitest';
import { createGetClientSecret } from '../src/index.ts';
import { minted, setUp, watch } from './endpoint.ts';

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
