import { expect, test, vi } from 'vitest';
import type { Gateway, Store } from '../src/index.ts';
import { MemoryStore } from '../src/stores/memory-store.ts';
import {
  base,
  cancel,
  chat,
  create,
  createTestClock,
  createTestGateway,
  outcome,
  secret,
} from './set-up.ts';

const other = 'another-secret-of-at-least-32-characters';

/** Creates a gateway whose calls of `store.countRequest` are counted. */
function createCounting(options: Parameters<typeof createTestGateway>[0] = {}) {
  const store = new MemoryStore();
  const countRequest = vi.spyOn(store, 'countRequest');
  return { gateway: createTestGateway({ store, ...options }), countRequest };
}

test('a workflow function gets the session without its client secret', async () => {
  const gateway = createTestGateway();
  const { client_secret, ...session } = await create(gateway);
  const response = await chat(gateway, client_secret);
  expect(await response.json()).toEqual(session);
  expect(response.headers.get('cache-control')).toBe('no-store');
});

test('the store gets the session without its client secret', async () => {
  const store = new MemoryStore();
  const keep = vi.spyOn(store, 'create');
  const { client_secret, ...session } = await create(createTestGateway({ store }));
  expect(client_secret).toMatch(/^ek_/);
  expect(keep.mock.calls[0]?.[0]).toEqual(session);
});

test('the chat endpoint refuses a forged or changed client secret without a call of the store', async () => {
  const { gateway, countRequest } = createCounting();
  const { client_secret: good } = await create(gateway);
  const { client_secret: resigned } = await create(createTestGateway({ secrets: [other] }));
  const flip = (at: number) =>
    good.slice(0, at) + (good[at] === '0' ? '1' : '0') + good.slice(at + 1);
  // The last character of the signature has two unused bits.
  const last = good.at(-1) ?? '';
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  const respelled = good.slice(0, -1) + alphabet[alphabet.indexOf(last) + 1];
  const later = `${good.slice(0, 35)}ffffffff${good.slice(43)}`;
  const forged = [
    ...good.split('').map((_, at) => flip(at)),
    ...good.split('').map((_, at) => good.slice(0, at)),
    ...['x', 'A', '=', '.'].map((end) => good + end),
    good.toUpperCase(),
    respelled,
    later,
    resigned,
    'ek_',
    'ek_token_123',
  ];
  for (const each of forged) {
    expect(await outcome(chat(gateway, each)), each).toBe('401 session_unknown');
  }
  expect(countRequest).not.toHaveBeenCalled();
  expect(await outcome(chat(gateway, good))).toBe('200');
});

test('the chat endpoint refuses a client secret from its expires_at on, without a call of the store', async () => {
  const clock = createTestClock();
  const { gateway, countRequest } = createCounting({ clock: clock.read });
  const { client_secret, expires_at } = await create(gateway);
  clock.pass(expires_at * 1000 - clock.read() - 1);
  expect(await outcome(chat(gateway, client_secret))).toBe('200');
  clock.pass(1);
  expect(await outcome(chat(gateway, client_secret))).toBe('401 session_expired');
  expect(countRequest).toHaveBeenCalledOnce();
});

test('a clock that returns NaN or throws admits no request, and the response hides the error', async () => {
  const onError = vi.fn<(error: Error) => void>();
  const clock = vi.fn<() => number>(() => Date.now());
  const gateway = createTestGateway({ clock, onError });
  const { client_secret } = await create(gateway);
  clock.mockReturnValue(Number.NaN);
  expect(await outcome(chat(gateway, client_secret))).toBe('401 session_expired');
  clock.mockImplementation(() => {
    throw new Error(secret);
  });
  const response = await chat(gateway, client_secret);
  expect(response.status).toBe(500);
  expect(await response.text()).not.toContain(secret);
  expect(onError.mock.calls.map(([error]) => error.message)).toEqual(['The gateway failed.']);
});

test('the chat endpoint refuses a client secret after its session was cancelled', async () => {
  const gateway = createTestGateway();
  const { id, client_secret } = await create(gateway);
  expect(await outcome(chat(gateway, client_secret))).toBe('200');
  await cancel(gateway, id);
  expect(await outcome(chat(gateway, client_secret))).toBe('401 session_cancelled');
});

test('a gateway with the same secrets, but another store or workflow, refuses a session', async () => {
  const store = new MemoryStore();
  const gateway = createTestGateway({ store });
  const { client_secret } = await create(gateway);
  expect(await outcome(chat(createTestGateway(), client_secret))).toBe('401 session_unknown');
  const workflows = { wf_other: () => new Response() };
  expect(await outcome(chat(createTestGateway({ store, workflows }), client_secret))).toBe(
    '401 session_unknown',
  );
});

test('during a rotation, the gateway accepts both secrets and signs with the first one', async () => {
  const store = new MemoryStore();
  const [before, during, after] = [[secret], [other, secret], [other]].map((secrets) =>
    createTestGateway({ store, secrets }),
  ) as [Gateway, Gateway, Gateway];
  const old = (await create(before)).client_secret;
  const fresh = (await create(during)).client_secret;
  expect(await outcome(chat(during, old))).toBe('200');
  expect(await outcome(chat(before, fresh))).toBe('401 session_unknown');
  expect(await outcome(chat(after, fresh))).toBe('200');
  expect(await outcome(chat(after, old))).toBe('401 session_unknown');
});

test('a request over the limit gets a 429 with retry-after, and is admitted after that time', async () => {
  const clock = createTestClock();
  const gateway = createTestGateway({ clock: clock.read });
  const { client_secret } = await create(gateway, {
    rate_limits: { max_requests_per_1_minute: 2 },
  });
  await chat(gateway, client_secret);
  clock.pass(20_500);
  await chat(gateway, client_secret);
  const refused = await chat(gateway, client_secret);
  expect(refused.headers.get('retry-after')).toBe('40');
  expect(await outcome(refused)).toBe('429 rate_limit_exceeded');
  clock.pass(39_499);
  const last = await chat(gateway, client_secret);
  expect(last.headers.get('retry-after')).toBe('1');
  expect(await outcome(last)).toBe('429 rate_limit_exceeded');
  clock.pass(1);
  expect(await outcome(chat(gateway, client_secret))).toBe('200');
});

test.each<[string, RequestInit, string]>([
  ['GET', { method: 'GET' }, '405'],
  ['no header Authorization', { method: 'POST' }, '401 session_unknown'],
  [
    'an empty token',
    { method: 'POST', headers: { authorization: 'Bearer ' } },
    '401 session_unknown',
  ],
  ['Basic', { method: 'POST', headers: { authorization: 'Basic eA==' } }, '401 session_unknown'],
])('the chat endpoint responds to %s with the right status', async (_, init, expected) => {
  const response = createTestGateway().fetch(new Request(`${base}/chatkit`, init));
  expect(await outcome(response)).toBe(expected);
});

test.each<[string, string | Uint8Array<ArrayBuffer>, Record<string, string>, string]>([
  ['a text body', '{}', { 'content-type': 'text/plain' }, '415'],
  ['invalid JSON', '{"type":', {}, '400'],
  ['a body in UTF-16', new Uint8Array(Buffer.from('{}', 'utf16le')), {}, '400'],
  ['a body that is not UTF-8', new Uint8Array([0x22, 0xff, 0x22]), {}, '400'],
  ['a body over the limit', JSON.stringify({ type: 'x'.repeat(1000) }), {}, '413'],
  ['a body that announces too much', '{}', { 'content-length': '1001' }, '413'],
])('the chat endpoint responds to %s with the right status', async (_, body, headers, expected) => {
  const gateway = createTestGateway({ bodyLimit: 1000 });
  const { client_secret } = await create(gateway);
  const authorization = `Bearer ${client_secret}`;
  const init = {
    method: 'POST',
    headers: { authorization, 'content-type': 'application/json', ...headers },
    body,
  };
  expect(await outcome(gateway.fetch(new Request(`${base}/chatkit`, init)))).toBe(expected);
});

test('a store that rejects makes every response a 503, and onError gets the error', async () => {
  const onError = vi.fn<(error: Error) => void>();
  const failure = new Error('connection to redis://user:password@host failed');
  const broken = () => Promise.reject(failure);
  const store: Store = { create: broken, cancel: broken, countRequest: broken, countFile: broken };
  const { client_secret } = await create(createTestGateway());
  const gateway = createTestGateway({ store, onError });
  const response = await chat(gateway, client_secret);
  expect(response.status).toBe(503);
  expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(await response.text()).not.toContain('redis');
  await expect(create(gateway)).rejects.toThrow('store_unavailable');
  await expect(cancel(gateway, `cksess_${'0'.repeat(32)}`)).rejects.toThrow('store_unavailable');
  expect(onError.mock.calls.map(([error]) => error.cause)).toEqual([failure, failure, failure]);
});

test('a memory store full of active sessions rejects a new one, and accepts it after they expire', async () => {
  const clock = createTestClock();
  const onError = vi.fn<(error: Error) => void>();
  const store = new MemoryStore(10_000);
  const gateway = createTestGateway({ store, clock: clock.read, onError });
  let created = 0;
  await expect(
    (async () => {
      for (; created < 100; created++) await create(gateway);
    })(),
  ).rejects.toThrow('store_unavailable');
  expect(created).toBeGreaterThan(5);
  expect(String(onError.mock.calls[0]?.[0].cause)).toContain('is full');
  clock.pass(600_000);
  for (let again = 0; again < created; again++) await create(gateway);
});

test('pages of allowed origins may chat, and others get no CORS headers', async () => {
  const gateway = createTestGateway({ allowedOrigins: ['https://shop.example'] });
  const { client_secret } = await create(gateway);
  const allowed = { headers: { origin: 'https://shop.example' } };
  const response = await chat(gateway, client_secret, {}, allowed);
  expect(response.headers.get('access-control-allow-origin')).toBe('https://shop.example');
  expect(response.headers.get('access-control-expose-headers')).toContain('retry-after');
  const refused = await chat(gateway, 'ek_none', {}, allowed);
  expect(refused.headers.get('access-control-allow-origin')).toBe('https://shop.example');
  const denied = await chat(
    gateway,
    client_secret,
    {},
    { headers: { origin: 'https://evil.example' } },
  );
  expect(denied.headers.has('access-control-allow-origin')).toBe(false);
  const preflight = await gateway.fetch(
    new Request(`${base}/chatkit`, {
      method: 'OPTIONS',
      headers: {
        origin: 'https://shop.example',
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'authorization,content-type',
      },
    }),
  );
  expect(preflight.status).toBe(204);
  expect(preflight.headers.get('access-control-allow-headers')).toBe('authorization,content-type');
  expect(preflight.headers.get('access-control-allow-methods')).toBe('POST');
});

test('the option path moves the chat endpoint', async () => {
  const gateway = createTestGateway({ path: '/api/chat' });
  const { client_secret } = await create(gateway);
  expect((await chat(gateway, client_secret)).status).toBe(404);
  const headers = { authorization: `Bearer ${client_secret}`, 'content-type': 'application/json' };
  const init = { method: 'POST', headers, body: '{}' };
  expect((await gateway.fetch(new Request(`${base}/api/chat`, init))).status).toBe(200);
});
