import OpenAI, { BadRequestError, NotFoundError, type ClientOptions } from 'openai';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createEmulator } from '../src/index.ts';
import { serve, type EmulatorServer } from '../src/node.ts';
import { expectToFit } from './spec.ts';

const emulator = createEmulator();
let server: EmulatorServer;

beforeAll(async () => {
  server = await serve(emulator);
});
afterAll(() => server.close());

const count = 45;

beforeEach(() => {
  emulator.reset();
  for (let n = 1; n <= count; n++) {
    const widget = { type: 'chatkit.widget', widget: `${n}` } as const;
    const items = Array.from({ length: n === 1 ? count : 1 }, () => widget);
    emulator.threads.add({ id: `cthr_${n}`, user: n % 3 ? 'ann' : 'bob', items });
  }
});

describe.each<[string, () => ClientOptions]>([
  ['in this process', () => ({ fetch: emulator.fetch })],
  ['over HTTP', () => ({ baseURL: server.url })],
])('the official SDK %s', (_, place) => {
  const threads = (options: ClientOptions = {}) =>
    new OpenAI({ apiKey: 'sk-test', maxRetries: 0, ...place(), ...options }).beta.chatkit.threads;

  test('lists every thread of all pages, the newest first', async () => {
    const ids: string[] = [];
    for await (const thread of threads().list()) {
      expectToFit('ChatKitThread', thread);
      ids.push(thread.id);
    }
    expect(ids).toEqual(Array.from({ length: count }, (__, at) => `cthr_${count - at}`));
  });

  test('lists the threads of one user, the oldest first, in pages of a size', async () => {
    const sizes: number[] = [];
    const page = await threads().list({ user: 'bob', order: 'asc', limit: 6 });
    for await (const { data } of page.iterPages()) {
      expect(data.every(({ user }) => user === 'bob')).toBe(true);
      sizes.push(data.length);
    }
    expect(sizes).toEqual([6, 6, 3]);
    const [first, second] = page.data;
    const previous = await threads().list({ user: 'bob', order: 'asc', before: second?.id ?? '' });
    expect(previous.data).toEqual([first]);
  });

  test('a page of nothing has no next page', async () => {
    const page = await threads().list({ user: 'nobody' });
    expect([page.data, page.hasNextPage()]).toEqual([[], false]);
    expect((await threads().list({ limit: 0 })).hasNextPage()).toBe(false);
  });

  test('lists every item of a thread', async () => {
    const ids = new Set<string>();
    for await (const item of threads().listItems('cthr_1', { limit: 10, order: 'asc' })) {
      expectToFit('ChatKitThreadItem', item);
      ids.add(item.id);
    }
    expect(ids.size).toBe(count);
  });

  test('retrieves a thread and deletes it', async () => {
    const thread = await threads().retrieve('cthr_2');
    expect(thread).toMatchObject({ id: 'cthr_2', status: { type: 'active' } });
    expect(thread._request_id).toMatch(/^req_/);
    const deleted = await threads().delete('cthr_2');
    expect(deleted).toEqual({ id: 'cthr_2', object: 'chatkit.thread.deleted', deleted: true });
    await expect(threads().retrieve('cthr_2')).rejects.toThrow(NotFoundError);
    await expect(threads().delete('cthr_2')).rejects.toThrow("Thread with id 'cthr_2' not found.");
  });

  test('throws the error class of each error response', async () => {
    await expect(threads().list({ after: 'cthr_none' })).rejects.toThrow(BadRequestError);
    await expect(threads().list({ limit: 101 })).rejects.toMatchObject({ param: 'limit' });
    await expect(threads().listItems('cthr_none')).rejects.toThrow(NotFoundError);
    await expect(threads().listItems('cthr_1', { before: 'cthi_none' })).rejects.toMatchObject({
      status: 400,
      param: 'before',
      message: expect.stringContaining("'cthi_none'"),
    });
  });

  test('a fault on the second page is retried', async () => {
    const page = await threads({ maxRetries: 1 }).list();
    emulator.faults.add({
      operation: 'threads.list',
      status: 503,
      headers: { 'retry-after-ms': '1' },
    });
    expect((await page.getNextPage()).data).toHaveLength(20);
    expect(emulator.faults.list()).toEqual([]);
  });
});
