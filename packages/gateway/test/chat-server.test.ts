import {
  ChatKitServer,
  Store,
  type AssistantMessageItem,
  type Attachment,
  type Page,
  type ThreadItem,
  type ThreadMetadata,
  type ThreadStreamEvent,
} from 'chatkit-node-backend-sdk';
import { expect, test, vi } from 'vitest';
import { verifySession, type Session } from '../src/index.ts';
import { serve } from '../src/node.ts';
import { create, createTestGateway, listen, secret } from './set-up.ts';

/** Stores the threads of each user apart, as an app does with the session that it gets. */
class UserStore extends Store<Session> {
  readonly #threads = new Map<string, { thread: ThreadMetadata; items: ThreadItem[] }>();

  #find(id: string, { user }: Session) {
    const found = this.#threads.get(`${user} ${id}`);
    if (!found) throw new Error(`There is no thread ${id}.`);
    return found;
  }
  #page<Row extends { id: string }>(rows: Row[], limit: number, after: string | null): Page<Row> {
    const start = after ? rows.findIndex(({ id }) => id === after) + 1 : 0;
    const data = rows.slice(start, start + limit);
    return { data, has_more: start + limit < rows.length, after: data.at(-1)?.id ?? null };
  }

  override loadThread = (id: string, session: Session) =>
    Promise.resolve(this.#find(id, session).thread);
  override async saveThread(thread: ThreadMetadata, { user }: Session): Promise<void> {
    const key = `${user} ${thread.id}`;
    this.#threads.set(key, { items: this.#threads.get(key)?.items ?? [], thread });
    return Promise.resolve();
  }
  override async deleteThread(id: string, session: Session): Promise<void> {
    this.#find(id, session);
    this.#threads.delete(`${session.user} ${id}`);
    return Promise.resolve();
  }
  override loadThreads(
    limit: number,
    after: string | null,
    order: 'asc' | 'desc',
    { user }: Session,
  ) {
    const own = [...this.#threads].filter(([key]) => key.startsWith(`${user} `));
    const threads = own.map(([, { thread }]) => thread);
    return Promise.resolve(
      this.#page(order === 'asc' ? threads : threads.toReversed(), limit, after),
    );
  }
  override loadThreadItems(
    id: string,
    after: string | null,
    limit: number,
    order: 'asc' | 'desc',
    session: Session,
  ) {
    const { items } = this.#find(id, session);
    return Promise.resolve(this.#page(order === 'asc' ? items : items.toReversed(), limit, after));
  }
  override async addThreadItem(id: string, item: ThreadItem, session: Session): Promise<void> {
    this.#find(id, session).items.push(item);
    return Promise.resolve();
  }
  override saveItem = (): Promise<void> => Promise.resolve();
  override loadItem = (id: string, item: string, session: Session) =>
    Promise.resolve(this.#find(id, session).items.find((each) => each.id === item)!);
  override deleteThreadItem = (): Promise<void> => Promise.resolve();
  override saveAttachment = (): Promise<void> => Promise.resolve();
  override loadAttachment = (): Promise<Attachment> => Promise.reject(new Error('no attachments'));
  override deleteAttachment = (): Promise<void> => Promise.resolve();
}

/** A chat server made with a third-party package. It streams the user's name in two pieces. */
class ChatServer extends ChatKitServer<Session> {
  override async *respond(
    thread: ThreadMetadata,
    _: unknown,
    session: Session,
  ): AsyncGenerator<ThreadStreamEvent> {
    for (const text of ['Hello', session.user]) {
      const item: AssistantMessageItem = {
        id: this.store.generateItemId('message', thread, session),
        thread_id: thread.id,
        created_at: new Date().toISOString(),
        type: 'assistant_message',
        content: [{ type: 'output_text', text, annotations: [] }],
      };
      yield { type: 'thread.item.done', item };
      await new Promise(setImmediate);
    }
  }
}

/** Serves the chat server behind a gateway. Returns a function that sends a request for a user. */
async function setUp() {
  vi.spyOn(console, 'log').mockImplementation(() => {}); // The server logs each request.
  const server = new ChatServer(new UserStore());
  const origin = await listen(async (incoming, outgoing) => {
    let body = '';
    for await (const chunk of incoming.setEncoding('utf8')) body += String(chunk);
    const session = await verifySession(incoming.headers['x-chatkit-session']?.toString(), secret);
    if (!session) return void outgoing.writeHead(401).end();
    try {
      const result = await server.process(body, session);
      if (!result.isStreaming) return void outgoing.end(JSON.stringify(result.toJSON()));
      outgoing.writeHead(200, { 'content-type': 'text/event-stream' });
      for await (const event of result) outgoing.write(event);
      outgoing.end();
    } catch (error) {
      outgoing.writeHead(404).end(String(error));
    }
  });
  const gateway = createTestGateway({
    workflows: { wf_123: { upstream: origin } },
    onError: () => {},
  });
  const { url, close } = await serve(gateway);
  const signIn = async (user: string, params: object = {}) => {
    const { client_secret } = await create(gateway, { user, ...params });
    return (type: string, params: object) =>
      fetch(`${url}/chatkit`, {
        method: 'POST',
        headers: { authorization: `Bearer ${client_secret}`, 'content-type': 'application/json' },
        body: JSON.stringify({ type, params }),
      });
  };
  return { signIn, close };
}

const message = (text: string) => ({
  input: { content: [{ type: 'input_text', text }], attachments: [], inference_options: {} },
});

/** Starts a thread, and returns its id and the texts of its streamed response. */
async function start(send: (type: string, params: object) => Promise<Response>, text: string) {
  const response = await send('threads.create', message(text));
  expect(response.headers.get('content-type')).toBe('text/event-stream');
  const events = (await response.text())
    .split('\n\n')
    .filter((event) => event.startsWith('data: '))
    .map((event) => JSON.parse(event.slice(6)) as Record<string, never>);
  const created = events.find((event) => event['type'] === 'thread.created') as unknown as {
    thread: { id: string };
  };
  return { id: created.thread.id, events: JSON.stringify(events) };
}

const list = async (send: (type: string, params: object) => Promise<Response>) => {
  const page = (await (await send('threads.list', {})).json()) as { data: { id: string }[] };
  return page.data.map(({ id }) => id);
};

test('a chat server behind the gateway creates, streams, lists and deletes threads for each user alone', async () => {
  const { signIn, close } = await setUp();
  const [alice, bob] = [await signIn('alice'), await signIn('bob')];
  const first = await start(alice, 'Hi');
  expect(first.events).toContain('"text":"Hello"');
  expect(first.events).toContain('"text":"alice"');
  const second = await start(alice, 'Hi again');
  const third = await start(bob, 'Hi from Bob');
  expect(await list(alice)).toEqual([second.id, first.id]);
  expect(await list(bob)).toEqual([third.id]);

  const got = await alice('threads.get_by_id', { thread_id: first.id });
  expect(await got.json()).toMatchObject({ id: first.id });
  for (const type of ['threads.get_by_id', 'threads.delete', 'items.list']) {
    expect((await bob(type, { thread_id: first.id })).status).toBe(404);
  }
  expect((await alice('threads.delete', { thread_id: first.id })).status).toBe(200);
  expect(await list(alice)).toEqual([second.id]);
  await close();
});

test('threads.list returns at most the recent_threads of the session', async () => {
  const { signIn, close } = await setUp();
  const before = await signIn('alice');
  const ids = [];
  for (const text of ['1', '2', '3']) ids.unshift((await start(before, text)).id);
  const history = (history: object) => ({ chatkit_configuration: { history } });
  const two = await signIn('alice', history({ enabled: true, recent_threads: 2 }));
  expect(await list(two)).toEqual(ids.slice(0, 2));
  expect(await list(await signIn('alice', history({ enabled: false })))).toEqual([]);
  await close();
});
