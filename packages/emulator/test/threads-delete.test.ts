import { expect, test } from 'vitest';
import { createEmulator } from '../src/index.ts';
import { create, minimal, refusal } from './calls.ts';
import { expectToFit } from './spec.ts';
import { fill, get, ids, items, page, remove } from './threads.ts';

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

test('reset() deletes the threads', async () => {
  const emulator = createEmulator();
  fill(emulator, 2);
  emulator.reset();
  expect(emulator.threads.list()).toEqual([]);
  expect(ids(await page(emulator, '?user=ann'))).toEqual([]);
  await refusal(get(emulator, '/t1/items'), 404);
});
