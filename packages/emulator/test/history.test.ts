import { expect, test } from 'vitest';
import { createEmulator } from '../src/index.ts';
import { cancel, create, createTestClock, minimal } from './calls.ts';
import { expectToFit } from './spec.ts';

const { user } = minimal;

async function start(history: object = {}) {
  const clock = createTestClock();
  const emulator = createEmulator({ clock: clock.read });
  const configuration = { chatkit_configuration: { history } };
  const session = await create(emulator, { ...minimal, ...configuration });
  const read = (threadId?: string) => emulator.history(session.client_secret, threadId);
  return { clock, emulator, session, read };
}

/** Returns the titles of a list of threads. */
function titlesOf(history: ReturnType<Awaited<ReturnType<typeof start>>['read']>): unknown {
  return 'threads' in history ? history.threads.map(({ title }) => title) : history;
}

test("history() lists the threads of the session's user, the newest first", async () => {
  const { emulator, read } = await start();
  expect(read()).toEqual({ ok: true, threads: [] });
  const first = emulator.threads.add({ user, title: 'one' });
  emulator.threads.add({ user: 'user_other', title: 'foreign' });
  const second = emulator.threads.add({ user, title: 'two' });
  expect(read()).toEqual({ ok: true, threads: [second, first] });
});

test('history() lists as many threads as recent_threads allows, and at most 100', async () => {
  const add = ({ threads }: ReturnType<typeof createEmulator>): void => {
    for (let count = 1; count <= 101; count++) threads.add({ user, title: `t${count}` });
  };
  const few = await start({ recent_threads: 2 });
  add(few.emulator);
  expect(titlesOf(few.read())).toEqual(['t101', 't100']);
  const all = await start({ recent_threads: 1000 });
  add(all.emulator);
  expect(titlesOf(all.read())).toHaveLength(100);
});

test('history() of a thread has its last 100 items, the oldest first', async () => {
  const { emulator, read } = await start();
  const widget = (number: number) => ({ type: 'chatkit.widget' as const, widget: `${number}` });
  const items = Array.from({ length: 101 }, (_, at) => widget(at));
  const thread = emulator.threads.add({ user, items });
  const history = read(thread.id);
  if (!('items' in history)) throw new Error(JSON.stringify(history));
  expect(history.thread).toEqual(thread);
  expect(history.items.map((item) => 'widget' in item && item.widget)).toEqual(
    items.slice(1).map((item) => item.widget),
  );
  for (const item of history.items) expectToFit('ChatKitThreadItem', item);
});

test('history() does not show a thread of another user', async () => {
  const { emulator, read } = await start();
  const { id } = emulator.threads.add({ user: 'user_other' });
  expect(read(id)).toEqual({ ok: false, reason: 'thread_unknown' });
  expect(read('cthr_none')).toEqual({ ok: false, reason: 'thread_unknown' });
});

test('a session without history lists no threads, but shows one by its id', async () => {
  const { emulator, read } = await start({ enabled: false });
  const thread = emulator.threads.add({ user });
  expect(read()).toEqual({ ok: false, reason: 'history_disabled' });
  expect(read(thread.id)).toEqual({ ok: true, thread, items: [] });
});

test('history() needs an active session and does not count as a request', async () => {
  const { clock, emulator, session, read } = await start();
  for (let count = 0; count < 20; count++) read();
  expect(emulator.admit(session.client_secret).ok).toBe(true);
  expect(emulator.history('ek_none')).toEqual({ ok: false, reason: 'unknown' });
  const other = await create(emulator);
  await cancel(emulator, other.id);
  expect(emulator.history(other.client_secret)).toEqual({ ok: false, reason: 'cancelled' });
  clock.pass(600_000);
  expect(read()).toEqual({ ok: false, reason: 'expired' });
});

test('changing what history() returns does not change the emulator', async () => {
  const { emulator, read } = await start();
  const thread = emulator.threads.add({ user, title: 'as it was' });
  const history = read(thread.id);
  if ('thread' in history) history.thread.title = 'changed';
  expect(emulator.threads.list()).toEqual([thread]);
});

test('POST /_emulator/history returns the same', async () => {
  const { emulator, session, read } = await start();
  const { id } = emulator.threads.add({ user });
  const post = async (body: object): Promise<unknown> => {
    const response = await emulator.fetch('http://localhost/_emulator/history', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ client_secret: session.client_secret, ...body }),
    });
    expect(response.status).toBe(200);
    return response.json();
  };
  expect(await post({})).toEqual(read());
  expect(await post({ thread_id: id })).toEqual(read(id));
});
