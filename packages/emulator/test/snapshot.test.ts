import { expect, test } from 'vitest';
import { createEmulator, seededRandom, type Emulator, type Snapshot } from '../src/index.ts';
import { cancel, create, createTestClock, headers, minimal, refusal, send } from './calls.ts';

/** An emulator with something of everything. */
async function fill(emulator: Emulator): Promise<void> {
  const { id } = await create(emulator);
  await cancel(emulator, id);
  const { client_secret } = await create(emulator, {
    user: 'bob',
    workflow: { id: 'wf_1', version: '2', state_variables: { plan: 'pro' } },
    chatkit_configuration: { file_upload: { enabled: true, max_files: 3 } },
    rate_limits: { max_requests_per_1_minute: 2 },
  });
  emulator.admit(client_secret, { text: 'Hello' });
  emulator.threads.add({
    id: 'locked',
    user: 'ann',
    created_at: 1,
    status: { type: 'locked', reason: null },
    items: [{ type: 'chatkit.widget', widget: '{}' }],
  });
  emulator.faults.add({ operation: 'threads.list', rate: 0.5, headers: { 'x-a': 'b' }, delay: 1 });
  emulator.faults.add({ operation: 'threads.delete', status: 500, times: 2 });
  await send(emulator, '/chatkit/threads/locked', { method: 'DELETE' });
  emulator.clock.advance(60_000);
}

const asJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

test('an emulator that starts with a snapshot has the same state', async () => {
  const clock = createTestClock().read;
  const first = createEmulator({ clock });
  await fill(first);
  const snapshot = first.snapshot();
  const second = createEmulator({ clock, snapshot: asJson(snapshot) as Snapshot });
  expect(second.snapshot()).toEqual(snapshot);
  expect(second.sessions.list()).toEqual(first.sessions.list());
  expect(second.threads.list()).toEqual(first.threads.list());
  expect(second.faults.list()).toEqual(first.faults.list());
  expect(second.clock.now()).toBe(first.clock.now());
  const pathOf = (id: string) => `/chatkit/threads/${id}/items?order=asc`;
  for (const { id } of first.threads.list()) {
    const [a, b] = await Promise.all(
      [first, second].map(async (emulator) =>
        (await send(emulator, pathOf(id), { method: 'GET' })).json(),
      ),
    );
    expect(b).toEqual(a);
  }
});

test('a snapshot is a copy: later changes of the emulator or of the snapshot have no effect', async () => {
  const emulator = createEmulator();
  await fill(emulator);
  const snapshot = emulator.snapshot();
  const before = asJson(snapshot);
  const other = createEmulator({ snapshot });
  for (const { id } of emulator.sessions.list()) await cancel(emulator, id);
  expect(snapshot).toEqual(before);
  for (const session of snapshot.sessions) session.params.user = 'eve';
  expect(other.sessions.list().map(({ user }) => user)).toEqual([minimal.user, 'bob']);
});

test('a restored session counts its requests, expires and can be cancelled', async () => {
  const clock = createTestClock();
  const first = createEmulator({ clock: clock.read });
  const session = await create(first, {
    ...minimal,
    rate_limits: { max_requests_per_1_minute: 1 },
  });
  first.admit(session.client_secret);
  const snapshot = first.snapshot();
  clock.pass(10_000);
  const second = createEmulator({ clock: clock.read, snapshot });
  expect(second.admit(session.client_secret)).toMatchObject({
    reason: 'rate_limited',
    retryAfter: 50,
  });
  clock.pass(600_000);
  expect(second.admit(session.client_secret)).toMatchObject({ reason: 'expired' });
  const third = createEmulator({ clock: createTestClock().read, snapshot });
  expect(await cancel(third, session.id)).toMatchObject({ status: 'cancelled' });
});

test('a restored clock keeps its advance and never goes back', () => {
  const clock = createTestClock(1000);
  const first = createEmulator({ clock: clock.read });
  first.clock.advance(500);
  const snapshot = first.snapshot();
  expect(createEmulator({ clock: () => 1200, snapshot }).clock.now()).toBe(1700);
  expect(createEmulator({ clock: () => 3, snapshot }).clock.now()).toBe(1500);
});

test('a seed goes on where the snapshot was taken, so ids do not repeat', async () => {
  const whole = createEmulator({ random: seededRandom(7) });
  const first = createEmulator({ random: seededRandom(7) });
  for (const emulator of [whole, first]) await fill(emulator);
  const second = createEmulator({ random: seededRandom(7), snapshot: first.snapshot() });
  expect((await create(second)).id).toBe((await create(whole)).id);
  expect(second.sessions.list()).toHaveLength(3);
});

test('a snapshot has client secrets, but no API key and no journal', async () => {
  const emulator = createEmulator();
  const { client_secret } = await create(emulator, minimal, { 'idempotency-key': 'once' });
  const text = JSON.stringify(emulator.snapshot());
  expect(text).toContain(client_secret);
  expect(text).not.toContain(headers.authorization.slice('Bearer '.length));
  expect(createEmulator({ snapshot: emulator.snapshot() }).requests.list()).toEqual([]);
});

test('a restored emulator still knows the idempotency keys of its API keys', async () => {
  const first = createEmulator();
  const { id } = await create(first, minimal, { 'idempotency-key': 'once' });
  const second = createEmulator({ snapshot: first.snapshot() });
  expect((await create(second, minimal, { 'idempotency-key': 'once' })).id).toBe(id);
  const other = { 'idempotency-key': 'once', authorization: 'Bearer sk-other' };
  expect((await create(second, minimal, other)).id).not.toBe(id);
});

test('the option faults replaces the faults of the snapshot', () => {
  const first = createEmulator({ faults: [{ status: 500 }] });
  const second = createEmulator({ snapshot: first.snapshot(), faults: [{ status: 429 }] });
  expect(second.faults.list()).toEqual([{ status: 429, times: 1 }]);
});

test('restore() replaces the state and reports it once', async () => {
  const first = createEmulator();
  await fill(first);
  const second = createEmulator();
  await create(second);
  const reported: unknown[] = [];
  second.subscribe((event) => reported.push(event));
  second.restore(first.snapshot());
  await Promise.resolve();
  expect(second.sessions.list()).toEqual(first.sessions.list());
  expect(reported.toSorted()).toEqual(
    ['faults', 'sessions', 'threads', 'state'].map((of) => ({ type: 'change', of })),
  );
});

test.each<[string, (snapshot: Snapshot) => unknown, string]>([
  [
    'of another version',
    (snapshot) => ({ ...snapshot, version: 2, threads: 'unknown' }),
    'Invalid snapshot: version: Must be 1, got 2: another version of the emulator wrote this snapshot.',
  ],
  [
    'without a version',
    (snapshot) => ({ ...snapshot, version: undefined }),
    'Must be 1, got undefined',
  ],
  ['that is a list', () => [], 'Invalid snapshot: '],
  ['with an unknown field', (snapshot) => ({ ...snapshot, extra: 1 }), 'extra'],
  [
    'with the key __proto__',
    (snapshot) => Object.assign(JSON.parse('{"__proto__":{"version":1}}') as object, snapshot),
    '__proto__',
  ],
  [
    'with a negative count',
    (snapshot) => ({ ...snapshot, used: { ...snapshot.used, ids: -1 } }),
    'used.ids',
  ],
  [
    'with an item of another thread',
    ({ threads: [thread], ...rest }) => {
      const item = { type: 'chatkit.widget', widget: '{}', thread_id: 'other' };
      return { ...rest, threads: [{ ...thread, items: [item] }] };
    },
    'threads[0].items[0].thread_id: Must be the id of the thread',
  ],
  [
    'with an item of an unknown type',
    ({ threads: [thread], ...rest }) => ({
      ...rest,
      threads: [{ ...thread, items: [{ type: 'chatkit.other' }] }],
    }),
    'threads[0].items[0].type',
  ],
  [
    'with an id that is a number',
    ({ sessions: [session], ...rest }) => ({ ...rest, sessions: [{ ...session, id: 7 }] }),
    'sessions[0].id',
  ],
  ['without threads', (snapshot) => ({ ...snapshot, threads: undefined }), 'threads'],
  ['with a fault without an effect', (snapshot) => ({ ...snapshot, faults: [{}] }), 'faults[0]'],
  [
    'with a clock beyond the last time',
    (snapshot) => ({ ...snapshot, clock: { now: 1e300, ahead: 0 } }),
    'clock.now',
  ],
  [
    'with a session of invalid params',
    ({ sessions: [session], ...rest }) => ({ ...rest, sessions: [{ ...session, params: {} }] }),
    'sessions[0].params.user',
  ],
  [
    'with the same session twice',
    ({ sessions: [session], ...rest }) => ({ ...rest, sessions: [session, session] }),
    'sessions[1].id: Must differ from the id of the others',
  ],
  [
    'with the same thread twice',
    ({ threads: [thread], ...rest }) => ({ ...rest, threads: [thread, thread] }),
    'threads[1].id: Must differ from the id of the others',
  ],
])('a snapshot %s is refused and changes nothing', async (_, spoil, words) => {
  const emulator = createEmulator({ clock: createTestClock().read });
  await fill(emulator);
  const before = emulator.snapshot();
  const spoilt = asJson(spoil(emulator.snapshot())) as Snapshot;
  expect(() => emulator.restore(spoilt)).toThrow(TypeError);
  expect(() => emulator.restore(spoilt)).toThrow(words);
  expect(() => createEmulator({ snapshot: spoilt })).toThrow(TypeError);
  const url = 'http://localhost/_emulator/state';
  const put = { method: 'PUT', headers, body: JSON.stringify(spoilt) };
  await refusal(emulator.fetch(url, put), 400);
  const used = { ...before.used, requests: before.used.requests + 1 };
  expect(emulator.snapshot()).toEqual({ ...before, used });
});

test('GET /state returns a snapshot, and PUT /state loads one', async () => {
  const url = 'http://localhost/_emulator/state';
  const first = createEmulator();
  await fill(first);
  const body = await (await first.fetch(url)).text();
  const second = createEmulator();
  const response = await second.fetch(url, { method: 'PUT', headers, body });
  expect(response.status).toBe(204);
  expect(second.sessions.list()).toEqual(first.sessions.list());
  expect(asJson(second.snapshot().threads)).toEqual(JSON.parse(body).threads);
});

test('a snapshot of 100 000 threads can be taken and loaded', () => {
  const emulator = createEmulator();
  const thread = { object: 'chatkit.thread', title: null, status: { type: 'active' } } as const;
  const threads = Array.from({ length: 100_000 }, (_, at) => ({
    ...thread,
    id: `t${at}`,
    user: `user_${at % 1000}`,
    created_at: 100_000 - at,
    items: [],
  }));
  emulator.restore({ ...emulator.snapshot(), threads });
  const other = createEmulator({ snapshot: emulator.snapshot() });
  const listed = other.threads.list();
  expect(listed).toHaveLength(100_000);
  expect(listed[0]?.id).toBe('t99999');
});
