import { createGateway } from '@chatkit-sessions/gateway';
import { expect, test } from 'vitest';
import { createChatServer } from '../src/chat-server.ts';

const apiKey = 'sk-not-a-key';

/** A gateway in front of the chat server, and what sends a request for a user. */
function setUp() {
  const gateway = createGateway({
    apiKeys: [apiKey],
    secrets: ['not-a-secret-of-at-least-32-characters'],
    workflows: { wf_support: createChatServer({ pause: () => Promise.resolve() }) },
    onError: () => {},
  });
  const post = (path: string, token: string, body: object): Promise<Response> =>
    gateway.fetch(
      new Request(`http://gateway.example${path}`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${token}`,
          'content-type': 'application/json',
          'openai-beta': 'chatkit_beta=v1',
        },
        body: JSON.stringify(body),
      }),
    );
  return async (user: string) => {
    const session = { user, workflow: { id: 'wf_support' } };
    const created = await post('/v1/chatkit/sessions', apiKey, session);
    const { client_secret } = (await created.json()) as { client_secret: string };
    return (type: string, params: object = {}) => post('/chatkit', client_secret, { type, params });
  };
}

type Send = Awaited<ReturnType<ReturnType<typeof setUp>>>;

const input = (text: string) => ({ input: { content: [{ type: 'input_text', text }] } });

/** Starts a thread and returns its id. */
async function start(send: Send, text: string): Promise<string> {
  const response = await send('threads.create', input(text));
  const [, id = ''] = /"id":"(thr_[^"]+)"/.exec(await response.text()) ?? [];
  return id;
}

const read = async (response: Promise<Response>): Promise<unknown> => (await response).json();

test('a thread is created, continued, renamed, listed and deleted', async () => {
  const ada = await setUp()('Ada');
  const thread_id = await start(ada, 'Hello');
  await (await ada('threads.add_user_message', { ...input('More'), thread_id })).text();
  const texts = ['Hello', 'More'].flatMap((text) => [
    { type: 'user_message', content: [{ text }] },
    {
      type: 'assistant_message',
      content: [{ text: `A model would respond to “${text}” word by word.` }],
    },
  ]);
  expect(await read(ada('items.list', { thread_id }))).toMatchObject({ data: texts });
  expect(await read(ada('items.list', { thread_id, order: 'desc', limit: 1 }))).toMatchObject({
    data: texts.slice(-1),
    has_more: true,
  });
  const renamed = await read(ada('threads.update', { thread_id, title: 'Renamed' }));
  expect(renamed).toMatchObject({ id: thread_id, title: 'Renamed' });
  expect(await read(ada('threads.get_by_id', { thread_id }))).toEqual(renamed);
  expect(await read(ada('threads.list'))).toEqual({
    data: [renamed],
    has_more: false,
    after: thread_id,
  });
  expect((await ada('threads.delete', { thread_id })).status).toBe(200);
  expect(await read(ada('threads.list'))).toMatchObject({ data: [] });
});

test('threads are listed a page at a time, the newest first', async () => {
  const ada = await setUp()('Ada');
  const ids = [await start(ada, '1'), await start(ada, '2'), await start(ada, '3')];
  const first = (await read(ada('threads.list', { limit: 2 }))) as { after: string };
  expect(first).toMatchObject({ data: [{ id: ids[2] }, { id: ids[1] }], has_more: true });
  expect(await read(ada('threads.list', { limit: 2, after: first.after }))).toMatchObject({
    data: [{ id: ids[0] }],
    has_more: false,
  });
});

test("another user's thread is a 404 for every request that names it", async () => {
  const signIn = setUp();
  const [ada, grace] = [await signIn('Ada'), await signIn('Grace')];
  const thread_id = await start(ada, 'A secret');
  for (const [type, params] of [
    ['threads.add_user_message', input('Hi')],
    ['threads.get_by_id', {}],
    ['threads.update', { title: 'Mine' }],
    ['threads.delete', {}],
    ['items.list', {}],
  ] as const) {
    expect((await grace(type, { ...params, thread_id })).status, type).toBe(404);
  }
  expect(await read(grace('threads.list'))).toMatchObject({ data: [] });
  expect(await read(ada('threads.list'))).toMatchObject({ data: [{ title: 'A secret' }] });
});

test.each([
  [{ type: 'threads.create', params: {} }],
  [{ type: 'threads.get_by_id', params: {} }],
  [{ type: 'threads.list', params: { limit: -1 } }],
  [{ type: 'a.type_of_tomorrow', params: {} }],
])('the request %j is a 400', async ({ type, params }) => {
  expect((await (await setUp()('Ada'))(type, params)).status).toBe(400);
});
