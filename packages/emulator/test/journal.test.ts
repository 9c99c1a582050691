import { expect, test } from 'vitest';
import { createEmulator } from '../src/index.ts';
import { cancel, create, createTestClock, headers, minimal, post, send } from './calls.ts';
import { start } from './serving.ts';

const key = headers.authorization.slice('Bearer '.length);

test('the journal shows a call in this process, with its key and secret masked', async () => {
  const emulator = createEmulator();
  const { client_secret } = await create(emulator);
  const [entry, ...others] = emulator.requests.list();
  expect(others).toEqual([]);
  expect(entry).toEqual({
    id: 1,
    time: expect.any(Number),
    method: 'POST',
    path: '/v1/chatkit/sessions',
    operation: 'sessions.create',
    status: 200,
    duration: expect.any(Number),
    fault: null,
    request: {
      headers: { ...headers, authorization: 'Bearer ***' },
      body: JSON.stringify(minimal),
      truncated: false,
    },
    response: {
      headers: { 'content-type': 'application/json', 'x-request-id': expect.any(String) },
      body: expect.stringContaining('"client_secret":"***"'),
      truncated: false,
    },
  });
  expect(JSON.stringify(entry)).not.toContain(client_secret);
  expect(JSON.stringify(entry)).not.toContain(key);
});

test('the journal shows keys and secrets when told to', async () => {
  const emulator = createEmulator();
  const { client_secret } = await create(emulator);
  const [entry] = emulator.requests.list({ secrets: true });
  expect(entry?.request.headers['authorization']).toBe(headers.authorization);
  expect(entry?.response.body).toContain(client_secret);
});

test.each([
  ['a key in the query', `/chatkit/threads?user=ann&api_key=${key}`, '?user=ann&api_key=***'],
  ['a key in a known parameter', `/chatkit/threads?after=${key}`, '?after=***'],
  ['a secret in the path', '/chatkit/threads/ek_0123456789', '/***'],
])('the journal masks %s', async (_, path, shown) => {
  const emulator = createEmulator();
  await send(emulator, path, { method: 'GET' });
  const [entry] = emulator.requests.list();
  expect(entry?.path.endsWith(shown), entry?.path).toBe(true);
  expect(JSON.stringify(entry)).not.toContain(key);
  expect(emulator.requests.list({ secrets: true })[0]?.path).toBe(`/v1${path}`);
});

test.each([
  ['percent-encoded in a known parameter', '/chatkit/threads?user=%73k-hidden'],
  ['after an escape in a query', '/chatkit/threads?user=a%20ek_hidden'],
  ['in an unknown parameter', '/chatkit/threads?token=hidden'],
  ['as the name of a parameter', '/chatkit/threads?%73k-hidden'],
  ['in an unknown path', '/none/hidden-9'],
])('the journal masks a key %s', async (_, path) => {
  const emulator = createEmulator();
  await send(emulator, path, { method: 'GET' });
  expect(JSON.stringify(emulator.requests.list())).not.toContain('hidden');
});

test.each([
  ['after an escaped line break', '{"user":"a\\nek_hidden"}'],
  ['with an escaped letter', '{"user":"\\u0065k_hidden"}'],
  ['after an underscore', '{"user":"my_sk-hidden"}'],
  ['in capitals', '{"user":"SK-hidden"}'],
  ['with an escaped quote', '{"client_secret":"a\\"hidden"}'],
  ['that is cut off', '{"client_secret" : "hidden'],
  ['of the request itself', '{"user":"own-\\"hidden"}'],
])('the journal masks a secret %s in a body', async (_, body) => {
  const emulator = createEmulator();
  await send(emulator, '/chatkit/sessions', { authorization: 'Bearer own-"hidden', body });
  const [{ request } = {}] = emulator.requests.list();
  expect(request?.body).toContain('***');
  expect(JSON.stringify(emulator.requests.list())).not.toContain('hidden');
  expect(emulator.requests.list({ secrets: true })[0]?.request.body).toBe(body);
});

test('the journal shows words that only resemble a secret', async () => {
  const emulator = createEmulator();
  const body = '{"user":"week_day task-1","note":"a\\nb"}';
  await send(emulator, '/chatkit/sessions', { body });
  expect(emulator.requests.list()[0]?.request.body).toBe(body);
});

test.each([
  ['a cookie', { cookie: 'id=hidden' }],
  ['a key without a scheme', { authorization: 'hidden' }],
  ['a password', { authorization: 'Basic hidden' }],
  ['another authorization', { 'x-auth': 'hidden' }],
  ['a key of another header', { 'x-api-key': 'hidden' }],
  ['a secret in any header', { 'x-note': 'ek_hidden' }],
])('the journal masks %s', async (_, sent) => {
  const emulator = createEmulator();
  await emulator.fetch('http://localhost/v1/chatkit/threads', { headers: sent as HeadersInit });
  expect(JSON.stringify(emulator.requests.list())).not.toContain('hidden');
});

test('the journal masks the key of a request in its body, and a secret that is cut off', async () => {
  const emulator = createEmulator({ faults: [{ damage: 'invalid' }] });
  const { authorization } = { authorization: 'Bearer own-key' };
  await send(emulator, '/chatkit/sessions', { authorization, body: { user: 'own-key' } });
  const [entry] = emulator.requests.list();
  expect(entry?.request.body).toBe('{"user":"***"}');
  emulator.faults.add({ status: 500, body: '{"client_secret":"cut' });
  await post(emulator);
  expect(emulator.requests.list()[1]?.response.body).toBe('{"client_secret":"***');
});

test('the journal shows the fault, the delay and a reset connection', async () => {
  const emulator = createEmulator({
    faults: [
      { status: 429, times: 1, headers: { 'Retry-After': '1' }, delay: 30 },
      { reset: 'after' },
    ],
  });
  await post(emulator);
  await expect(post(emulator)).rejects.toThrow('fetch failed');
  const [limited, reset] = emulator.requests.list();
  expect(limited).toMatchObject({
    status: 429,
    fault: 'status=429,delay=30,headers.Retry-After=1',
  });
  expect(limited?.duration).toBeGreaterThanOrEqual(30);
  expect(reset).toMatchObject({ status: null, fault: 'reset=after' });
});

test('the journal has refused and unknown requests, but none to the control API', async () => {
  const emulator = createEmulator();
  await send(emulator, '/chatkit/sessions', { authorization: undefined, body: minimal });
  await send(emulator, '/none', { method: 'GET' });
  await send(emulator, '/chatkit/sessions', { method: 'PUT' });
  await emulator.fetch('http://localhost/_emulator/sessions');
  const shown = emulator.requests.list().map(({ status, operation, request }) => ({
    status,
    operation,
    body: request.body,
  }));
  expect(shown).toEqual([
    { status: 401, operation: 'sessions.create', body: null },
    { status: 404, operation: null, body: null },
    { status: 405, operation: null, body: null },
  ]);
});

test('the journal keeps the latest requests, and clear() forgets them', async () => {
  const emulator = createEmulator({ journal: 3 });
  const ids = () => emulator.requests.list().map(({ id }) => id);
  for (let call = 0; call < 5; call++) await post(emulator);
  expect(ids()).toEqual([3, 4, 5]);
  emulator.requests.clear();
  expect(ids()).toEqual([]);
  await post(emulator);
  expect(ids()).toEqual([6]);
  emulator.reset();
  expect(ids()).toEqual([]);
});

test('the journal keeps 1 000 requests by default, and none with journal: 0', async () => {
  const emulator = createEmulator();
  for (let call = 0; call < 1001; call++) await send(emulator, '/none', { method: 'GET' });
  expect(emulator.requests.list()).toHaveLength(1000);
  expect(emulator.requests.list()[0]?.id).toBe(2);
  const forgetful = createEmulator({ journal: 0 });
  const next = forgetful.requests.next();
  await post(forgetful);
  expect(await next).toMatchObject({ id: 1, operation: 'sessions.create' });
  expect(forgetful.requests.list()).toEqual([]);
});

test('the journal cuts a body to 64 KiB, between characters', async () => {
  const emulator = createEmulator();
  const fits = 'x'.repeat(64 * 1024);
  // The last character would end one byte beyond the limit.
  const tooLong = `${'x'.repeat(64 * 1024 - 1)}é`;
  for (const body of [fits, tooLong]) emulator.faults.add({ status: 500, body });
  await post(emulator);
  await send(emulator, '/chatkit/sessions', { body: { ...minimal, user: tooLong } });
  const [first, second] = emulator.requests.list();
  expect(first?.response).toMatchObject({ body: fits, truncated: false });
  expect(second?.response).toMatchObject({ body: tooLong.slice(0, -1), truncated: true });
});

test('the journal cuts the body of a request, too', async () => {
  const emulator = createEmulator();
  await send(emulator, '/chatkit/sessions', { body: { ...minimal, note: 'é'.repeat(40_000) } });
  const { body, truncated } = emulator.requests.list()[0]?.request ?? {};
  expect(truncated).toBe(true);
  expect(new TextEncoder().encode(body ?? '')).toHaveLength(64 * 1024);
});

test('the time in the journal is real, whatever the clock says', async () => {
  const emulator = createEmulator({ clock: createTestClock(5).read });
  const before = Date.now();
  await post(emulator);
  expect(emulator.requests.list()[0]?.time).toBeGreaterThanOrEqual(before);
});

test('a served request is in the journal with every header', async () => {
  const { emulator, post: create } = await start();
  await create();
  const [entry] = emulator.requests.list();
  expect(entry?.request).toMatchObject({
    headers: { authorization: 'Bearer ***', host: expect.stringContaining('127.0.0.1') },
    body: JSON.stringify(minimal),
  });
});

test('next() resolves to the next request of the operation', async () => {
  const emulator = createEmulator();
  const { id, client_secret } = await create(emulator);
  const next = emulator.requests.next({ operation: 'sessions.cancel' });
  const withSecrets = emulator.requests.next({ operation: 'sessions.cancel', secrets: true });
  await create(emulator);
  await cancel(emulator, id);
  expect(await next).toMatchObject({ id: 3, path: `/v1/chatkit/sessions/${id}/cancel` });
  expect((await next).response.body).not.toContain(client_secret);
  expect((await withSecrets).response.body).toContain(client_secret);
});

test('next() rejects at its timeout and names the operation', async () => {
  const emulator = createEmulator();
  const next = emulator.requests.next({ operation: 'sessions.create', timeout: 1 });
  await expect(next).rejects.toThrow('No request for sessions.create arrived within 1 ms.');
});

test.each([
  [{ operation: 'sessions.crate' }, 'Unknown operation "sessions.crate" of requests.next. Use '],
  [{ timeout: -1 }, 'The option timeout of requests.next must be from 0'],
  [{ timeout: Infinity }, 'got Infinity'],
  [{ time: 5 }, 'Did you mean timeout?'],
])('next(%j) rejects with a TypeError', async (options, words) => {
  const next = createEmulator().requests.next(options as object);
  await expect(next).rejects.toThrow(TypeError);
  await expect(next).rejects.toThrow(words);
});
