import type { ChatKitThread, ChatKitThreadItemList } from '@chatkit-sessions/types';
import { expect, test } from 'vitest';
import { createEmulator, type ChatMessage, type Emulator } from '../src/index.ts';
import { create, createTestClock, minimal, send } from './calls.ts';
import { expectToFit } from './spec.ts';

async function start(params: object = {}) {
  const clock = createTestClock();
  const emulator = createEmulator({ clock: clock.read });
  const { client_secret } = await create(emulator, { ...minimal, ...params });
  return {
    clock,
    emulator,
    write: (message: ChatMessage) => emulator.admit(client_secret, message),
  };
}

/** Returns the result of a message that must be admitted. */
function admitted(result: ReturnType<Emulator['admit']>): { thread: ChatKitThread; reply: string } {
  if (!result.ok || !result.thread || !result.reply) throw new Error(JSON.stringify(result));
  return { thread: result.thread, reply: result.reply };
}

async function textsOf(emulator: Emulator, threadId: string): Promise<unknown[]> {
  const path = `/chatkit/threads/${threadId}/items?order=asc`;
  const list: unknown = await (await send(emulator, path, { method: 'GET' })).json();
  expectToFit('ChatKitThreadItemList', list);
  return (list as ChatKitThreadItemList).data.map((item) => {
    if (item.type === 'chatkit.user_message' || item.type === 'chatkit.assistant_message') {
      const [part] = item.content;
      return [item.type, item.created_at, part && 'text' in part ? part.text : undefined];
    }
    return item;
  });
}

test("an admitted message makes a thread of the session's user with the message and a response", async () => {
  const { emulator, write } = await start();
  const { thread, reply } = admitted(write({ text: 'Hello' }));
  expect(reply).toBe('You wrote: Hello');
  expect(emulator.threads.list()).toEqual([thread]);
  expect(thread).toMatchObject({ user: minimal.user, title: 'Hello', status: { type: 'active' } });
  expect(await textsOf(emulator, thread.id)).toEqual([
    ['chatkit.user_message', 1_700_000_000, 'Hello'],
    ['chatkit.assistant_message', 1_700_000_000, 'You wrote: Hello'],
  ]);
});

test('a message with the id of a thread continues it, also in a later session of the user', async () => {
  const { clock, emulator, write } = await start();
  const { thread } = admitted(write({ text: 'one' }));
  clock.pass(600_000);
  const later = await create(emulator);
  const message = { text: 'two', threadId: thread.id };
  expect(admitted(emulator.admit(later.client_secret, message)).thread).toEqual(thread);
  expect(emulator.threads.list()).toHaveLength(1);
  expect(await textsOf(emulator, thread.id)).toEqual([
    ['chatkit.user_message', 1_700_000_000, 'one'],
    ['chatkit.assistant_message', 1_700_000_000, 'You wrote: one'],
    ['chatkit.user_message', 1_700_000_600, 'two'],
    ['chatkit.assistant_message', 1_700_000_600, 'You wrote: two'],
  ]);
});

test('a message to an unknown, foreign, locked or closed thread is rejected and does not count', async () => {
  const { emulator, write } = await start({ rate_limits: { max_requests_per_1_minute: 1 } });
  const { user } = minimal;
  emulator.threads.add({ id: 'foreign', user: 'other' });
  emulator.threads.add({ id: 'locked', user, status: { type: 'locked', reason: null } });
  emulator.threads.add({ id: 'closed', user, status: { type: 'closed', reason: 'done' } });
  for (const [threadId, reason] of [
    ['none', 'thread_unknown'],
    ['foreign', 'thread_unknown'],
    ['locked', 'thread_locked'],
    ['closed', 'thread_closed'],
  ] as const) {
    expect(write({ text: 'x', threadId })).toEqual({ ok: false, reason });
    expect(await textsOf(emulator, threadId === 'none' ? 'locked' : threadId)).toEqual([]);
  }
  expect(write({ text: 'x' }).ok).toBe(true);
});

test('a rejected request leaves no message', async () => {
  const { clock, emulator, write } = await start({ rate_limits: { max_requests_per_1_minute: 1 } });
  const { thread } = admitted(write({ text: 'one' }));
  const message = { text: 'two', threadId: thread.id };
  expect(write(message)).toMatchObject({ ok: false, reason: 'rate_limited' });
  clock.pass(600_000);
  expect(write(message)).toEqual({ ok: false, reason: 'expired' });
  expect(emulator.admit('ek_none', message)).toEqual({ ok: false, reason: 'unknown' });
  expect(await textsOf(emulator, thread.id)).toHaveLength(2);
});

test('the attachments of a message are kept with it, apart from the value that was given', async () => {
  const { emulator, write } = await start();
  const attachment = { type: 'file' as const, id: 'f', name: 'a.txt', mime_type: 'text/plain' };
  const attachments = [{ ...attachment, preview_url: null }];
  const { thread } = admitted(write({ text: 'See this', attachments }));
  attachments[0]!.name = 'changed';
  const items = await send(emulator, `/chatkit/threads/${thread.id}/items`, { method: 'GET' });
  const { data } = (await items.json()) as ChatKitThreadItemList;
  expect(data[1]).toMatchObject({ attachments: [{ ...attachment, preview_url: null }] });
});

test('an invalid attachment is a TypeError that names the field', async () => {
  const { write } = await start();
  const message = { text: 'x', attachments: [{ type: 'file' }] } as unknown as ChatMessage;
  expect(() => write(message)).toThrow(/^Invalid attachments\.0\.id of admit: .*\.$/);
});

test('a request without a message makes no thread', async () => {
  const { emulator } = await start();
  const session = await create(emulator);
  expect(emulator.admit(session.client_secret)).toEqual({ ok: true, session });
  expect(emulator.threads.list()).toEqual([]);
});

test('a thread has no title if the session turns titles off, and a long title is cut', async () => {
  const configuration = { automatic_thread_titling: { enabled: false } };
  const untitled = await start({ chatkit_configuration: configuration });
  expect(admitted(untitled.write({ text: 'Hello' })).thread.title).toBeNull();
  const { write } = await start();
  expect(admitted(write({ text: '😀'.repeat(61) })).thread.title).toBe(`${'😀'.repeat(60)}…`);
});

test.each([
  [null],
  ['Hello'],
  [{}],
  [{ text: '' }],
  [{ text: 5 }],
  [{ text: 'x', thread_id: 't' }],
  [{ text: 'x', attachments: {} }],
  [{ text: 'x', attachments: [{ type: 'file', id: 'f', name: 'n', mime_type: 'a/b' }] }],
])('admit() throws a TypeError for the message %j', async (message) => {
  const { emulator, write } = await start();
  expect(() => write(message as ChatMessage)).toThrow(TypeError);
  expect(emulator.threads.list()).toEqual([]);
});

test('POST /_emulator/admit takes a message and returns the thread and the reply', async () => {
  const emulator = createEmulator();
  const { client_secret } = await create(emulator);
  const write = async (message: object): Promise<unknown> => {
    const response = await emulator.fetch('http://localhost/_emulator/admit', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ client_secret, message }),
    });
    expect(response.status).toBe(200);
    return response.json();
  };
  const first = await write({ text: 'one' });
  const [thread] = emulator.threads.list();
  expect(first).toMatchObject({ ok: true, thread, reply: 'You wrote: one' });
  expect(await write({ text: 'two', thread_id: thread?.id })).toMatchObject({ ok: true, thread });
  expect(await write({ text: 'two', thread_id: 'x' })).toEqual({
    ok: false,
    reason: 'thread_unknown',
  });
  expect(await textsOf(emulator, thread?.id ?? '')).toHaveLength(4);
});
