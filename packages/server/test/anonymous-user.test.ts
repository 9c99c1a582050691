import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  createSessionHandler,
  signedAnonymousUser,
  type SignedAnonymousUserOptions,
} from '../src/index.ts';
import { createApi, post } from './api.ts';

const secrets = ['one-not-a-secret-of-32-characters', 'two-not-a-secret-of-32-characters'] as const;
const defaultName = '__Host-chatkit-user';

/** A visit with a cookie: who it was taken for, and the cookie afterwards. */
async function visit(
  cookie: string | undefined,
  options: Partial<SignedAnonymousUserOptions> = {},
): Promise<{ id: string; setCookie: string; cookie: string }> {
  const user = signedAnonymousUser({ secrets: [secrets[0]], ...options });
  const { id, headers } = await user(post({ headers: cookie === undefined ? {} : { cookie } }));
  const [setCookie = ''] = headers.getSetCookie();
  return { id, setCookie, cookie: setCookie.split(';')[0] ?? '' };
}

test('the id is stable over visits, and random', async () => {
  const first = await visit(undefined);
  const second = await visit(`theme=dark; ${first.cookie}; lang=de`);
  const other = await visit('theme=dark');
  expect(first.id).toMatch(/^anon_[0-9a-f-]{36}$/);
  expect(second.id).toBe(first.id);
  expect(second.cookie).toBe(first.cookie);
  expect(other.id).not.toBe(first.id);
});

test('the cookie is out of reach of scripts, of plain HTTP and of other sites', async () => {
  const { setCookie } = await visit(undefined);
  const [pair, ...attributes] = setCookie.split('; ');
  expect(pair).toMatch(/^__Host-chatkit-user=anon_/);
  expect(attributes.sort()).toEqual([
    'HttpOnly',
    'Max-Age=15552000',
    'Path=/',
    'SameSite=Lax',
    'Secure',
  ]);
  const strict = await visit(undefined, { sameSite: 'Strict', maxAge: 60.5, name: 'visitor' });
  expect(strict.setCookie).toMatch(/^visitor=.*Max-Age=60;.*HttpOnly; Secure; SameSite=Strict$/);
});

test('secrets rotate: an old one is believed, the first one signs', async () => {
  const old = await visit(undefined, { secrets: [secrets[0]] });
  const both = await visit(old.cookie, { secrets: [secrets[1], secrets[0]] });
  expect(both.id).toBe(old.id);
  expect(both.cookie).not.toBe(old.cookie);
  expect((await visit(both.cookie, { secrets: [secrets[1]] })).id).toBe(old.id);
  expect((await visit(old.cookie, { secrets: [secrets[1]] })).id).not.toBe(old.id);
});

test('the name is signed too: a cookie under another name is a new user', async () => {
  const { id, cookie } = await visit(undefined, { name: 'chat' });
  const renamed = cookie.replace('chat=', 'admin-chat=');
  expect((await visit(renamed, { name: 'admin-chat' })).id).not.toBe(id);
  expect((await visit(cookie, { name: 'chat' })).id).toBe(id);
});

test('a forged cookie of the same name, wherever it stands, does not hide the good one', async () => {
  const { id, cookie } = await visit(undefined, { name: 'chat' });
  const forged = [`chat=anon_admin.${'A'.repeat(43)}=`, 'chat=', 'chat'];
  for (const other of forged) {
    expect((await visit(`${other}; ${cookie}`, { name: 'chat' })).id).toBe(id);
    expect((await visit(`${cookie};${other}`, { name: 'chat' })).id).toBe(id);
    expect((await visit(`${other}; ${other}`, { name: 'chat' })).id).toMatch(
      /^anon_[0-9a-f-]{36}$/,
    );
  }
});

test('a cookie that was cut anywhere is a new user', async () => {
  const { id, cookie } = await visit(undefined);
  for (let length = 0; length < cookie.length; length++) {
    expect((await visit(cookie.slice(0, length))).id).not.toBe(id);
  }
});

test('a cookie with any character changed is a new user', async () => {
  const { cookie } = await visit(undefined);
  const value = decodeURIComponent(cookie.slice(defaultName.length + 1));
  await fc.assert(
    fc.asyncProperty(
      fc.nat(value.length - 1),
      fc.string({ minLength: 1, maxLength: 1 }),
      async (at, by) => {
        fc.pre(value[at] !== by);
        const forged = value.slice(0, at) + by + value.slice(at + 1);
        const { id } = await visit(`${defaultName}=${encodeURIComponent(forged)}`);
        expect(value.slice(0, id.length)).not.toBe(id);
        expect(forged.slice(0, id.length)).not.toBe(id);
      },
    ),
  );
});

test('every other spelling of a signature is a new user', async () => {
  const { id, cookie } = await visit(undefined);
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
  const value = decodeURIComponent(cookie);
  for (const last of alphabet) {
    const spelling = `${value.slice(0, -2)}${last}=`;
    if (spelling === value) continue;
    expect((await visit(spelling.replace(/\+/g, '%2B'))).id).not.toBe(id);
  }
});

test.each([
  'admin',
  'admin.',
  '.',
  `admin.${'A'.repeat(43)}=`,
  `anon_1.${btoa('x'.repeat(32))}`,
  '%E0%A4%A',
  '"quoted"',
  'anon_m%C3%BCller.%F0%9F%94%91',
  'müller',
  `${'anon_'.repeat(100_000)}.${'A'.repeat(43)}=`,
  'a.'.repeat(100_000),
  '__proto__',
])('the unsigned %.40j is a new user', async (value) => {
  const { id } = await visit(`${defaultName}=${value}`);
  expect(id).toMatch(/^anon_[0-9a-f-]{36}$/);
  expect(value).not.toContain(id);
});

test('the handler sets the cookie and mints for the id in it, also when minting fails', async () => {
  const { chatkit, calls } = createApi();
  const user = signedAnonymousUser({ secrets: [secrets[0]] });
  const handler = createSessionHandler({ chatkit, workflow: 'wf_123', user });
  const response = await handler(post());
  const [cookie = ''] = response.headers.getSetCookie();
  expect(decodeURIComponent(cookie)).toContain(calls[0]?.params.user);
  await handler(post({ headers: { cookie: cookie.split(';')[0] ?? '' } }));
  expect(calls[1]?.params.user).toBe(calls[0]?.params.user);

  const broken = createApi(async () => new Response(null, { status: 500 }));
  const options = { chatkit: broken.chatkit, workflow: 'wf_123', user, onError: () => {} };
  const failed = await createSessionHandler(options)(post());
  expect(failed.status).toBe(502);
  expect(decodeURIComponent(failed.headers.getSetCookie()[0] ?? '')).toContain(
    broken.calls[0]?.params.user,
  );
});

test.each<[string, Partial<SignedAnonymousUserOptions>, RegExp]>([
  ['no secret', { secrets: [] }, /at least 32 characters/],
  ['a short secret', { secrets: [secrets[0], 'short'] }, /at least 32 characters/],
  ['a name that splits the header', { name: 'a; b' }, /name must be/],
  ['no name', { name: '' }, /name must be/],
  [
    'a secret that is not set',
    { secrets: ['x'.repeat(32), undefined as unknown as string] },
    /secrets must/,
  ],
  ['a maxAge above 400 days', { maxAge: 401 * 86_400 }, /maxAge must be/],
  ['a maxAge that is none', { maxAge: Number.NaN }, /maxAge must be/],
])('%s is refused at once', (_, wrong, message) => {
  expect(() => signedAnonymousUser({ secrets: [secrets[0]], ...wrong })).toThrow(message);
});

test('a refused secret is not shown', () => {
  expect(() => signedAnonymousUser({ secrets: ['short-secret'] })).toThrow(
    expect.not.objectContaining({ message: expect.stringContaining('short-secret') as string }),
  );
});
