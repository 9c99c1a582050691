import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createEmulator } from '@chatkit-sessions/emulator';
import { afterAll, beforeEach, expect, test, vi } from 'vitest';

// An in-memory Redis that runs the limiter's own Lua script; it brings no types.
// @ts-expect-error -- no types
vi.mock('ioredis', async () => ({ Redis: (await import('ioredis-mock')).default as unknown }));

const home = join(import.meta.dirname, '..');
// Inside the package, so that a snippet finds it by its own name.
const folder = mkdtempSync(join(home, 'test/.readme-'));
afterAll(() => rmSync(folder, { recursive: true }));

const readme = readFileSync(join(home, 'README.md'), 'utf8');
const files = [...readme.matchAll(/^```ts\n(.*?)^```/gms)].map(([, code = ''], at) => {
  const file = join(folder, `${at}.ts`);
  writeFileSync(file, code);
  return { file, code };
});

type Handler = (request: Request) => Promise<Response>;

/** The snippet with these words in it, run. */
async function run<Exports>(words: string): Promise<Exports> {
  const found = files.filter(({ code }) => code.includes(words));
  expect(found).toHaveLength(1);
  return (await import(found[0]?.file ?? '')) as Exports;
}

let emulator: ReturnType<typeof createEmulator>;
beforeEach(() => {
  emulator = createEmulator();
  vi.stubEnv('OPENAI_API_KEY', 'sk-not-a-key');
  vi.stubEnv('CHATKIT_WORKFLOW_ID', 'wf_123');
  vi.stubEnv('COOKIE_SECRET', 'not-a-secret-of-at-least-32-characters');
  vi.stubEnv('OLD_COOKIE_SECRET', 'not-a-secret-of-at-least-32-characters-either');
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
const signedIn = { 'x-signed-in-user': 'vip_1' };

test('every snippet compiles', () => {
  expect(files).toHaveLength(8);
  writeFileSync(
    join(folder, 'tsconfig.json'),
    JSON.stringify({
      extends: join(home, 'tsconfig.json'),
      compilerOptions: { skipLibCheck: true },
      include: [],
      files: files.map(({ file }) => file),
    }),
  );
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
  expect(files).toEqual([
    'examples/next-app/app/chatkit/session/route.ts',
    'examples/worker/src/worker.ts',
    'examples/express-cjs/src/app.js',
  ]);
});

test('the shortest one mints for a user in a signed cookie', async () => {
  const { POST } = await run<{ POST: Handler }>('function POST');
  const response = await POST(post());
  expect(response.status).toBe(200);
  expect(response.headers.getSetCookie()).toEqual([expect.stringMatching(/^__Host-chatkit-user=/)]);
  expect(emulator.sessions.list()).toHaveLength(1);
});

test.each(['', 'not-a-secret-of-at-least-32-characters-either'])(
  'a visitor who is not signed in gets a cookie, the old secret being %j',
  async (old) => {
    vi.stubEnv('OLD_COOKIE_SECRET', old);
    vi.stubGlobal('signedIn', () => Promise.resolve(null));
    vi.resetModules();
    const { handler } = await run<{ handler: Handler }>('OLD_COOKIE_SECRET');
    const response = await handler(post());
    expect(response.status).toBe(200);
    expect(response.headers.getSetCookie()).toHaveLength(1);
  },
);

test('Hono and a worker', async () => {
  const { app, default: worker } = await run<{
    app: { fetch(request: Request): Promise<Response> };
    default: { fetch: Handler };
  }>("from 'hono'");
  expect((await app.fetch(post(signedIn))).status).toBe(200);
  expect((await worker.fetch(post())).status).toBe(401);
  const preflight = new Request('https://app.example/chatkit/session', {
    method: 'OPTIONS',
    headers: { origin: 'https://shop.example', 'access-control-request-method': 'POST' },
  });
  expect((await app.fetch(preflight)).status).toBe(204);
});

test('Express', async () => {
  const { app } = await run<{ app: RequestListener }>("from 'express'");
  const server = createServer(app);
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  vi.unstubAllGlobals();
  const own = globalThis.fetch;
  vi.stubGlobal('fetch', (url: string, init: RequestInit) => emulator.fetch(url, init));
  const headers = { ...signedIn, origin: 'https://app.example' };
  const url = `http://127.0.0.1:${port}/chatkit/session`;
  expect((await own(url, { method: 'POST', headers })).status).toBe(200);
  await new Promise((closed) => server.close(closed));
});

test('the schema decides what the page may say', async () => {
  const { handler } = await run<{ handler: Handler }>("from 'zod'");
  const headers = { ...signedIn, 'content-type': 'application/json' };
  expect((await handler(post(headers, '{"topic":"billing"}'))).status).toBe(200);
  expect((await handler(post(headers, '{"topic":"billing","user":"x"}'))).status).toBe(422);
  expect(emulator.sessions.list().map(({ workflow }) => workflow.state_variables)).toEqual([
    { topic: 'billing', vip: true },
  ]);
});

test.each(['RateLimiterMemory,', 'RateLimiterRedis,'])('the limit with %s', async (words) => {
  const { handler } = await run<{ handler: Handler }>(`{ ${words}`);
  for (let request = 0; request < 5; request++) {
    expect((await handler(post(signedIn))).status).toBe(200);
  }
  const refused = await handler(post(signedIn));
  expect(refused.status).toBe(429);
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(Number(refused.headers.get('retry-after'))).toBeLessThanOrEqual(60);
  expect((await handler(post({ 'x-signed-in-user': 'other' }))).status).toBe(200);
});

test('the table has every option, and nothing else', () => {
  const options = readFileSync(join(home, 'src/options.ts'), 'utf8');
  const [, body = ''] = /interface SessionHandlerOptions[^{]*\{(.*?)^\}/ms.exec(options) ?? [];
  const declared = [...body.matchAll(/^ {2}(\w+)\??:/gm)].map(([, name]) => name);
  const section = readme.split('## Options')[1]?.split('\n## ')[0] ?? '';
  const listed = [...section.matchAll(/^\| `(\w+)`/gm)].map(([, name]) => name);
  expect(listed.sort()).toEqual(declared.sort());
});
