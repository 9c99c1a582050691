import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createEmulator } from '@chatkit-sessions/emulator';
import type { Express } from 'express';
import { sign } from 'hono/jwt';
import passport from 'passport';
import { afterAll, beforeEach, expect, test, vi } from 'vitest';

const home = join(import.meta.dirname, '..');
// Inside the package, so that a snippet can import it by name.
const folder = mkdtempSync(join(home, 'test/.readme-'));
afterAll(() => rmSync(folder, { recursive: true }));

const realFetch = globalThis.fetch;
const readme = readFileSync(join(home, 'README.md'), 'utf8');
const guide = readFileSync(join(home, '../../site/content/guides/sign-in.md'), 'utf8');

interface Snippet {
  file: string;
  code: string;
}
function write(code: string, name: string): Snippet {
  const file = join(folder, `${name}.ts`);
  writeFileSync(file, code);
  return { file, code };
}
const snippets = [...`${readme}\n${guide}`.matchAll(/^```ts\n(.*?)^```/gms)].map(
  ([, code = ''], at) => write(code, `block-${at}`),
);

/** What a row of the sign-in table needs: its imports, and a stub of a library with many dependencies. */
const express = `import type { Request } from 'express';\n`;
const rows: Record<string, string> = {
  '`express-session` alone': `${express}import 'express-session';
    declare module 'express-session' { interface SessionData { userId: string } }`,
  'Auth.js, `@auth/express`': `${express}declare const config: object;
    declare function getSession(req: Request, of: object): Promise<{ user?: { id?: string } } | null>;`,
  'Auth.js in Next.js, your `auth.ts`':
    'declare function auth(): Promise<{ user?: { id?: string } } | null>;',
  'Clerk, `@clerk/express`': `${express}declare function getAuth(req: Request): { userId: string | null };`,
  'Clerk, `@clerk/nextjs/server`': 'declare function auth(): Promise<{ userId: string | null }>;',
  'Clerk, `@hono/clerk-auth`': `import type { Context } from 'hono';
    declare function getAuth(context: Context): { userId: string | null } | null;`,
};
const signIns = [...guide.matchAll(/^\| (.+?) +\| `((?:async )?\(.+?)` +\|$/gm)].map(
  ([, name = '', user = ''], at) => ({
    name,
    ...write(
      `import { createSessionHandler, type SessionCreator } from '@chatkit-sessions/server';
      ${rows[name]}
      declare const chatkit: SessionCreator;
      export const create = (): unknown => createSessionHandler({ chatkit, workflow: 'wf_123', user: ${user} });`,
      `row-${at}`,
    ),
  }),
);

/** Imports the only snippet that contains these words. */
async function load<Exports>(words: string): Promise<Exports> {
  const found = snippets.filter(({ code }) => code.includes(words));
  expect(found).toHaveLength(1);
  return (await import(found[0]?.file ?? '')) as Exports;
}

type Handler = (request: Request, context?: unknown) => Promise<Response>;

/** The user of every request, for the snippets that declare `signedIn`. */
let signedInAs: string | null;
let emulator: ReturnType<typeof createEmulator>;
beforeEach(() => {
  emulator = createEmulator();
  signedInAs = null;
  vi.stubGlobal('signedIn', async () => signedInAs && { id: signedInAs });
  vi.stubEnv('OPENAI_API_KEY', 'sk-not-a-key');
  vi.stubEnv('CHATKIT_WORKFLOW_ID', 'wf_123');
  vi.stubEnv('COOKIE_SECRET', 'not-a-secret-of-at-least-32-characters');
  vi.stubEnv('OLD_COOKIE_SECRET', 'not-a-secret-of-at-least-32-characters-either');
  vi.stubEnv('SESSION_SECRET', 'not-a-secret');
  vi.stubEnv('JWT_SECRET', 'not-a-secret');
  vi.stubGlobal('fetch', (url: string, init: RequestInit) => emulator.fetch(url, init));
  return () => {
    vi.unstubAllEnvs();
    vi.unstubAllGlobals();
  };
});

function post(headers: Record<string, string> = {}, body?: string): Request {
  const init = { method: 'POST', headers, ...(body !== undefined && { body }) };
  return new Request('https://app.example/chatkit/session', init);
}

const users = (): string[] => emulator.sessions.list().map(({ user }) => user);

test('every snippet of the README and of the sign-in guide compiles', () => {
  expect(snippets).toHaveLength(5);
  expect(signIns.map(({ name }) => name)).toEqual(Object.keys(rows));
  writeFileSync(
    join(folder, 'tsconfig.json'),
    JSON.stringify({
      extends: join(home, 'tsconfig.json'),
      compilerOptions: { skipLibCheck: true },
      include: [],
      files: [...snippets, ...signIns].map(({ file }) => file),
    }),
  );
  const tsc = join(home, 'node_modules/typescript/bin/tsc');
  execFileSync(process.execPath, [tsc, '--checkers', '1', '-p', folder], { stdio: 'inherit' });
});

test('no snippet reads the user from a header', () => {
  for (const { code } of [...snippets, ...signIns]) expect(code).not.toMatch(/headers\.get/);
});

test('the README has no relative link but to the repository, which a release makes absolute', () => {
  expect([...readme.matchAll(/\]\((?!https:|\.\.\/\.\.\/)[^)]*\)/g)]).toEqual([]);
});

test('the first snippet is the route of the Next.js example', () => {
  const route = join(home, '../../examples/next-app/app/chatkit/session/route.ts');
  expect(snippets[0]?.code).toBe(readFileSync(route, 'utf8'));
});

test('the Next.js snippet creates a session for a user in a signed cookie', async () => {
  const { POST } = await load<{ POST: Handler }>('function POST');
  const response = await POST(post());
  expect(response.status).toBe(200);
  expect(response.headers.getSetCookie()).toEqual([expect.stringMatching(/^__Host-chatkit-user=/)]);
  expect(users()).toEqual([expect.stringMatching(/^anon_/)]);
});

test('the Passport snippet creates a session for req.user, and responds with 401 without one', async () => {
  const { app } = await load<{ app: Express }>("from 'passport'");
  passport.serializeUser((user, done) => done(null, (user as { id: string }).id));
  passport.deserializeUser((id: string, done) => done(null, { id }));
  app.post('/sign-in', (request, response) => {
    request.login({ id: 'user_123' }, () => response.sendStatus(204));
  });
  const server = createServer(app as RequestListener);
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const send = (path: string, cookie = ''): Promise<Response> =>
    realFetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`, {
      method: 'POST',
      headers: { origin: 'https://app.example', cookie },
    });
  expect((await send('/chatkit/session')).status).toBe(401);
  const cookie = (await send('/sign-in')).headers.getSetCookie()[0]?.split(';')[0];
  expect((await send('/chatkit/session', cookie)).status).toBe(200);
  expect(users()).toEqual(['user_123']);
  await new Promise((closed) => server.close(closed));
});

test('the Hono snippet creates a session for the subject of the JWT', async () => {
  const { app } = await load<{ app: { fetch: Handler } }>("from 'hono/jwt'");
  expect((await app.fetch(post())).status).toBe(401);
  const forged = await sign({ sub: 'admin' }, 'another-secret');
  expect((await app.fetch(post({ cookie: `token=${forged}` }))).status).toBe(401);
  const token = await sign({ sub: 'user_123' }, 'not-a-secret');
  expect((await app.fetch(post({ cookie: `token=${token}` }))).status).toBe(200);
  expect(users()).toEqual(['user_123']);
});

test.each(signIns)('the sign-in row of $name takes its user', async ({ file }) => {
  const { ChatKit } = await import('@chatkit-sessions/client');
  vi.stubGlobal('chatkit', new ChatKit());
  vi.stubGlobal('config', {});
  const { create } = (await import(file)) as { create: () => Handler };
  for (const [userId, status] of [
    [undefined, 401],
    ['user_123', 200],
  ] as const) {
    const session = { user: { id: userId }, userId };
    vi.stubGlobal('auth', async () => session);
    vi.stubGlobal('getSession', async (req: object) => (req === context ? session : null));
    vi.stubGlobal('getAuth', (req: object) => (req === context ? session : null));
    const context = { session };
    expect((await create()(post(), context)).status).toBe(status);
  }
  expect(users()).toEqual(['user_123']);
});

test.each(['', 'not-a-secret-of-at-least-32-characters-either'])(
  'the snippet for visitors without sign-in sets a cookie, with the old secret %j',
  async (old) => {
    vi.stubEnv('OLD_COOKIE_SECRET', old);
    vi.resetModules();
    const { handler } = await load<{ handler: Handler }>('OLD_COOKIE_SECRET');
    const response = await handler(post());
    expect(response.status).toBe(200);
    expect(response.headers.getSetCookie()).toHaveLength(1);
  },
);

test('the snippet with input and limit refuses an invalid body, and the sixth session within a minute', async () => {
  const { handler } = await load<{ handler: Handler }>("from 'zod'");
  const send = (body: string): Promise<Response> =>
    handler(post({ 'content-type': 'application/json' }, body));
  signedInAs = 'user_1';
  expect((await send('{"topic":"billing","user":"x"}')).status).toBe(422);
  signedInAs = 'vip_1';
  for (let request = 0; request < 5; request++) {
    expect((await send('{"topic":"billing"}')).status).toBe(200);
  }
  const [first] = emulator.sessions.list();
  expect(first?.workflow.state_variables).toEqual({ topic: 'billing', vip: true });
  const refused = await send('{"topic":"billing"}');
  expect(refused.status).toBe(429);
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(Number(refused.headers.get('retry-after'))).toBeLessThanOrEqual(60);
  signedInAs = 'user_2';
  expect((await send('{"topic":"billing"}')).status).toBe(200);
});

test('the table of options lists every option and no other', () => {
  const options = readFileSync(join(home, 'src/options.ts'), 'utf8');
  const [, body = ''] = /interface SessionHandlerOptions[^{]*\{(.*?)^\}/ms.exec(options) ?? [];
  const declared = [...body.matchAll(/^ {2}(\w+)\??:/gm)].map(([, name]) => name);
  const section = readme.split('## Options')[1]?.split('\n## ')[0] ?? '';
  const listed = [...section.matchAll(/^\| `(\w+)`/gm)].map(([, name]) => name);
  expect(listed.sort()).toEqual(declared.sort());
});
