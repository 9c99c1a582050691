import { afterEach, expect, test, vi } from 'vitest';
import { createGetClientSecret } from '../src/index.ts';
import { created, setUp, watch } from './endpoint.ts';

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

test('getClientSecret sends a POST to the endpoint, with cookies and no-store', async () => {
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

test('init adds to each attempt, but cannot set method, cache and signal', async () => {
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

test('an error thrown by init ends the call', async () => {
  const error = new Error('no token');
  const { getClientSecret, fetch } = setUp([], { init: () => Promise.reject(error) });
  await expect(getClientSecret(null)).rejects.toBe(error);
  expect(fetch).not.toHaveBeenCalled();
});

test('an error thrown by init before its first await ends the call', async () => {
  const error = new Error('no token');
  const init = (): RequestInit => {
    throw error;
  };
  const { getClientSecret, fetch } = setUp([], { init });
  await expect(getClientSecret(null)).rejects.toBe(error);
  expect(fetch).not.toHaveBeenCalled();
});

test('the global fetch is looked up at each attempt', async () => {
  const getClientSecret = createGetClientSecret({ endpoint: '/chatkit/session' });
  const fetch = vi.fn<() => Promise<Response>>(async () => created('ek_global'));
  vi.stubGlobal('fetch', fetch);
  expect(await getClientSecret(null)).toBe('ek_global');
});

test('simultaneous calls share one request', async () => {
  const { getClientSecret, fetch } = setUp();
  const callers = [getClientSecret(null), getClientSecret(null), getClientSecret('ek_0')];
  expect(await Promise.all(callers)).toEqual(['ek_1', 'ek_1', 'ek_1']);
  expect(fetch).toHaveBeenCalledOnce();
});

test('each call with a current secret returns a fresh one', async () => {
  const { getClientSecret } = setUp();
  await getClientSecret(null);
  expect(await getClientSecret('ek_1')).toBe('ek_2');
  expect(await getClientSecret('ek_1')).toBe('ek_3');
  expect(await getClientSecret(null)).toBe('ek_3');
});

test('a secret that was current is never returned again, even if the next request fails', async () => {
  const { getClientSecret } = setUp([
    () => created('ek_1'),
    () => new Response(null, { status: 403 }),
    () => created('ek_2'),
  ]);
  await getClientSecret(null);
  await expect(getClientSecret('ek_1')).rejects.toThrow('/chatkit/session returned 403.');
  expect(await getClientSecret(null)).toBe('ek_2');
});

test('a response with a used secret is an error', async () => {
  const { getClientSecret, fetch } = setUp([
    () => created('ek_1'),
    () => created('ek_2'),
    () => created('ek_1'),
  ]);
  await getClientSecret(null);
  await getClientSecret('ek_1');
  await expect(getClientSecret('ek_2')).rejects.toMatchObject({
    name: 'ClientSecretError',
    status: 200,
    message: '/chatkit/session returned a used secret.',
  });
  expect(fetch).toHaveBeenCalledTimes(3);
});

test('a pending call that receives the current secret of another call is an error', async () => {
  let respond: (response: Response) => void = () => {};
  const { getClientSecret } = setUp([() => new Promise((resolve) => (respond = resolve))]);
  const first = watch(getClientSecret(null));
  const second = watch(getClientSecret('ek_same'));
  await vi.advanceTimersByTimeAsync(0);
  respond(created('ek_same'));
  await vi.advanceTimersByTimeAsync(0);
  expect([first.value, second.value]).toEqual([undefined, undefined]);
  expect(second.error).toMatchObject({ name: 'ClientSecretError' });
});

test.each<[string, unknown]>([
  ['no secret', { expires_at: 1_735_689_600 }],
  ['an empty secret', { client_secret: '', expires_at: 1_735_689_600 }],
  ['expires_after in place of expires_at', { client_secret: 'ek_1', expires_after: 600 }],
  ['null', null],
  ['a string', 'ek_1'],
  ['HTML', undefined],
  ['an infinite expires_at', '{"client_secret":"ek_1","expires_at":1e999}'],
])('a response with %s is an error without a retry', async (_, body) => {
  // In jsdom, JSON errors are of another realm, and so of another class.
  vi.stubGlobal('SyntaxError', class extends Error {});
  const isText = typeof body === 'string' && body.startsWith('{');
  const response =
    body === undefined || isText
      ? new Response(isText ? body : '<!doctype html>')
      : Response.json(body);
  const { getClientSecret, fetch } = setUp([() => response]);
  await expect(getClientSecret(null)).rejects.toMatchObject({
    status: 200,
    message: '/chatkit/session returned no client_secret or expires_at.',
  });
  expect(fetch).toHaveBeenCalledOnce();
});

test.each<[unknown, string]>([
  ['/chatkit/session', "Expected { endpoint: '/chatkit/session' }, got string."],
  [undefined, "Expected { endpoint: '/chatkit/session' }, got undefined."],
  [null, "Expected { endpoint: '/chatkit/session' }, got object."],
  [{ endpoint: '' }, "Expected { endpoint: '/chatkit/session' }, got object."],
  [
    { endpoint: '/x', url: 'ek_not_a_secret' },
    'Unknown option url: use endpoint,init,margin,maxRetries,timeout,fetch.',
  ],
  [
    { endpoint: '/x', 'sk-proj-not-a-key': true },
    'Unknown option ***: use endpoint,init,margin,maxRetries,timeout,fetch.',
  ],
])('createGetClientSecret(%j) throws a TypeError', (options, message) => {
  expect(() => createGetClientSecret(options as never)).toThrow(new TypeError(message));
});

/** A registry of custom elements, as in a browser. */
function stubElements(elements: Record<string, unknown>) {
  vi.stubGlobal('customElements', { get: (name: string) => elements[name] });
  return vi.spyOn(console, 'warn').mockReturnValue();
}

test('ten seconds after creation, a page without openai-chatkit gets one warning', async () => {
  const warn = stubElements({});
  setUp();
  await vi.advanceTimersByTimeAsync(9_999);
  expect(warn).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(warn.mock.calls).toEqual([
    [
      'openai-chatkit is not defined: load https://cdn.platform.openai.com/deployments/chatkit/chatkit.js',
    ],
  ]);
});

test('a page with openai-chatkit, and a disposed function, get no warning', async () => {
  const warn = stubElements({ 'openai-chatkit': class {} });
  setUp();
  await vi.advanceTimersByTimeAsync(60_000);
  stubElements({});
  setUp().getClientSecret.dispose();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(warn).not.toHaveBeenCalled();
  expect(vi.getTimerCount()).toBe(0);
});
