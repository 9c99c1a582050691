import { expect, test } from 'vitest';
import { createEmulator } from '../src/index.ts';
import { create, createTestClock, minimal, refusal, send } from './calls.ts';
import { control, readDocument } from './control-api.ts';

test('the OpenAPI document describes every operation once, and its references resolve', async () => {
  const document = await readDocument(createEmulator());
  expect(document.openapi).toBe('3.1.0');
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { operationId }]) => `${operationId}: ${method} ${path}`),
  );
  expect(operations).toEqual([
    'getDocument: get /_emulator/openapi.json',
    'listSessions: get /_emulator/sessions',
    'listThreads: get /_emulator/threads',
    'addThread: post /_emulator/threads',
    'listItems: get /_emulator/threads/{thread_id}/items',
    'getClock: get /_emulator/clock',
    'advanceClock: post /_emulator/clock',
    'listFaults: get /_emulator/faults',
    'addFaults: post /_emulator/faults',
    'replaceFaults: put /_emulator/faults',
    'clearFaults: delete /_emulator/faults',
    'admit: post /_emulator/admit',
    'readHistory: post /_emulator/history',
    'listRequests: get /_emulator/requests',
    'clearRequests: delete /_emulator/requests',
    'listenToEvents: get /_emulator/events',
    'getState: get /_emulator/state',
    'putState: put /_emulator/state',
    'reset: post /_emulator/reset',
  ]);
  const text = JSON.stringify(document);
  for (const [, name = ''] of text.matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)) {
    expect(Object.keys(document.components.schemas)).toContain(name);
  }
  expect(text).not.toMatch(/"\$(id|schema|defs)"/);
});

test('GET /sessions lists sessions with their current status', async () => {
  const emulator = createEmulator();
  expect(await control(emulator, 'GET', '/sessions')).toEqual({ sessions: [] });
  const session = await create(emulator);
  emulator.clock.advance(600_000);
  expect(await control(emulator, 'GET', '/sessions')).toEqual({
    sessions: [{ ...session, status: 'expired' }],
  });
});

test('POST /threads adds a thread with its items, and GET /threads lists it', async () => {
  const emulator = createEmulator();
  const params = { id: 't', user: 'ann', items: [{ type: 'chatkit.widget', widget: '{}' }] };
  const thread = await control(emulator, 'POST', '/threads', params);
  expect(thread).toMatchObject({ id: 't', user: 'ann', title: null });
  expect(await control(emulator, 'GET', '/threads')).toEqual({ threads: [thread] });
  const items = send(emulator, '/chatkit/threads/t/items', { method: 'GET' });
  expect(await (await items).json()).toMatchObject({ data: [{ thread_id: 't', widget: '{}' }] });
});

test('GET /threads/{thread_id}/items lists the items, the oldest first, and takes no fault', async () => {
  const emulator = createEmulator();
  const { client_secret } = await create(emulator);
  const admission = emulator.admit(client_secret, { text: 'Hi' });
  if (!admission.ok || !admission.thread) throw new Error('The message was not admitted.');
  emulator.faults.add({ status: 500 });
  const { id } = admission.thread;
  const url = `http://localhost/_emulator/threads/${id}/items`;
  const { items } = (await (await emulator.fetch(url)).json()) as { items: object[] };
  expect(items).toMatchObject([
    { type: 'chatkit.user_message', content: [{ text: 'Hi' }] },
    { type: 'chatkit.assistant_message', content: [{ text: 'You wrote: Hi' }] },
  ]);
  expect(emulator.threads.items(id)).toEqual(items);
  expect(emulator.threads.items('cthr_none')).toEqual([]);
  expect(emulator.faults.list()).toHaveLength(1);
});

test('POST /threads with the id of another thread is a 409', async () => {
  const emulator = createEmulator();
  await control(emulator, 'POST', '/threads', { id: 't', user: 'ann' });
  expect(await control(emulator, 'POST', '/threads', { id: 't', user: 'bob' })).toMatchObject({
    error: { type: 'invalid_request_error', param: 'id' },
  });
  expect(emulator.threads.list()).toMatchObject([{ user: 'ann' }]);
});

test('GET /clock returns the time, POST /clock advances it', async () => {
  const emulator = createEmulator({ clock: createTestClock(5000).read });
  expect(await control(emulator, 'GET', '/clock')).toEqual({ now: 5000 });
  expect(await control(emulator, 'POST', '/clock', { advance: 1500 })).toEqual({ now: 6500 });
  expect(emulator.clock.now()).toBe(6500);
});

test('/faults adds, lists, replaces and clears faults', async () => {
  const emulator = createEmulator({ faults: [{ status: 500 }] });
  const added = {
    operation: 'sessions.create',
    status: 429,
    headers: { 'retry-after': '1' },
    times: 2,
  };
  const all = { faults: [{ status: 500, times: 1 }, added, { rate: 0.5, damage: 'html' }] };
  expect(
    await control(emulator, 'POST', '/faults', { faults: [added, { rate: 0.5, damage: 'html' }] }),
  ).toEqual(all);
  expect(await control(emulator, 'GET', '/faults')).toEqual(all);
  await refusal(send(emulator, '/chatkit/sessions', { body: minimal }), 500);
  await refusal(send(emulator, '/chatkit/sessions', { body: minimal }), 429);
  const replaced = { faults: [{ delay: 1, times: 3 }] };
  expect(await control(emulator, 'PUT', '/faults', replaced)).toEqual(replaced);
  expect(emulator.faults.list()).toEqual(replaced.faults);
  await control(emulator, 'DELETE', '/faults');
  expect(emulator.faults.list()).toEqual([]);
});

test('POST /admit returns the admission in snake case', async () => {
  const clock = createTestClock();
  const emulator = createEmulator({ clock: clock.read });
  const session = await create(emulator, {
    ...minimal,
    rate_limits: { max_requests_per_1_minute: 1 },
  });
  const ask = () => control(emulator, 'POST', '/admit', { client_secret: session.client_secret });
  expect(await ask()).toEqual({ ok: true, session });
  clock.pass(2000);
  expect(await ask()).toEqual({ ok: false, reason: 'rate_limited', retry_after: 58 });
  clock.pass(600_000);
  expect(await ask()).toEqual({ ok: false, reason: 'expired' });
  expect(await control(emulator, 'POST', '/admit', { client_secret: 'ek_none' })).toEqual({
    ok: false,
    reason: 'unknown',
  });
});

test('POST /reset deletes sessions and faults', async () => {
  const emulator = createEmulator();
  await create(emulator);
  emulator.faults.add({ status: 500 });
  await control(emulator, 'POST', '/reset');
  expect([emulator.sessions.list(), emulator.faults.list()]).toEqual([[], []]);
});
