// The operations on threads against the emulator: the rules that sessions have hold for them too.
import { createEmulator } from '@chatkit-sessions/emulator';
import { validators as zod } from '@chatkit-sessions/zod';
import { validators as standalone } from '@chatkit-sessions/zod/standalone';
import { beforeEach, describe, expect, test } from 'vitest';
import { BadRequestError, ChatKit, type ChatKitOptions } from '../src/index.ts';
import { apiKey } from './session.ts';
import { json, rejection, stub } from './stub.ts';

const emulator = createEmulator();
const threadsOf = (options: ChatKitOptions = {}) =>
  new ChatKit({ apiKey, fetch: emulator.fetch, maxRetries: 0, validators: zod, ...options })
    .threads;
type Threads = ChatKit['threads'];

beforeEach(() => {
  emulator.reset();
  for (let n = 1; n <= 5; n++) {
    const items = [{ type: 'chatkit.widget' as const, widget: '{}', id: 'i1' }];
    emulator.threads.add({ id: `cthr_${n}`, user: n % 2 ? 'ann' : 'bob', items });
  }
});

async function idsOf(list: AsyncIterable<{ id: string }>): Promise<string[]> {
  const ids: string[] = [];
  for await (const { id } of list) ids.push(id);
  return ids;
}

const operations: [string, (threads: Threads, signal?: AbortSignal) => PromiseLike<unknown>][] = [
  ['threads.retrieve', (threads, signal) => threads.retrieve('cthr_1', { signal })],
  ['threads.list', (threads, signal) => threads.list({}, { signal })],
  ['threads.listItems', (threads, signal) => threads.listItems('cthr_1', {}, { signal })],
  ['threads.delete', (threads, signal) => threads.delete('cthr_1', { signal })],
];

describe.for(operations)('%s', ([operation, call]) => {
  test('retries a 503, and its data pass the validators', async () => {
    emulator.faults.add({ operation, status: 503, headers: { 'retry-after-ms': '0' } });
    const data = await call(threadsOf({ maxRetries: 1 }));
    expect(data).toHaveProperty('_request_id', expect.stringMatching(/^req_/));
    expect(emulator.faults.list()).toEqual([]);
  });

  test('times out, is aborted, and loses its connection with the errors of the client', async () => {
    emulator.faults.add({ operation, damage: 'stalled' });
    expect(await rejection(call(threadsOf({ timeout: 50 })))).toMatchObject({
      name: 'APIConnectionTimeoutError',
    });
    emulator.faults.clear(); // A busy machine may have used up the time before the request arrived.
    emulator.faults.add({ operation, reset: 'before' });
    expect(await rejection(call(threadsOf()))).toMatchObject({ name: 'APIConnectionError' });
    const aborted = rejection(call(threadsOf(), AbortSignal.abort()));
    expect(await aborted).toMatchObject({ name: 'APIUserAbortError' });
  });

  test('throws ResponseValidationError for a body that is not of its schema', async () => {
    emulator.faults.add({ operation, status: 200, body: { id: 5 } });
    expect(await rejection(call(threadsOf()))).toMatchObject({
      name: 'ResponseValidationError',
      message: expect.stringContaining(operation),
    });
  });
});

test('iterating twice over a list gives every thread twice', async () => {
  const list = threadsOf().list({ limit: 2 });
  const all = [5, 4, 3, 2, 1].map((n) => `cthr_${n}`);
  expect([await idsOf(list), await idsOf(list)]).toEqual([all, all]);
  expect(await idsOf(threadsOf().list({ limit: 1, user: 'bob' }))).toEqual(['cthr_4', 'cthr_2']);
});

test('an abort in the loop ends it at the next page', async () => {
  const controller = new AbortController();
  const seen: string[] = [];
  const read = async (): Promise<void> => {
    for await (const { id } of threadsOf().list({ limit: 2 }, { signal: controller.signal })) {
      seen.push(id);
      controller.abort();
    }
  };
  expect(await rejection(read())).toMatchObject({ name: 'APIUserAbortError' });
  expect(seen).toEqual(['cthr_5', 'cthr_4']);
});

test('a deleted thread is no cursor: deleting all works from ids that were collected first', async () => {
  const threads = threadsOf();
  const readAndDelete = async (): Promise<void> => {
    for await (const { id } of threads.list({ limit: 1 })) await threads.delete(id);
  };
  expect(await rejection(readAndDelete())).toBeInstanceOf(BadRequestError);
  for (const id of await idsOf(threads.list({ limit: 1 }))) await threads.delete(id);
  expect(emulator.threads.list()).toEqual([]);
});

describe('an item of an unknown type', () => {
  const known = { object: 'chatkit.thread_item', created_at: 1, thread_id: 'cthr_1' };
  const item = { ...known, id: 'i', type: 'chatkit.poll', options: ['yes', 'no'] };
  const body = { object: 'list', data: [item], first_id: 'i', last_id: 'i', has_more: false };

  test('is passed by the client with all of its fields', async () => {
    const { chatkit } = stub([() => json(body)]);
    expect((await chatkit.threads.listItems('cthr_1')).data).toEqual([item]);
  });

  test.for([
    ['zod', zod],
    ['standalone', standalone],
  ] as const)('is told by the %s validators with its place and type', async ([, validators]) => {
    const { chatkit } = stub([() => json(body)], { validators });
    expect(await rejection(chatkit.threads.listItems('cthr_1'))).toMatchObject({
      name: 'ResponseValidationError',
      issues: [{ path: ['data', 0, 'type'], message: expect.stringContaining('chatkit.poll') }],
    });
  });
});
