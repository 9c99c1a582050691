import { ChatKit } from '@chatkit-sessions/client';
import { createEmulator } from '@chatkit-sessions/emulator';
import { expect, test } from 'vitest';
import { createApp } from '../src/app.ts';

function setUp() {
  const emulator = createEmulator();
  const app = createApp({
    chatkit: new ChatKit({ apiKey: 'sk-not-a-key', fetch: emulator.fetch }),
    workflow: 'wf_example',
    cookieSecret: 'not-a-secret',
  });
  const post = async (path: string, body: unknown, cookie = ''): Promise<Response> =>
    app.request(`http://localhost/api/${path}`, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json', origin: 'http://localhost', cookie },
    });
  return { emulator, post };
}

test('a signed-in user gets a session', async () => {
  const { emulator, post } = setUp();
  const signedIn = await post('sign-in', { name: 'Ada' });
  expect(signedIn.status).toBe(204);
  const [cookie = ''] = signedIn.headers.getSetCookie()[0]?.split(';') ?? [];
  const created = await post('chatkit/session', { topic: 'billing' }, cookie);
  const [session] = emulator.sessions.list();
  expect(await created.json()).toEqual({
    client_secret: session?.client_secret,
    expires_at: session?.expires_at,
  });
  expect(session?.user).toBe('user_Ada');
  expect(session?.chatkit_configuration.file_upload).toMatchObject({ enabled: true, max_files: 3 });
  expect(session?.workflow).toMatchObject({
    id: 'wf_example',
    state_variables: { topic: 'billing' },
  });
});

test('without a sign-in or with a forged cookie there is no session', async () => {
  const { emulator, post } = setUp();
  expect((await post('chatkit/session', { topic: 'billing' })).status).toBe(401);
  const forged = 'signed-in=Ada.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA%3D';
  expect((await post('chatkit/session', { topic: 'billing' }, forged)).status).toBe(401);
  expect(emulator.sessions.list()).toEqual([]);
});

test.each<[string, unknown]>([
  ['a blank name', ' '],
  ['a name of 41 characters', 'a'.repeat(41)],
  ['a name with half of a surrogate pair', 'Ada \ud83d'],
  ['a name that is no string', 5],
])('signing in with %s is a 422 that says what a name must be', async (_, name) => {
  const response = await setUp().post('sign-in', { name });
  expect(response.status).toBe(422);
  expect(await response.json()).toEqual({
    error: 'The name must have 1 to 40 whole characters.',
  });
  expect(response.headers.getSetCookie()).toEqual([]);
});

test('a name of any whole characters signs in', async () => {
  const { emulator, post } = setUp();
  const [cookie] = (await post('sign-in', { name: 'Zoë 😀;=' })).headers.getSetCookie();
  const created = await post('chatkit/session', { topic: 'other' }, cookie?.split(';')[0]);
  expect(created.status).toBe(200);
  expect(emulator.sessions.list()[0]?.user).toBe('user_Zoë 😀;=');
});

test('an unknown topic is a 422, and signing out deletes the cookie', async () => {
  const { emulator, post } = setUp();
  const signedIn = await post('sign-in', { name: 'Ada' });
  const cookie = signedIn.headers.getSetCookie()[0]?.split(';')[0];
  expect((await post('chatkit/session', { topic: 'all', workflow: 'wf_x' }, cookie)).status).toBe(
    422,
  );
  expect(emulator.sessions.list()).toEqual([]);
  const [deleted] = (await post('sign-out', {}, cookie)).headers.getSetCookie();
  expect(deleted).toMatch(/^signed-in=; Max-Age=0; Path=\//);
});
