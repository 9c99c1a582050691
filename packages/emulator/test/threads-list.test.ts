import { expect, test } from 'vitest';
import { createEmulator } from '../src/index.ts';
import { refusal } from './calls.ts';
import { fill, get, ids, page, remove } from './threads.ts';

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

test('a fault of an operation on threads affects that one alone', async () => {
  const emulator = createEmulator({ faults: [{ operation: 'threads.list', status: 503 }] });
  fill(emulator, 1);
  expect((await get(emulator, '/t1')).status).toBe(200);
  await refusal(get(emulator), 503);
  expect(ids(await page(emulator))).toEqual(['t1']);
});

test('10 000 threads are listed page by page and deleted', async () => {
  const emulator = createEmulator();
  fill(emulator, 10_000);
  let seen = 0;
  let after = '';
  for (;;) {
    const { data, last_id, has_more } = await page(emulator, `?limit=100&user=ann${after}`);
    seen += data.length;
    if (!has_more) break;
    after = `&after=${last_id}`;
  }
  expect(seen).toBe(5000);
  expect((await remove(emulator, 't5000')).status).toBe(200);
  expect(ids(await page(emulator, '?limit=1&after=t5001'))).toEqual(['t4999']);
});
