import { ChatKit } from '@chatkit-sessions/client';
import { expect, test } from 'vitest';
import { createBackEnd } from '../src/back-end.ts';

const origin = 'http://shop.example';
const app = createBackEnd({
  chatkit: new ChatKit({ apiKey: 'sk-not-a-key', fetch: () => expect.unreachable() }),
  chatURL: 'http://chat.example/chatkit',
  cookieSecret: 'not-a-secret',
});

/** Sends the sign-in form, and returns the cookie. */
async function signIn(name: string): Promise<string | undefined> {
  const body = new URLSearchParams({ name });
  const headers = { origin };
  const response = await app.request(`${origin}/sign-in`, { method: 'POST', headers, body });
  return response.headers.getSetCookie()[0]?.split(';')[0];
}

const read = async (cookie = ''): Promise<string> =>
  (await app.request(origin, { headers: { cookie } })).text();

test('the page shows the name as text, and gives ChatKit the URL of the gateway', async () => {
  const page = await read(await signIn('<b>Ada</b>'));
  expect(page).toContain('Support for &lt;b&gt;Ada&lt;/b&gt;');
  expect(page).toContain('data-url="http://chat.example/chatkit"');
});

test('with a blank name or a forged cookie the page asks to sign in', async () => {
  expect(await signIn(' ')).toBeUndefined();
  const cookie = (await signIn('Ada'))?.replace('Ada', 'Grace');
  expect(cookie).toContain('Grace.');
  expect(await read(cookie)).toContain('Your name');
});

test('a form of another origin signs nobody in', async () => {
  const headers = { origin: 'https://evil.example' };
  const body = new URLSearchParams({ name: 'Ada' });
  const response = await app.request(`${origin}/sign-in`, { method: 'POST', headers, body });
  expect(response.status).toBe(403);
});
