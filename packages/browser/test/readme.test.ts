import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, expect, test, vi } from 'vitest';

const home = join(import.meta.dirname, '..');
// Inside the package, so that a snippet finds it by its own name.
const folder = mkdtempSync(join(home, 'test/.readme-'));
afterAll(() => rmSync(folder, { recursive: true }));
afterEach(() => vi.unstubAllGlobals());

const readme = readFileSync(join(home, 'README.md'), 'utf8');
const files = [...readme.matchAll(/^```ts\n(.*?)^```/gms)].map(([, code = ''], at) => {
  const file = join(folder, `${at}.ts`);
  writeFileSync(file, code);
  return file;
});

type Get = (current: string | null) => Promise<string>;

/** A server that gives these answers in turn, and what it was sent. */
function stubFetch(...answers: Response[]) {
  const fetch = vi.fn<(url: string, init: RequestInit) => Promise<Response>>(
    async () => answers.shift() ?? expect.unreachable(),
  );
  vi.stubGlobal('fetch', fetch);
  return fetch;
}

function minted(): Response {
  return Response.json({ client_secret: 'ek_1', expires_at: Date.now() / 1000 + 600 });
}

test('every snippet compiles', () => {
  expect(files).toHaveLength(3);
  const extending = { extends: join(home, 'tsconfig.json'), include: [], files };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(extending));
  const tsc = join(home, 'node_modules/typescript/bin/tsc');
  execFileSync(process.execPath, [tsc, '-p', folder], { stdio: 'inherit' });
});

test('what is shown as an example is the example', () => {
  const shown = readme.matchAll(
    /^\[`(examples\/[^`]+)`\]\(\.\.\/\.\.\/\1\):\n\n```\w+\n(.*?)^```/gms,
  );
  const files = [...shown].map(([, path = '', code]) => {
    expect(code).toBe(readFileSync(join(home, '../..', path), 'utf8'));
    return path;
  });
  expect(files).toEqual(['examples/next-app/app/chat.tsx']);
});

test('the shortest one gives ChatKit a secret', async () => {
  const fetch = stubFetch(minted());
  const { options } = (await import(files[0] ?? '')) as {
    options: { api: { getClientSecret: Get } };
  };
  expect(await options.api.getClientSecret(null)).toBe('ek_1');
  expect(await options.api.getClientSecret(null)).toBe('ek_1');
  expect(fetch).toHaveBeenCalledOnce();
});

test('a token and a body are sent', async () => {
  const fetch = stubFetch(minted());
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

test('whoever is signed out is sent to sign in', async () => {
  stubFetch(new Response(null, { status: 401 }), new Response(null, { status: 403 }));
  const assign = vi.fn<(url: string) => void>();
  vi.stubGlobal('location', { assign });
  const { getClientSecret } = (await import(files[2] ?? '')) as { getClientSecret: Get };
  await expect(getClientSecret(null)).rejects.toMatchObject({ status: 401 });
  expect(assign.mock.calls).toEqual([['/sign-in']]);
  await expect(getClientSecret(null)).rejects.toMatchObject({ status: 403 });
  expect(assign).toHaveBeenCalledOnce();
});

test('the table has every option, and nothing else', () => {
  const declared = ['request-secret.ts', 'get-client-secret.ts'].flatMap((name) => {
    const text = readFileSync(join(home, 'src', name), 'utf8');
    const [, body = ''] = /interface \w+Options[^{]*\{(.*?)^\}/ms.exec(text) ?? [];
    return [...body.matchAll(/^ {2}(\w+)\??:/gm)].map(([, option]) => option);
  });
  const section = readme.split('## Options')[1]?.split('\n## ')[0] ?? '';
  const listed = [...section.matchAll(/^\| `(\w+)`/gm)].map(([, option]) => option);
  expect(listed.sort()).toEqual(declared.sort());
});
