import { parse } from 'hono/utils/cookie';
import * as fc from 'fast-check';
import { afterEach, expect, test, vi } from 'vitest';
import {
  createSessionHandler,
  signedAnonymousUser,
  type SignedAnonymousUserOptions,
} from '../src/index.ts';
import { createApi, post } from './api.ts';

vi.mock('hono/utils/cookie', { spy: true });

const secrets = ['one-not-a-secret-of-32-characters', 'two-not-a-secret-of-32-characters'] as const;
const defaultName = '__Host-chatkit-user';

afterEach(() => {
  vi.restoreAllMocks();
});

/** Sends a request with a cookie. Returns the visitor's id and the cookie that the response sets. */
async function visit(
  cookie: string | undefined,
  options: Partial<SignedAnonymousUserOptions> = {},
): Promise<{ id: string; setCookie: string; cookie: string }> {
  const user = signedAnonymousUser({ secrets: [secrets[0]], ...options });
  const { id, headers } = await user(post({ headers: cookie === undefined ? {} : { cookie } }));
  const [setCookie = ''] = headers.getSetCookie();
  return { id, setCookie, cookie: setCookie.split(';')[0] ?? '' };
}

test('signedAnonymousUser gives each visitor a random id and recognises it on the next visit', async () => {
  const first = await visit(undefined);
  const second = await visit(`theme=dark; ${first.cookie}; lang=de`);
  const other = await visit('theme=dark');
  expect(first.id).toMatch(/^anon_[0-9a-f-]{36}$/);
  expect(second.id).toBe(first.id);
  expect(second.cookie).toBe(first.cookie);
  expect(other.id).not.toBe(first.id);
});

test('the cookie of an anonymous user is HttpOnly, Secure and SameSite=Lax by default', async () => {
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

test('the first secret signs the cookie, and every secret verifies it', async () => {
  const old = await visit(undefined, { secrets: [secrets[0]] });
  const both = await visit(old.cookie, { secrets: [secrets[1], secrets[0]] });
  expect(both.id).toBe(old.id);
  expect(both.cookie).not.toBe(old.cookie);
  expect((await visit(both.cookie, { secrets: [secrets[1]] })).id).toBe(old.id);
  expect((await visit(old.cookie, { secrets: [secrets[1]] })).id).not.toBe(old.id);
});

test('a signed cookie that was renamed gets a new id', async () => {
  const { id, cookie } = await visit(undefined, { name: 'chat' });
  const renamed = cookie.replace('chat=', 'admin-chat=');
  expect((await visit(renamed, { name: 'admin-chat' })).id).not.toBe(id);
  expect((await visit(cookie, { name: 'chat' })).id).toBe(id);
});

test('a forged cookie of the same name does not hide the genuine one', async () => {
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

test('a truncated cookie gets a new id', async () => {
  const { id, cookie } = await visit(undefined);
  for (let length = 0; length < cookie.length; length++) {
    expect((await visit(cookie.slice(0, length))).id).not.toBe(id);
  }
});

test('a cookie with any changed character gets a new id', async () => {
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
    { seed: 1 },
  );
});

test('a cookie with a non-canonical base64 signature gets a new id', async () => {
  const { id, cookie } = await visit(undefined);
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
  const value = decodeURIComponent(cookie);
  for (const last of alphabet) {
    const spelling = `${value.slice(0, -2)}${last}=`;
    if (spelling === value) continue;
    expect((await visit(spelling.replace(/\+/g, '%2B'))).id).not.toBe(id);
  }
});

const unsigned = [
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
];
test.each(unsigned.map((value) => [value.slice(0, 40), value]))(
  'the unsigned cookie %j gets a new id',
  async (_, value) => {
    const { id } = await visit(`${defaultName}=${value}`);
    expect(id).toMatch(/^anon_[0-9a-f-]{36}$/);
    expect(value).not.toContain(id);
  },
);

test("the handler sets the cookie of the session's user, even if the API fails", async () => {
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
  ['an empty list of secrets', { secrets: [] }, /at least 32 characters/],
  ['a short secret', { secrets: [secrets[0], 'short'] }, /at least 32 characters/],
  ['a name with a semicolon', { name: 'a; b' }, /name must be/],
  ['an empty name', { name: '' }, /name must be/],
  [
    'an undefined secret',
    { secrets: ['x'.repeat(32), undefined as unknown as string] },
    /secrets must/,
  ],
  [
    'a string in place of the list',
    { secrets: 'x'.repeat(40) as never },
    /array of strings.*got a string/,
  ],
  [
    'the misspelt option secret',
    { secret: secrets[0] } as never,
    /no option secret\..*mean secrets/,
  ],
  ['a maxAge above 400 days', { maxAge: 401 * 86_400 }, /maxAge must be/],
  ['a maxAge of NaN', { maxAge: Number.NaN }, /maxAge must be/],
  ['the sameSite lax', { sameSite: 'lax' as 'Lax' }, /sameSite must .* another spelling of Lax/],
  ['the sameSite true', { sameSite: true as never }, /must be Strict, Lax or None, got a boolean/],
  [
    'an option named like a key',
    { 'sk-proj-Zq8Xw2Vt5Lm9': 1 } as never,
    /no option \*\*\* \(20 characters\)/,
  ],
])('signedAnonymousUser throws for %s', (_, wrong, message) => {
  expect(() => signedAnonymousUser({ secrets: [secrets[0]], ...wrong })).toThrow(message);
});

test('the error for a short secret does not contain the secret', () => {
  expect(() => signedAnonymousUser({ secrets: ['short-secret'] })).toThrow(
    expect.not.objectContaining({ message: expect.stringContaining('short-secret') as string }),
  );
});

test.each([['sk-not-a-key-0123456789'], [42], [null], [['x']]])(
  'signedAnonymousUser(%j) throws an error without the value',
  (options) => {
    expect(() => signedAnonymousUser(options as never)).toThrow(
      /^signedAnonymousUser takes an object with its options, got (a string|a number|null|an array)\.$/,
    );
  },
);

test('14 kB of forged cookies cost at most four verifications a secret, and keys are imported once', async () => {
  const spies = (['importKey', 'sign', 'verify'] as const).map((name) =>
    vi.spyOn(crypto.subtle, name),
  );
  const user = signedAnonymousUser({ secrets });
  const countCalls = async (cookie: string): Promise<number[]> => {
    for (const spy of spies) spy.mockClear();
    const { id } = await user(post({ headers: { cookie } }));
    expect(id).toMatch(/^anon_[0-9a-f-]{36}$/);
    return spies.map(({ mock }) => mock.calls.length);
  };
  // Two imports and a derivation for each of the two secrets, and one signature for the new cookie.
  expect(await countCalls('')).toEqual([4, 3, 0]);
  const forged = `${defaultName}=anon_1.${encodeURIComponent(btoa('x'.repeat(32)))}; `;
  const header = forged.repeat(Math.ceil(14_000 / forged.length));
  expect(await countCalls(header)).toEqual([0, 1, 8]);
});

test.each([
  [`${defaultName}=%; `, 0],
  [`another-cookie=${'%'.repeat(60)}; `, 0],
  [`${defaultName}=${'%'.repeat(60)}; `, 4],
])('of 14 kB of the cookie %j, %i are decoded', async (cookie, count) => {
  vi.mocked(parse).mockClear();
  const header = cookie.repeat(Math.ceil(14_000 / cookie.length));
  const { id } = await signedAnonymousUser({ secrets })(post({ headers: { cookie: header } }));
  expect(id).toMatch(/^anon_/);
  expect(parse).toHaveBeenCalledTimes(count);
});
