import OpenAI from 'openai';
import { expect, test } from 'vitest';
import { APIPromise, ChatKit, ChatKitError, CursorPage, PagePromise } from '../src/index.ts';
import { apiKey } from './session.ts';
import { failure, json, rejection, stub, type Sent } from './stub.ts';

/** The ids of each page, by the cursor that leads to it. */
const pages: Record<string, string[]> = { '': ['a', 'b'], b: ['c'], c: ['d', 'e'] };

function listBody(url: string, fields: object = {}): Record<string, unknown> {
  const ids = pages[new URL(url).searchParams.get('after') ?? ''] ?? [];
  return {
    object: 'list',
    data: ids.map((id) => ({ id })),
    first_id: ids[0] ?? null,
    last_id: ids.at(-1) ?? null,
    has_more: !ids.includes('e'),
    ...fields,
  };
}

const respond = ({ url }: Sent): Response => json(listBody(url));

async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const item of items) list.push(item);
  return list;
}

const idsOf = async (items: AsyncIterable<{ id: string }>) =>
  (await collect(items)).map(({ id }) => id);
const cursorsOf = (sent: Sent[]) => sent.map(({ url }) => new URL(url).searchParams.get('after'));

test('threads.list gives a page with the data as received and with its request id', async () => {
  const { chatkit } = stub([respond]);
  const promise = chatkit.threads.list();
  expect(promise).toBeInstanceOf(PagePromise);
  expect(promise).toBeInstanceOf(APIPromise);
  const page = await promise;
  expect(page).toBeInstanceOf(CursorPage);
  expect(JSON.parse(JSON.stringify(page))).toEqual({
    object: 'list',
    data: [{ id: 'a' }, { id: 'b' }],
    first_id: 'a',
    last_id: 'b',
    has_more: true,
  });
  expect(page._request_id).toBe('req_123');
  expect(page.getPaginatedItems()).toBe(page.data);
  expect(page.hasNextPage()).toBe(true);
});

test('iterating over a promise, a page and iterPages() gives the items of every page', async () => {
  const { chatkit } = stub([respond]);
  expect(await idsOf(chatkit.threads.list())).toEqual(['a', 'b', 'c', 'd', 'e']);
  const page = await chatkit.threads.list();
  expect(await idsOf(page)).toEqual(['a', 'b', 'c', 'd', 'e']);
  expect((await collect(page.iterPages())).map(({ last_id }) => last_id)).toEqual(['b', 'c', 'e']);
});

test('a further page is requested with the same path, params and options', async () => {
  const { chatkit, sent } = stub([respond]);
  const options = { headers: { 'x-team': 'support' }, query: { lang: 'de' }, idempotencyKey: 'k' };
  const page = await chatkit.threads.listItems('cthr_123', { limit: 2, order: 'asc' }, options);
  expect(await (await page.getNextPage()).getNextPage()).toMatchObject({ last_id: 'e' });
  const path = '/v1/chatkit/threads/cthr_123/items?limit=2&order=asc';
  expect(sent.map(({ url }) => url.replace('https://api.openai.com', ''))).toEqual([
    `${path}&lang=de`,
    `${path}&after=b&lang=de`,
    `${path}&after=c&lang=de`,
  ]);
  for (const { headers } of sent) {
    expect(headers.get('x-team')).toBe('support');
    expect(headers.get('openai-beta')).toBe('chatkit_beta=v1');
  }
});

test('a page is only requested when the loop reaches it', async () => {
  const { chatkit, sent } = stub([respond]);
  for await (const { id } of chatkit.threads.list()) {
    expect(sent).toHaveLength('ab'.includes(id) ? 1 : 2);
    if (id === 'c') break;
  }
  expect(cursorsOf(sent)).toEqual([null, 'b']);
});

test.for<[string, object]>([
  ['has_more is false', { has_more: false }],
  ['has_more is missing', { has_more: undefined }],
  ['last_id is null', { last_id: null }],
  ['data are empty', { data: [] }],
  ['data are not a list', { data: null }],
])('a page is the last one when %s', async ([, fields]) => {
  const { chatkit, sent } = stub([({ url }) => json(listBody(url, fields))]);
  const page = await chatkit.threads.list();
  expect(page.hasNextPage()).toBe(false);
  const error = await rejection(page.getNextPage());
  expect(error).toBeInstanceOf(ChatKitError);
  expect(error).toHaveProperty('message', 'This is the last page. Ask hasNextPage() first.');
  await collect(page);
  expect(sent).toHaveLength(1);
});

test.for<[string, string | undefined, string[]]>([
  ['the cursor of the call', 'b', ['b']],
  ['the cursor of the page itself', undefined, ['b', 'b']],
  ['the cursor of an earlier page', undefined, ['b', 'c', 'b']],
])('iterating ends in an error when last_id repeats %s', async ([, after, lastIds]) => {
  const replies = lastIds.map(
    (last_id) =>
      ({ url }: Sent) =>
        json(listBody(url, { last_id, has_more: true })),
  );
  const { chatkit, sent } = stub(replies);
  const error = await rejection(collect(chatkit.threads.list({ after })));
  expect(error).toBeInstanceOf(ChatKitError);
  expect(String(error)).toContain('threads.list: last_id leads to an earlier page');
  expect(sent).toHaveLength(lastIds.length);
});

test('each page has retries of its own', async () => {
  const lost = failure(503, { 'retry-after-ms': '0' });
  const { chatkit, sent } = stub([lost, respond, lost, respond, lost, respond], { maxRetries: 1 });
  expect(await idsOf(chatkit.threads.list())).toEqual(['a', 'b', 'c', 'd', 'e']);
  expect(cursorsOf(sent)).toEqual([null, null, 'b', 'b', 'c', 'c']);
});

test('iterating gives the items of a page before it throws the error of the next one', async () => {
  const { chatkit } = stub([respond, failure(404)]);
  const seen: string[] = [];
  const iterate = async (): Promise<void> => {
    for await (const { id } of chatkit.threads.list()) seen.push(id);
  };
  expect(await rejection(iterate())).toMatchObject({ name: 'NotFoundError', status: 404 });
  expect(seen).toEqual(['a', 'b']);
});

test('the signal of a list aborts its later pages', async () => {
  const { chatkit, sent } = stub([respond]);
  const controller = new AbortController();
  const page = await chatkit.threads.list({}, { signal: controller.signal });
  controller.abort();
  expect(await rejection(page.getNextPage())).toMatchObject({ name: 'APIUserAbortError' });
  expect(sent).toHaveLength(1);
});

test('withResponse() gives the page that the promise gives, and asResponse() its response', async () => {
  const { chatkit, sent } = stub([respond]);
  const promise = chatkit.threads.list();
  const raw = await promise.asResponse();
  const { data, response, request_id } = await promise.withResponse();
  expect(data).toBe(await promise);
  expect(response).toBe(raw);
  expect(request_id).toBe('req_123');
  expect(sent).toHaveLength(1);
});

/** What both clients have. */
type Threads = OpenAI['beta']['chatkit']['threads'] & ChatKit['threads'];

const calls: [string, (threads: Threads) => Promise<unknown>][] = [
  ['retrieve', (threads) => threads.retrieve('cthr_1')],
  ['delete', (threads) => threads.delete('cthr_1')],
  ['list', (threads) => threads.list()],
  [
    'list with params',
    (threads) => threads.list({ after: 'b', before: 'e', limit: 0, order: 'asc', user: 'x y' }),
  ],
  ['list with options', (threads) => threads.list({ limit: 1 }, { headers: { 'x-team': 'a' } })],
  ['listItems', (threads) => threads.listItems('cthr_1')],
  [
    'listItems with params',
    (threads) => threads.listItems('cthr_1', { after: 'b', before: 'e', limit: 0, order: 'asc' }),
  ],
  ['iteration', (threads) => collect(threads.list({ limit: 2 }))],
  ['the next page', async (threads) => (await threads.listItems('cthr_1')).getNextPage()],
  ['pages', async (threads) => collect((await threads.list()).iterPages())],
  ['a blank user', (threads) => threads.list({ user: '' })],
  ['a user of white space', (threads) => threads.list({ user: ' ' })],
  ['a blank cursor', (threads) => threads.list({ after: '' })],
  ['no user', (threads) => threads.list({ user: undefined })],
  ['no next page', async (threads) => (await threads.list({ after: 'c' })).hasNextPage()],
];

test.for(calls)('%s: the requests and data of the official SDK', async ([, call]) => {
  const run = async (make: (fetch: typeof globalThis.fetch) => unknown): Promise<unknown> => {
    const sent: unknown[] = [];
    const threads = make(async (input, init) => {
      const { method, url, headers } = new Request(input, init);
      const { searchParams, pathname } = new URL(url);
      const query = [...searchParams].toSorted();
      sent.push([method, pathname, query, headers.get('openai-beta'), headers.get('x-team')]);
      return json(listBody(url));
    });
    const result = await call(threads as Threads); // The calls use what both have.
    return { sent, result: JSON.parse(JSON.stringify(result, publicFields)) as unknown };
  };
  const theirs = await run((fetch) => new OpenAI({ apiKey, fetch }).beta.chatkit.threads);
  const ours = await run((fetch) => new ChatKit({ apiKey, fetch }).threads);
  expect(ours).toEqual(theirs);
});

/** Keeps what both clients document of a page: the official SDK adds its response and drops `first_id`. */
function publicFields(this: unknown, name: string, value: unknown): unknown {
  return ['options', 'response', 'body', 'object', 'first_id'].includes(name) ? undefined : value;
}

test('list({ user: "" }) sends the blank user also over a default of the client', async () => {
  const urls: string[] = [];
  const fetch: typeof globalThis.fetch = (input) => {
    urls.push(new Request(input).url);
    return Promise.resolve(json({ object: 'list', data: [], has_more: false }));
  };
  const chatkit = new ChatKit({ apiKey, fetch, defaultQuery: { user: 'user_2' } });
  await chatkit.threads.list({ user: '' });
  await chatkit.threads.list({ user: null as never });
  expect(urls.map((url) => new URL(url).search)).toEqual(['?user=', '?user=']);
});

test('a list that is answered with 204 is an empty page, not a TypeError', async () => {
  const { chatkit } = stub([() => new Response(null, { status: 204 })]);
  const page = await chatkit.threads.list();
  expect(page.getPaginatedItems()).toEqual([]);
  expect(page.hasNextPage()).toBe(false);
});
