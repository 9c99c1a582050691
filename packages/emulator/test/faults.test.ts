import { afterEach, expect, test, vi } from 'vitest';
import { createEmulator, seededRandom, type Fault } from '../src/index.ts';
import { base, create, headers, minimal, refusal, send } from './calls.ts';

const sessions = '/chatkit/sessions';
const post = (emulator: ReturnType<typeof createEmulator>, signal?: AbortSignal) =>
  emulator.fetch(base + sessions, {
    method: 'POST',
    headers,
    body: JSON.stringify(minimal),
    ...(signal && { signal }),
  });

afterEach(() => {
  vi.useRealTimers();
});

test('a status with headers is answered in place of the operation', async () => {
  const emulator = createEmulator({
    faults: [{ status: 429, headers: { 'Retry-After': '7', 'x-should-retry': 'true' } }],
  });
  const response = await post(emulator);
  expect(response.headers.get('retry-after')).toBe('7');
  expect(response.headers.get('x-should-retry')).toBe('true');
  expect(await refusal(response, 429)).toMatchObject({ type: 'rate_limit_error' });
  expect(emulator.sessions.list()).toEqual([]);
  await create(emulator);
});

test('a fault strikes before the key is looked at', async () => {
  const emulator = createEmulator({ apiKeys: [], faults: [{ status: 503 }] });
  expect(await refusal(post(emulator), 503)).toMatchObject({ type: 'server_error' });
  await refusal(post(emulator), 401);
});

test('faults strike the next calls, one after the other, each as often as it says', async () => {
  const emulator = createEmulator({ faults: [{ status: 500, times: 2 }] });
  emulator.faults.add({ status: 429 }, { status: 409 });
  const statuses = [];
  for (let call = 0; call < 5; call++) statuses.push((await post(emulator)).status);
  expect(statuses).toEqual([500, 500, 429, 409, 200]);
});

test('a fault of one operation leaves the others alone', async () => {
  const emulator = createEmulator({ faults: [{ operation: 'sessions.cancel', status: 500 }] });
  const { id } = await create(emulator);
  await refusal(send(emulator, `${sessions}/${id}/cancel`), 500);
  expect(emulator.sessions.list()).toMatchObject([{ status: 'active' }]);
  expect((await send(emulator, `${sessions}/${id}/cancel`)).status).toBe(200);
});

test('list gives what is left, clear ends it', async () => {
  const emulator = createEmulator({
    faults: [
      { status: 500, times: 3 },
      { rate: 1, delay: 0 },
    ],
  });
  await post(emulator);
  expect(emulator.faults.list()).toEqual([
    { status: 500, times: 2 },
    { rate: 1, delay: 0 },
  ]);
  emulator.faults.clear();
  expect(emulator.faults.list()).toEqual([]);
  await create(emulator);
});

test('a fault that was added does not change with the object that it was', async () => {
  const fault: Fault = { status: 500, headers: { 'x-a': '1' } };
  const emulator = createEmulator({ faults: [fault] });
  fault.status = 400;
  for (const listed of emulator.faults.list()) listed.status = 401;
  expect((await post(emulator)).status).toBe(500);
  emulator.reset();
  expect((await post(emulator)).status).toBe(500);
});

test('a path that is no operation is not struck', async () => {
  const emulator = createEmulator({ faults: [{ status: 500 }] });
  await refusal(send(emulator, '/none'), 404);
  await refusal(send(emulator, sessions, { method: 'PUT' }), 405);
  expect(emulator.faults.list()).toHaveLength(1);
});

async function strikes(emulator: ReturnType<typeof createEmulator>): Promise<string> {
  let seen = '';
  for (let call = 0; call < 200; call++) seen += (await post(emulator)).status === 500 ? 'x' : '.';
  return seen;
}

test('a rate strikes its share of the calls, the same ones in every run', async () => {
  const faults = [{ rate: 0.25, status: 500 }];
  const run = await strikes(createEmulator({ faults }));
  expect(run).toBe(await strikes(createEmulator({ faults })));
  const share = run.replaceAll('.', '').length / run.length;
  expect(share).toBeGreaterThan(0.15);
  expect(share).toBeLessThan(0.35);
});

test('a seed of its own gives other calls, and again the same', async () => {
  const run = (seed: number) =>
    strikes(createEmulator({ random: seededRandom(seed), faults: [{ rate: 0.5, status: 500 }] }));
  expect(await run(42)).toBe(await run(42));
  expect(await run(42)).not.toBe(await run(43));
});

test('reset starts the draw of a rate anew', async () => {
  const emulator = createEmulator({ faults: [{ rate: 0.5, status: 500 }] });
  const run = await strikes(emulator);
  emulator.reset();
  expect(await strikes(emulator)).toBe(run);
});

test('a rate with times strikes so often and no more', async () => {
  const emulator = createEmulator({ faults: [{ rate: 0.5, times: 3, status: 500 }] });
  expect((await strikes(emulator)).replaceAll('.', '')).toBe('xxx');
});

test("a body of one's own stands in for the error", async () => {
  const emulator = createEmulator({
    faults: [
      { status: 400, body: { message: 'flat' } },
      { status: 502, body: 'upstream', headers: { 'content-type': 'text/plain; charset=utf-8' } },
      { status: 200, body: { id: 'x' } },
      { status: 204 },
      { status: 307, headers: { location: 'https://elsewhere.example/' } },
    ],
  });
  expect(await (await post(emulator)).json()).toEqual({ message: 'flat' });
  expect(await (await post(emulator)).text()).toBe('upstream');
  expect(await (await post(emulator)).json()).toEqual({ id: 'x' });
  expect(await (await post(emulator)).text()).toBe('');
  const redirect = await post(emulator);
  expect([redirect.status, redirect.headers.get('location')]).toEqual([
    307,
    'https://elsewhere.example/',
  ]);
  expect(emulator.sessions.list()).toEqual([]);
});

test("a reset rejects as Node's fetch does, before or after the operation", async () => {
  const emulator = createEmulator({ faults: [{ reset: 'before' }, { reset: 'after' }] });
  const failure = { name: 'TypeError', message: 'fetch failed', cause: { code: 'ECONNRESET' } };
  await expect(post(emulator)).rejects.toMatchObject(failure);
  expect(emulator.sessions.list()).toEqual([]);
  await expect(post(emulator)).rejects.toMatchObject(failure);
  expect(emulator.sessions.list()).toHaveLength(1);
});

test('a truncated body errors in its middle, after the operation', async () => {
  const emulator = createEmulator({ faults: [{ damage: 'truncated' }] });
  const response = await post(emulator);
  expect(response.status).toBe(200);
  if (!response.body) throw new Error('The answer has a body.');
  const reader = response.body.getReader();
  const { value } = await reader.read();
  expect(new TextDecoder().decode(value)).toMatch(/^\{"id":"cksess_/);
  await expect(reader.read()).rejects.toMatchObject({ name: 'TypeError', message: 'terminated' });
  expect(emulator.sessions.list()).toHaveLength(1);
});

test('an invalid body arrives whole and is no JSON', async () => {
  const emulator = createEmulator({
    faults: [{ damage: 'invalid' }, { status: 500, damage: 'invalid' }],
  });
  for (const status of [200, 500]) {
    const response = await post(emulator);
    expect([response.status, response.headers.get('content-type')]).toEqual([
      status,
      'application/json',
    ]);
    const text = await response.text();
    expect(text).toMatch(/^\{"/);
    expect(() => JSON.parse(text)).toThrow(SyntaxError);
  }
});

test('HTML comes with its content type, with the status of the answer or another', async () => {
  const emulator = createEmulator({
    faults: [{ damage: 'html' }, { status: 502, damage: 'html' }],
  });
  for (const status of [200, 502]) {
    const response = await post(emulator);
    expect(response.status).toBe(status);
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(await response.text()).toMatch(/^<!doctype html>/);
  }
});

test('a refusal of the API is damaged too', async () => {
  const emulator = createEmulator({ apiKeys: [], faults: [{ damage: 'html' }] });
  const response = await post(emulator);
  expect([response.status, (await response.text()).slice(0, 9)]).toEqual([401, '<!doctype']);
});

test('a stalled body never comes; the signal ends the wait with its reason', async () => {
  const emulator = createEmulator({ faults: [{ damage: 'stalled', times: 2 }] });
  const controller = new AbortController();
  const response = await post(emulator, controller.signal);
  expect(response.status).toBe(200);
  const body = response.text();
  const reason = new Error('enough');
  controller.abort(reason);
  await expect(body).rejects.toBe(reason);
  // Without a signal the reader can still let go.
  const other = await post(emulator);
  await expect(other.body?.cancel()).resolves.toBeUndefined();
});

test('a delay holds the answer back, after the operation was carried out', async () => {
  vi.useFakeTimers();
  const emulator = createEmulator({ faults: [{ delay: 30_000 }] });
  let isThere = false;
  const answer = post(emulator).finally(() => (isThere = true));
  await vi.advanceTimersByTimeAsync(29_999);
  expect([isThere, emulator.sessions.list().length]).toEqual([false, 1]);
  await vi.advanceTimersByTimeAsync(1);
  expect((await answer).status).toBe(200);
  expect(isThere).toBe(true);
});

test('a delay ends with the signal, and leaves no timer', async () => {
  vi.useFakeTimers();
  const emulator = createEmulator({ faults: [{ delay: 30_000, status: 500 }] });
  const controller = new AbortController();
  const answer = post(emulator, controller.signal);
  const outcome = expect(answer).rejects.toMatchObject({ name: 'AbortError' });
  await vi.advanceTimersByTimeAsync(1000);
  controller.abort();
  await outcome;
  expect(vi.getTimerCount()).toBe(0);
});

test('a signal that is aborted already sends nothing', async () => {
  const emulator = createEmulator();
  await expect(post(emulator, AbortSignal.abort())).rejects.toMatchObject({ name: 'AbortError' });
  expect(emulator.sessions.list()).toEqual([]);
});

test.each<[string, unknown]>([
  ['needs', {}],
  ['needs', { operation: 'sessions.create', times: 1 }],
  ['operation', { operation: 'sessions.retrieve', status: 500 }],
  ['times', { status: 500, times: 0 }],
  ['rate', { status: 500, rate: 0 }],
  ['rate', { status: 500, rate: 1.5 }],
  ['delay', { delay: -1 }],
  ['delay', { delay: 2 ** 31 }],
  ['status', { status: 100 }],
  ['status', { status: 600 }],
  ['headers', { status: 500, headers: { 'no good': 'x' } }],
  ['headers', { status: 500, headers: { x: 'a\r\nb' } }],
  ['body', { body: {}, delay: 1 }],
  ['body', { status: 500, body: 1n }],
  ['damage', { damage: 'eaten' }],
  ['reset', { reset: 'before', status: 500 }],
  ['reset', { reset: 'after', damage: 'html' }],
  ['typo', { status: 500, typo: 1 }],
])('a fault is refused that is wrong in %s', (word, fault) => {
  const emulator = createEmulator();
  const add = () => emulator.faults.add({ status: 500 }, fault as Fault);
  expect(add).toThrow(TypeError);
  expect(add).toThrow(word);
  expect(emulator.faults.list()).toEqual([]);
});
