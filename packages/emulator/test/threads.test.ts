import type {
  ChatKitThread,
  ChatKitThreadItemList,
  ChatKitThreadList,
} from '@chatkit-sessions/types';
import { expect, test } from 'vitest';
import { createEmulator, seededRandom, type Emulator, type ThreadParams } from '../src/index.ts';
import { create, createTestClock, minimal, refusal, send } from './calls.ts';
import { expectToFit } from './spec.ts';

const get = (emulator: Emulator, path = '') =>
  send(emulator, `/chatkit/threads${path}`, { method: 'GET', 'content-type': undefined });
const remove = (emulator: Emulator, id: string, changes = {}) =>
  send(emulator, `/chatkit/threads/${id}`, { method: 'DELETE', ...changes });

async function page<T = ChatKitThreadList>(emulator: Emulator, path = ''): Promise<T> {
  const response = await get(emulator, path);
  const body: unknown = await response.json();
  expect(response.status, JSON.stringify(body)).toBe(200);
  expectToFit(path.includes('/items') ? 'ChatKitThreadItemList' : 'ChatKitThreadList', body);
  return body as T;
}

const ids = ({ data }: { data: { id: string }[] }) => data.map(({ id }) => id);

/** Adds threads with the ids `t1`, `t2` and so on, the odd ones of `ann`, the even ones of `bob`. */
function fill(emulator: Emulator, count: number): void {
  for (let n = 1; n <= count; n++) {
    emulator.threads.add({ id: `t${n}`, user: n % 2 ? 'ann' : 'bob', items: [] });
  }
}

const items: ThreadParams['items'] = [
  {
    type: 'chatkit.user_message',
    content: [
      { type: 'input_text', text: 'What is this?' },
      { type: 'quoted_text', text: 'A widget.' },
    ],
    attachments: [
      { id: 'a', type: 'image', name: 'a.png', mime_type: 'image/png', preview_url: null },
    ],
    inference_options: { tool_choice: { id: 'search' }, model: null },
  },
  {
    type: 'chatkit.client_tool_call',
    status: 'completed',
    call_id: 'c',
    name: 'n',
    arguments: '{}',
    output: null,
  },
  { type: 'chatkit.task', task_type: 'thought', heading: null, summary: 's' },
  { type: 'chatkit.task_group', tasks: [{ type: 'custom', heading: 'h', summary: null }] },
  { type: 'chatkit.widget', widget: '{}' },
  {
    type: 'chatkit.assistant_message',
    content: [
      {
        type: 'output_text',
        text: 'A widget.',
        annotations: [
          { type: 'file', source: { type: 'file', filename: 'a.txt' } },
          { type: 'url', source: { type: 'url', url: 'https://example.com' } },
        ],
      },
    ],
  },
];

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

const widget = { type: 'chatkit.widget', widget: '{}' } as const;
/** No path can hold these. */
const unusableIds = ['', ' ', '\u00a0', '.', '..', '\ud800'];

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

test('a list has 20 threads by default, the newest first, and says whether more follow', async () => {
  const emulator = createEmulator();
  fill(emulator, 21);
  const list = await page(emulator);
  expect(list).toMatchObject({ object: 'list', first_id: 't21', last_id: 't2', has_more: true });
  expect(list.data).toHaveLength(20);
  const rest = await page(emulator, '?after=t2');
  expect(rest).toMatchObject({ first_id: 't1', last_id: 't1', has_more: false });
});

test('an empty list has null as the first and the last id', async () => {
  const empty = { object: 'list', data: [], first_id: null, last_id: null, has_more: false };
  const emulator = createEmulator();
  expect(await page(emulator)).toEqual(empty);
  fill(emulator, 1);
  expect(await page(emulator, '?user=nobody')).toEqual(empty);
  expect(await page(emulator, '?limit=0')).toEqual({ ...empty, has_more: true });
  expect(await page(emulator, '/t1/items')).toEqual(empty);
});

test('before alone returns the page that ends next to the cursor', async () => {
  const emulator = createEmulator();
  fill(emulator, 6);
  const list = await page(emulator, '?order=asc&before=t5&limit=2');
  expect([ids(list), list.has_more]).toEqual([['t3', 't4'], true]);
  const first = await page(emulator, '?order=asc&before=t3&limit=2');
  expect([ids(first), first.has_more]).toEqual([['t1', 't2'], false]);
  const newest = await page(emulator, '?before=t3&limit=2');
  expect([ids(newest), newest.has_more]).toEqual([['t5', 't4'], true]);
});

test('after and before together return what is between the cursors', async () => {
  const emulator = createEmulator();
  fill(emulator, 6);
  expect(ids(await page(emulator, '?after=t6&before=t2'))).toEqual(['t5', 't4', 't3']);
  expect(ids(await page(emulator, '?after=t6&before=t2&limit=1'))).toEqual(['t5']);
  expect(ids(await page(emulator, '?after=t2&before=t6'))).toEqual([]);
});

test("a list of one user has that user's threads alone", async () => {
  const emulator = createEmulator();
  fill(emulator, 6);
  expect(ids(await page(emulator, '?user=ann'))).toEqual(['t5', 't3', 't1']);
  expect(ids(await page(emulator, '?user=bob&order=asc&after=t2'))).toEqual(['t4', 't6']);
});

test.each<[string, string]>([
  ['after', '?after=none'],
  ['after', '?after='],
  ['before', '?before=none'],
  ['after', '?user=ann&after=t2'],
  ['after', '/t1/items?after=none'],
  ['limit', '?limit=101'],
  ['limit', '?limit=-1'],
  ['limit', '?limit=many'],
  ['limit', '/t1/items?limit=101'],
  ['order', '?order=up'],
  ['user', '?user='],
  ['user', `?user=${'u'.repeat(513)}`],
])('an invalid %s is a 400: GET /chatkit/threads%s', async (param, path) => {
  const emulator = createEmulator();
  fill(emulator, 2);
  expect(await refusal(get(emulator, path), 400)).toMatchObject({ param });
});

test('an unknown thread is a 404 of each operation, and its id is named if it looks like one', async () => {
  const emulator = createEmulator();
  for (const response of [
    get(emulator, '/cthr_none'),
    get(emulator, '/cthr_none/items'),
    remove(emulator, 'cthr_none'),
  ]) {
    const { message } = await refusal(response, 404);
    expect(message).toBe("Thread with id 'cthr_none' not found.");
  }
  const { message } = await refusal(get(emulator, '/sk-secret-0123456789'), 404);
  expect(message).toBe("Thread with id '***' not found.");
});

test('a deleted thread is gone with its items from every list', async () => {
  const emulator = createEmulator();
  emulator.threads.add({ id: 't0', user: 'ann', items });
  fill(emulator, 2);
  const response = await remove(emulator, 't0');
  const deleted: unknown = await response.json();
  expectToFit('ThreadDeleteResponse', deleted);
  expect(deleted).toEqual({ id: 't0', object: 'chatkit.thread.deleted', deleted: true });
  await refusal(get(emulator, '/t0'), 404);
  await refusal(get(emulator, '/t0/items'), 404);
  await refusal(get(emulator, '?after=t0'), 400);
  await refusal(remove(emulator, 't0'), 404);
  expect(ids(await page(emulator))).toEqual(['t2', 't1']);
  expect(ids(await page(emulator, '?user=ann'))).toEqual(['t1']);
  // The id is free again, without the items of the first thread.
  emulator.threads.add({ id: 't0', user: 'bob', items: [] });
  expect(ids(await page(emulator, '/t0/items'))).toEqual([]);
});

test('a delete whose response was lost succeeds again with its Idempotency-Key', async () => {
  const emulator = createEmulator({ faults: [{ operation: 'threads.delete', reset: 'after' }] });
  fill(emulator, 2);
  const key = { 'idempotency-key': 'k' };
  await expect(remove(emulator, 't1', key)).rejects.toThrow('fetch failed');
  expect(emulator.threads.list()).toHaveLength(1);
  expect((await remove(emulator, 't1', key)).status).toBe(200);
  await refusal(remove(emulator, 't1'), 404);
  const other = { ...key, authorization: 'Bearer sk-test-other' };
  await refusal(remove(emulator, 't1', other), 404);
  expect((await remove(emulator, 't2', other)).status).toBe(200);
});

test('an Idempotency-Key belongs to one operation and one path', async () => {
  const emulator = createEmulator();
  fill(emulator, 2);
  const key = { 'idempotency-key': 'k' };
  const { id } = await create(emulator, minimal, key);
  // The key of a create hides no missing thread.
  await refusal(remove(emulator, id, key), 404);
  for (const thread of ['t1', 't2']) {
    expect((await remove(emulator, thread, key)).status).toBe(200);
  }
  expect(emulator.threads.list()).toEqual([]);
  expect((await create(emulator, minimal, key)).id).toBe(id);
});

test('an Idempotency-Key does not spare a thread that was put in again under its id', async () => {
  const emulator = createEmulator();
  const key = { 'idempotency-key': 'k' };
  for (let round = 1; round <= 2; round++) {
    fill(emulator, 1);
    expect((await remove(emulator, 't1', key)).status).toBe(200);
    expect(emulator.threads.list()).toEqual([]);
  }
});

test('a fault of an operation on threads affects that one alone', async () => {
  const emulator = createEmulator({ faults: [{ operation: 'threads.list', status: 503 }] });
  fill(emulator, 1);
  expect((await get(emulator, '/t1')).status).toBe(200);
  await refusal(get(emulator), 503);
  expect(ids(await page(emulator))).toEqual(['t1']);
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

test('reset() deletes the threads', async () => {
  const emulator = createEmulator();
  fill(emulator, 2);
  emulator.reset();
  expect(emulator.threads.list()).toEqual([]);
  expect(ids(await page(emulator, '?user=ann'))).toEqual([]);
  await refusal(get(emulator, '/t1/items'), 404);
});

test('100 000 threads are listed page by page and deleted', async () => {
  const emulator = createEmulator();
  fill(emulator, 100_000);
  let seen = 0;
  let after = '';
  for (;;) {
    const { data, last_id, has_more } = await page(emulator, `?limit=100&user=ann${after}`);
    seen += data.length;
    if (!has_more) break;
    after = `&after=${last_id}`;
  }
  expect(seen).toBe(50_000);
  expect((await remove(emulator, 't50000')).status).toBe(200);
  expect(ids(await page(emulator, '?limit=1&after=t50001'))).toEqual(['t49999']);
});
