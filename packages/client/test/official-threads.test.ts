// The cases of the official SDK's own tests of threads. Both clients run each of them.
import OpenAI from 'openai';
import { describe, expect, test } from 'vitest';
import { ChatKit, NotFoundError } from '../src/index.ts';
import { apiKey } from './session.ts';
import { failure, json } from './stub.ts';

/** What both clients have. */
type Threads = OpenAI['beta']['chatkit']['threads'] & ChatKit['threads'];
type Fetch = (input: string | URL | Request, init?: RequestInit) => Promise<Response>;

/** What the promise of each call has. */
interface Call extends PromiseLike<unknown> {
  asResponse(): Promise<Response>;
  withResponse(): Promise<{ data: unknown; response: Response }>;
}

const body = { id: 'cthr_123', object: 'list', data: [], first_id: null, last_id: null };
const cursors = { after: 'after', before: 'before', limit: 0, order: 'asc' } as const;

/** Responds with 404 to a request that has this header, which only the options of a call can set. */
const unknown = { headers: { 'x-unknown': 'yes' } };
const respond: Fetch = (input, init) => {
  const { headers } = new Request(input, init);
  return Promise.resolve(headers.has('x-unknown') ? failure(404) : json(body));
};

describe.for<[string, (fetch: Fetch) => unknown, typeof NotFoundError]>([
  ['ours', (fetch) => new ChatKit({ apiKey, fetch }).threads, NotFoundError],
  [
    'the official SDK',
    (fetch) => new OpenAI({ apiKey, fetch }).beta.chatkit.threads,
    // Both classes are thrown with the same fields.
    OpenAI.NotFoundError as unknown as typeof NotFoundError,
  ],
])('%s', ([, create, NotFound]) => {
  const threads = create(respond) as Threads; // The calls use what both have.

  test.for<[string, () => Call]>([
    ['retrieve', () => threads.retrieve('cthr_123')],
    ['list', () => threads.list()],
    ['delete', () => threads.delete('cthr_123')],
    ['listItems', () => threads.listItems('cthr_123')],
  ])('%s: asResponse(), the data and withResponse() agree', async ([, call]) => {
    const promise = call();
    const raw = await promise.asResponse();
    expect(raw).toBeInstanceOf(Response);
    const data = await promise;
    expect(data).not.toBeInstanceOf(Response);
    const both = await promise.withResponse();
    expect(both.data).toBe(data);
    expect(both.response).toBe(raw);
  });

  test('list and listItems take params and options, and throw NotFoundError for a 404', async () => {
    const list = threads.list({ ...cursors, user: 'x' }, unknown);
    await expect(list).rejects.toThrow(NotFound);
    const listItems = threads.listItems('cthr_123', cursors, unknown);
    await expect(listItems).rejects.toThrow(NotFound);
  });
});
