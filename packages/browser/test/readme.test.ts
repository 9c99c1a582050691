import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, expect, test, vi } from 'vitest';

const home = join(import.meta.dirname, '..');
// Inside the package, so that a snippet can import it by name.
const folder = mkdtempSync(join(home, 'test/.readme-'));
afterAll(() => rmSync(folder, { recursive: true }));
afterEach(() => vi.unstubAllGlobals());

const readme = readFileSync(join(home, 'README.md'), 'utf8');
const guide = readFileSync(join(home, '../../site/content/guides/browser.md'), 'utf8');
// The first file is the README's, then come those of the guide.
const files = [...`${readme}\n${guide}`.matchAll(/^```ts\n(.*?)^```/gms)].map(
  ([, code = ''], at) => {
    const file = join(folder, `${at}.ts`);
    writeFileSync(file, code);
    return file;
  },
);

type Get = (current: string | null) => Promise<string>;

/** Replaces the global fetch with one that returns these responses in turn. */
function stubFetch(...responses: Response[]) {
  const fetch = vi.fn<(input: string | Request, init: RequestInit) => Promise<Response>>(
    async () => responses.shift() ?? expect.unreachable(),
  );
  vi.stubGlobal('fetch', fetch);
  return fetch;
}

function created(secret = 'ek_1'): Response {
  return Response.json({ client_secret: secret, expires_at: Date.now() / 1000 + 600 });
}

test('every snippet of the README and of the guide compiles', () => {
  expect(files).toHaveLength(4);
  const compilerOptions = { skipLibCheck: true };
  const extending = { extends: join(home, 'tsconfig.json'), compilerOptions, include: [], files };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(extending));
  const tsc = join(home, 'node_modules/typescript/bin/tsc');
  execFileSync(process.execPath, [tsc, '--checkers', '1', '-p', folder], { stdio: 'inherit' });
});

test('the React snippet is the chat of the Next.js example', () => {
  const [, code] = /^```tsx\n(.*?)^```/ms.exec(readme) ?? [];
  const chat = join(home, '../../examples/next-app/app/chat.tsx');
  expect(code).toBe(readFileSync(chat, 'utf8'));
});

test('the README has no relative link but to the repository, which a release makes absolute', () => {
  expect([...readme.matchAll(/\]\((?!https:|\.\.\/\.\.\/)[^)]*\)/g)]).toEqual([]);
});

test('the snippet without React fetches one secret for two calls', async () => {
  const fetch = stubFetch(created());
  const { options } = (await import(files[0] ?? '')) as {
    options: { api: { getClientSecret: Get } };
  };
  expect(await options.api.getClientSecret(null)).toBe('ek_1');
  expect(await options.api.getClientSecret(null)).toBe('ek_1');
  expect(fetch).toHaveBeenCalledOnce();
});

test('the snippet of createSessionFetch repeats a refused request once, with a fresh secret', async () => {
  const refused = Response.json({ error: { code: 'session_expired' } }, { status: 401 });
  const fetch = stubFetch(created('ek_1'), refused, created('ek_2'), new Response('streamed'));
  const { options } = (await import(files[3] ?? '')) as {
    options: { api: { url: string; fetch: typeof globalThis.fetch } };
  };
  const { api } = options;
  const response = await api.fetch(api.url, { method: 'POST', body: '{"type":"threads.list"}' });
  expect(await response.text()).toBe('streamed');
  const requests = fetch.mock.calls
    .map(([input]) => input)
    .filter((input) => input instanceof Request);
  expect(requests.map(({ url }) => url)).toEqual([api.url, api.url]);
  expect(requests.map(({ headers }) => headers.get('authorization'))).toEqual([
    'Bearer ek_1',
    'Bearer ek_2',
  ]);
});

test('the snippet with init sends a token and a body', async () => {
  const fetch = stubFetch(created());
  vi.stubGlobal('accessToken', async () => 'not-a-token');
  const { getClientSecret } = (await import(files[1] ?? '')) as { getClientSecret: Get };
  expect(await getClientSecret(null)).toBe('ek_1');
  expect(fetch.mock.calls[0]).toMatchObject([
    'https://api.example/chatkit/session',
    {
      credentials: 'omit',
      headers: { authorization: 'Bearer not-a-token' },
      body: '{"topic":"billing"}',
    },
  ]);
});

test('the snippet with ClientSecretError redirects to the sign-in at 401 only', async () => {
  stubFetch(new Response(null, { status: 401 }), new Response(null, { status: 403 }));
  const assign = vi.fn<(url: string) => void>();
  vi.stubGlobal('location', { assign });
  const { getClientSecret } = (await import(files[2] ?? '')) as { getClientSecret: Get };
  await expect(getClientSecret(null)).rejects.toMatchObject({ status: 401 });
  expect(assign.mock.calls).toEqual([['/sign-in']]);
  await expect(getClientSecret(null)).rejects.toMatchObject({ status: 403 });
  expect(assign).toHaveBeenCalledOnce();
});

test('the table of options lists every option and no other', () => {
  const declared = ['request-secret.ts', 'get-client-secret.ts'].flatMap((name) => {
    const text = readFileSync(join(home, 'src', name), 'utf8');
    const [, body = ''] = /interface \w+Options[^{]*\{(.*?)^\}/ms.exec(text) ?? [];
    return [...body.matchAll(/^ {2}(\w+)\??:/gm)].map(([, option]) => option);
  });
  const section = readme.split('## Options')[1]?.split('\n## ')[0] ?? '';
  const listed = [...section.matchAll(/^\| `(\w+)`/gm)].map(([, option]) => option);
  expect(listed.sort()).toEqual(declared.sort());
});
