import { expect, test } from 'vitest';
import { createEmulator, type Fault } from '../src/index.ts';
import { create, post, refusal, send } from './calls.ts';

const sessions = '/chatkit/sessions';

test('a fault with status and headers replaces the response; the operation does not run', async () => {
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

test('a 401 uses up no fault, and a fault replaces every later check', async () => {
  const emulator = createEmulator({ apiKeys: ['sk-test'], faults: [{ status: 503 }] });
  await refusal(post(emulator), 401);
  expect(emulator.faults.list()).toHaveLength(1);
  const call = send(emulator, sessions, { authorization: 'Bearer sk-test', body: 'not JSON' });
  expect(await refusal(call, 503)).toMatchObject({ type: 'server_error' });
});

test('faults affect the next calls in the order of adding, each as many times as it says', async () => {
  const emulator = createEmulator({ faults: [{ status: 500, times: 2 }] });
  emulator.faults.add({ status: 429 }, { status: 409 });
  const statuses = [];
  for (let call = 0; call < 5; call++) statuses.push((await post(emulator)).status);
  expect(statuses).toEqual([500, 500, 429, 409, 200]);
});

test('a fault with an operation does not affect other operations', async () => {
  const emulator = createEmulator({ faults: [{ operation: 'sessions.cancel', status: 500 }] });
  const { id } = await create(emulator);
  await refusal(send(emulator, `${sessions}/${id}/cancel`), 500);
  expect(emulator.sessions.list()).toMatchObject([{ status: 'active' }]);
  expect((await send(emulator, `${sessions}/${id}/cancel`)).status).toBe(200);
});

test('faults.list() returns the remaining faults, faults.clear() removes them', async () => {
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

test('changing an object after faults.add() or faults.list() does not change the fault', async () => {
  const fault: Fault = { status: 500, headers: { 'x-a': '1' } };
  const emulator = createEmulator({ faults: [fault] });
  fault.status = 400;
  for (const listed of emulator.faults.list()) listed.status = 401;
  expect((await post(emulator)).status).toBe(500);
  emulator.reset();
  expect((await post(emulator)).status).toBe(500);
});

test('a 404 and a 405 use up no fault', async () => {
  const emulator = createEmulator({ faults: [{ status: 500 }] });
  await refusal(send(emulator, '/none'), 404);
  await refusal(send(emulator, sessions, { method: 'PUT' }), 405);
  expect(emulator.faults.list()).toHaveLength(1);
});

test.each<[string, unknown]>([
  ['must have', {}],
  ['must have', { operation: 'sessions.create', times: 1 }],
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
  ['headers', { status: 500, headers: { x: 'a\n' } }],
  ['headers', { status: 500, headers: { x: '\u0001' } }],
  ['headers', { status: 500, headers: { x: '\u007f' } }],
  ['headers', { status: 500, headers: { x: '\u0100' } }],
  ['headers', { status: 500, headers: { '': 'x' } }],
  ['headers', { status: 500, headers: { Trailer: 'x' } }],
  ['headers', { status: 500, headers: { 'Transfer-Encoding': 'chunked' } }],
  ['headers', { status: 500, headers: { 'content-length': '3' } }],
  ['body', { body: {}, delay: 1 }],
  ['body', { status: 500, body: 1n }],
  ['status', { status: 204, damage: 'truncated' }],
  ['status', { status: 205, body: { a: 1 } }],
  ['status', { status: 304, damage: 'html' }],
  ['status', { status: 204, body: null }],
  ['damage', { status: 200, damage: 'truncated' }],
  ['damage', { status: 200, body: '', damage: 'invalid' }],
  ['damage', { damage: 'eaten' }],
  ['reset', { reset: 'before', status: 500 }],
  ['reset', { reset: 'after', damage: 'html' }],
  [
    'Unknown field typo, use operation, times, rate, delay, status, headers, body, damage, reset.',
    { status: 500, typo: 1 },
  ],
  ['Unknown field *** (14 characters)', { status: 500, 'sk-proj-SECRET': 1 }],
])('faults.add() throws for an invalid fault and names %s', (word, fault) => {
  const emulator = createEmulator();
  const add = () => emulator.faults.add({ status: 500 }, fault as Fault);
  expect(add).toThrow(TypeError);
  expect(add).toThrow(word);
  expect(emulator.faults.list()).toEqual([]);
});
