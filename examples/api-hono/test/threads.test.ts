import { ChatKit } from '@chatkit-sessions/client';
import { createEmulator } from '@chatkit-sessions/emulator';
import { expect, test, vi } from 'vitest';
import { createApp } from '../src/app.ts';

function setUp({ ignoresUser = false } = {}) {
  const emulator = createEmulator();
  const fetch: typeof globalThis.fetch = (input, init) => {
    const url = new URL(String(input));
    if (ignoresUser) url.searchParams.delete('user');
    return emulator.fetch(url, init);
  };
  const app = createApp({
    chatkit: new ChatKit({ apiKey: 'sk-not-a-key', fetch, maxRetries: 0 }),
    workflow: 'wf_example',
    cookieSecret: 'not-a-secret',
  });
  const signIn = async (name: string) => {
    const { headers } = await app.request('http://localhost/api/sign-in', {
      method: 'POST',
      body: JSON.stringify({ name }),
    });
    const cookie = headers.getSetCookie()[0]?.split(';')[0] ?? '';
    return (path: string, method = 'GET'): Response | Promise<Response> =>
      app.request(`http://localhost/api/threads${path}`, { method, headers: { cookie } });
  };
  /** Adds a thread for each title, the last one being the newest. */
  const add = (user: string, ...titles: string[]): string[] =>
    titles.map((title, at) => emulator.threads.add({ user, title, created_at: at }).id);
  return { app, emulator, signIn, add };
}

interface Page {
  threads: { id: string; title: string }[];
  next: string | null;
}
const read = async (response: Response | Promise<Response>): Promise<Page> =>
  (await response).json() as Promise<Page>;
const titles = ({ threads }: Page): string[] => threads.map(({ title }) => title);

test('the list has only the threads of the user, the newest first, a page at a time', async () => {
  const { signIn, add } = setUp();
  const [oldest] = add('user_Ada', 'a1', 'a2', 'a3', 'a4', 'a5', 'a6');
  add('user_Grace', 'g1');
  const ada = await signIn('Ada');
  const first = await read(ada(''));
  expect(titles(first)).toEqual(['a6', 'a5', 'a4', 'a3', 'a2']);
  const second = await read(ada(`?after=${first.next}`));
  expect(second).toEqual({
    threads: [{ id: oldest, title: 'a1', created_at: 0 }],
    next: null,
  });
  expect(titles(await read((await signIn('Grace'))('')))).toEqual(['g1']);
  expect(await read((await signIn('Mary'))(''))).toEqual({ threads: [], next: null });
});

test('the list has cache-control: no-store', async () => {
  const ada = await setUp().signIn('Ada');
  expect((await ada('')).headers.get('cache-control')).toBe('no-store');
});

test("a cursor of another user's thread is a 400 and shows none of their threads", async () => {
  const { signIn, add } = setUp();
  const [, theirs] = add('user_Grace', 'g1', 'g2');
  const response = await (await signIn('Ada'))(`?after=${theirs}`);
  expect(response.status).toBe(400);
  expect(await response.json()).toEqual({ error: 'Invalid request.' });
});

test('the list shows no thread of another user, even if the API ignores the user', async () => {
  const { signIn, add } = setUp({ ignoresUser: true });
  add('user_Ada', 'a1');
  const ada = await signIn('Ada');
  expect(titles(await read(ada('')))).toEqual(['a1']);
  // The last one of a page would be its cursor.
  add('user_Grace', 'g1', 'g2', 'g3', 'g4', 'g5', 'g6');
  const log = vi.spyOn(console, 'error').mockReturnValue();
  const response = await ada('');
  expect(response.status).toBe(502);
  expect(await response.json()).toEqual({ error: 'The threads are not available.' });
  expect(log).toHaveBeenCalledExactlyOnceWith('Error: The API listed a thread of another user.');
  log.mockRestore();
});

test('a user deletes a thread of their own', async () => {
  const { emulator, signIn, add } = setUp();
  const [first, second] = add('user_Ada', 'a1', 'a2');
  const ada = await signIn('Ada');
  expect((await ada(`/${first}`, 'DELETE')).status).toBe(204);
  expect(emulator.threads.list().map(({ id }) => id)).toEqual([second]);
  expect((await ada(`/${first}`, 'DELETE')).status).toBe(404);
});

test("deleting another user's thread gets the same 404 as deleting an unknown thread", async () => {
  const { emulator, signIn, add } = setUp();
  const [theirs] = add('user_Grace', 'g1');
  const ada = await signIn('Ada');
  const responses = [
    ada(`/${theirs}`, 'DELETE'),
    ada('/cthr_none', 'DELETE'),
    ada('/%20', 'DELETE'),
  ];
  for (const response of await Promise.all(responses)) {
    expect(response.status).toBe(404);
    expect(await response.json()).toEqual({ error: 'Not found.' });
  }
  expect(emulator.threads.list().map(({ id }) => id)).toEqual([theirs]);
});

test('without a sign-in, listing and deleting threads get a 401', async () => {
  const { app, emulator, add } = setUp();
  const [id] = add('user_Ada', 'a1');
  expect((await app.request('http://localhost/api/threads')).status).toBe(401);
  const deleted = await app.request(`http://localhost/api/threads/${id}`, { method: 'DELETE' });
  expect(deleted.status).toBe(401);
  expect(emulator.threads.list()).toHaveLength(1);
});

test("an error of the API is a 502 that does not repeat the API's message", async () => {
  const { emulator, signIn } = setUp();
  const ada = await signIn('Ada');
  const log = vi.spyOn(console, 'error').mockReturnValue();
  emulator.faults.add({ status: 500, body: { error: { message: 'internal detail' } } });
  const response = await ada('');
  expect(response.status).toBe(502);
  expect(await response.json()).toEqual({ error: 'The threads are not available.' });
  expect(log).toHaveBeenCalledOnce();
  log.mockRestore();
});
