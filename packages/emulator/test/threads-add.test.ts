import type { ChatKitThread, ChatKitThreadItemList } from '@chatkit-sessions/types';
import { expect, test } from 'vitest';
import { createEmulator, seededRandom, type ThreadParams } from '../src/index.ts';
import { create, createTestClock } from './calls.ts';
import { expectToFit } from './spec.ts';
import { fill, get, ids, items, page, widget } from './threads.ts';

/** No path can hold these. */
const unusableIds = ['', ' ', '\u00a0', '.', '..', '\ud800'];

test('threads.add() fills in what a thread leaves out and returns it, and retrieve returns the same', async () => {
  const emulator = createEmulator({ clock: createTestClock(1_700_000_000_999).read });
  const thread = emulator.threads.add({ user: 'ann' });
  expect(thread).toEqual({
    id: expect.stringMatching(/^cthr_[0-9a-f]{32}$/),
    object: 'chatkit.thread',
    created_at: 1_700_000_000,
    title: null,
    status: { type: 'active' },
    user: 'ann',
  });
  const response = await get(emulator, `/${thread.id}`);
  expect(response.status).toBe(200);
  const body: unknown = await response.json();
  expectToFit('ChatKitThread', body);
  expect(body).toEqual(thread);
});

test('threads.add() takes a whole thread with items of every type, and listItems returns them', async () => {
  const emulator = createEmulator();
  const whole: ChatKitThread = {
    id: 'cthr_1',
    object: 'chatkit.thread',
    created_at: 5,
    title: 'Widgets',
    status: { type: 'locked', reason: 'paused' },
    user: 'ann',
  };
  expect(emulator.threads.add({ ...whole, items })).toEqual(whole);
  const list = await page<ChatKitThreadItemList>(emulator, '/cthr_1/items?order=asc');
  expect(list.data).toEqual(
    items.map((item) => ({
      ...item,
      id: expect.stringMatching(/^cthi_[0-9a-f]{32}$/),
      object: 'chatkit.thread_item',
      created_at: 5,
      thread_id: 'cthr_1',
    })),
  );
  // The API's own items can be put in again.
  emulator.reset();
  emulator.threads.add({ ...whole, items: list.data as ThreadParams['items'] });
  expect(await page(emulator, '/cthr_1/items?order=asc')).toEqual(list);
});

test('an item keeps its own id and created_at, by which the items are ordered', async () => {
  const emulator = createEmulator();
  const given = [
    { ...widget, id: 'i2', created_at: 2 },
    { ...widget, id: 'i3', created_at: 3 },
    { ...widget, id: 'i1', created_at: 1 },
  ];
  emulator.threads.add({ id: 't', user: 'ann', items: given });
  expect(ids(await page(emulator, '/t/items'))).toEqual(['i3', 'i2', 'i1']);
  expect(ids(await page(emulator, '/t/items?after=i3&limit=1'))).toEqual(['i2']);
  expect(ids(await page(emulator, '/t/items?order=asc&before=i3'))).toEqual(['i1', 'i2']);
});

test.each<[string, unknown, string]>([
  ['no user', {}, 'user'],
  ['an empty user', { user: '' }, 'user'],
  ...unusableIds.map((id): [string, unknown, string] => [
    `the id ${JSON.stringify(id)}`,
    { user: 'u', id },
    'Invalid thread: id: Must not be blank, "." or ".."',
  ]),
  ...unusableIds.map((id): [string, unknown, string] => [
    `an item with the id ${JSON.stringify(id)}`,
    { user: 'u', items: [widget, { ...widget, id }] },
    'Invalid thread: items[1].id: Must not be blank',
  ]),
  [
    'an unknown field of an item',
    { user: 'u', items: [{ ...widget, createdAt: 5 }] },
    'Invalid thread: items[0]: Unrecognized key: "createdAt".',
  ],
  ['an unknown field', { user: 'u', titel: 't' }, 'titel'],
  ['an unknown status', { user: 'u', status: { type: 'odd' } }, 'status.type'],
  ['an item of an unknown type', { user: 'u', items: [{ type: 'x' }] }, 'items[0].type'],
  [
    'an item without a field',
    { user: 'u', items: [{ type: 'chatkit.widget' }] },
    'items[0].widget',
  ],
  [
    'an item of another thread',
    { user: 'u', id: 't', items: [{ type: 'chatkit.widget', widget: '', thread_id: 'other' }] },
    'items[0].thread_id',
  ],
  [
    'two items with one id',
    {
      user: 'u',
      items: [
        { type: 'chatkit.widget', widget: '', id: 'i' },
        { type: 'chatkit.widget', widget: '', id: 'i' },
      ],
    },
    'items[1].id',
  ],
  ['the id of another thread', { user: 'u', id: 't1' }, 't1'],
])('threads.add() throws a TypeError for %s and adds nothing', (_, params, place) => {
  const emulator = createEmulator();
  fill(emulator, 1);
  const add = () => emulator.threads.add(params as ThreadParams);
  expect(add).toThrow(TypeError);
  expect(add).toThrow(place);
  expect(emulator.threads.list()).toHaveLength(1);
});

test('threads.add() and threads.list() copy what they take and return', () => {
  const emulator = createEmulator();
  const params: ThreadParams = { user: 'ann', status: { type: 'locked', reason: 'r' } };
  const thread = emulator.threads.add(params);
  const kept = structuredClone(thread);
  params.status = { type: 'active' };
  thread.title = 'changed';
  for (const listed of emulator.threads.list()) listed.title = 'changed';
  expect(emulator.threads.list()).toEqual([kept]);
});

test('threads are as old as the clock says, and the same seed gives the same ids', async () => {
  const clock = createTestClock();
  const [first, second] = [1, 2].map(() => {
    const emulator = createEmulator({ clock: clock.read, random: seededRandom(7) });
    emulator.clock.advance(60_000);
    emulator.threads.add({ user: 'ann', items });
    return emulator;
  });
  if (!first || !second) throw new Error('There are two.');
  const [thread] = first.threads.list();
  expect(thread?.created_at).toBe(1_700_000_060);
  expect(second.threads.list()).toEqual([thread]);
  const path = `/${thread?.id}/items`;
  expect(await page(second, path)).toEqual(await page(first, path));
});

test('no id is given twice, even if the option random returns one number for ever', async () => {
  const emulator = createEmulator({ random: () => 0.5 });
  const given: string[] = [];
  for (let session = 1; session <= 2; session++) {
    const { id, client_secret } = await create(emulator);
    const chat = emulator.admit(client_secret, { text: 'Hello' });
    if (!chat.ok || !chat.thread) throw new Error(JSON.stringify(chat));
    emulator.admit(client_secret, { text: 'More', threadId: chat.thread.id });
    const items = await page(emulator, `/${chat.thread.id}/items`);
    expect(new Set(ids(items)).size).toBe(4);
    given.push(id, client_secret, chat.thread.id);
  }
  given.push(emulator.threads.add({ user: 'ann', items: [widget, widget] }).id);
  expect(new Set(given).size).toBe(7);
});

test('a new id differs from those put in, which another emulator of the same seed has given', async () => {
  const [first, second] = [1, 2].map(() => createEmulator({ random: seededRandom(7) }));
  if (!first || !second) throw new Error('There are two.');
  const thread = first.threads.add({ user: 'ann', items: [widget, widget] });
  const given = ids(await page(first, `/${thread.id}/items`)).map((id) => ({ ...widget, id }));
  // The second emulator would give the same ids, to the thread first and then to its items.
  second.threads.add(thread);
  const other = second.threads.add({ user: 'ann', items: [widget, widget, ...given] });
  expect(other.id).not.toBe(thread.id);
  expect(new Set(ids(await page(second, `/${other.id}/items`))).size).toBe(4);
});
