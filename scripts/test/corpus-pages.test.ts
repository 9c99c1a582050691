import { join } from 'node:path';
import { beforeEach, beforeAll, expect, test } from 'vitest';
import { writePackages, inEmulator } from './corpus.ts';
import { temporaryFolder } from './temporary-folder.ts';

const folder = temporaryFolder(inEmulator);

interface Page extends AsyncIterable<{ id: string }> {
  data: { id: string }[];
  hasNextPage(): boolean;
  getNextPage(): Promise<Page>;
  iterPages(): AsyncIterable<Page>;
}
interface PagePromise extends Promise<Page>, AsyncIterable<{ id: string }> {
  asResponse(): Promise<Response>;
  withResponse(): Promise<{ data: Page; request_id: string | null }>;
}
type List = (params?: object, options?: object) => PagePromise;

/** The ids of each page by its cursor. */
const pages: Record<string, string[]> = { '': ['a', 'b'], b: ['c'], c: ['d', 'e'] };
let list: List;
let urls: string[];
let next = (ids: string[]): string | null => ids.at(-1) ?? null;

function respond(url: string): Response {
  urls.push(url);
  const ids = pages[new URL(url).searchParams.get('after') ?? ''] ?? [];
  const body = {
    object: 'list',
    data: ids.map((id) => ({ id })),
    first_id: ids[0] ?? null,
    last_id: next(ids),
    has_more: !ids.includes('e'),
  };
  return new Response(JSON.stringify(body), { headers: { 'x-request-id': `req_${urls.length}` } });
}

beforeAll(async () => {
  const to = await writePackages(folder, 'museum');
  const { ChatKit } = await import(join(to, 'client/src/index.ts'));
  const fetch = async (url: string) => respond(url);
  const chatkit = new ChatKit({ apiKey: 'sk-not-a-key', baseURL: 'http://museum.test', fetch });
  list = (params, options) => chatkit.exhibits.list(params, options);
});
beforeEach(() => {
  urls = [];
  next = (ids) => ids.at(-1) ?? null;
});

const idsOf = (items: AsyncIterable<{ id: string }>) => Array.fromAsync(items, ({ id }) => id);

test('iterating over a call yields the items of every page and sends the same params for each page', async () => {
  expect(await idsOf(list({ limit: 2 }, { query: { lang: 'de' } }))).toEqual([
    'a',
    'b',
    'c',
    'd',
    'e',
  ]);
  expect(urls.map((url) => new URL(url).search)).toEqual([
    '?limit=2&lang=de',
    '?limit=2&after=b&lang=de',
    '?limit=2&after=c&lang=de',
  ]);
});

test('iterating requests a page only when its items are needed', async () => {
  for await (const { id } of list()) if (id === 'b') break;
  expect(urls).toHaveLength(1);
});

test('a page has data, a request id and a method for the next page', async () => {
  const first = await list();
  expect(JSON.parse(JSON.stringify(first))).toMatchObject({ object: 'list', last_id: 'b' });
  expect(first).toHaveProperty('_request_id', 'req_1');
  expect(first.hasNextPage()).toBe(true);
  const second = await first.getNextPage();
  expect(await idsOf(second)).toEqual(['c', 'd', 'e']);
  const all = await Array.fromAsync(first.iterPages(), ({ data }) => data.length);
  expect(all).toEqual([2, 1, 2]);
});

test('the last page has no next page, and getting it throws', async () => {
  const last = await list({ after: 'c' });
  expect(last.hasNextPage()).toBe(false);
  await expect(last.getNextPage()).rejects.toThrow('This is the last page.');
});

test('an empty page is the last page, even with has_more: true', async () => {
  expect((await list({ after: 'nothing' })).hasNextPage()).toBe(false);
});

test.each([
  ['equals the cursor of the same page', () => 'b'],
  ['repeats the cursor of an earlier page', (ids: string[]) => (ids.includes('a') ? 'b' : 'a')],
])('iterating throws if the next cursor %s', async (_, cursor) => {
  next = cursor;
  pages['a'] = ['f'];
  await expect(idsOf(list({ after: 'b' }))).rejects.toThrow(
    'exhibits.list: last_id leads to an earlier page.',
  );
  expect(urls.length).toBeLessThan(3);
});

test('withResponse() and asResponse() return the response of the first page', async () => {
  const { data, request_id } = await list().withResponse();
  expect([data.hasNextPage(), request_id]).toEqual([true, 'req_1']);
  expect(await (await list().asResponse()).json()).toMatchObject({ object: 'list' });
});
