import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Gateway } from '../src/index.ts';
import type { GatewayServer } from '../src/node.ts';
import type { RedisStore } from '../src/redis.ts';
import { hasRedis, RedisServer } from './redis-server.ts';
import { apiKey, chat, create, createTestGateway, listen, secret } from './set-up.ts';
import { overHTTP } from './upstream.ts';

const home = join(import.meta.dirname, '..');
// Inside the package, so that a snippet can import the package by its name.
const folder = mkdtempSync(join(home, 'test/.readme-'));
afterAll(() => rmSync(folder, { recursive: true }));

const readme = readFileSync(join(home, 'README.md'), 'utf8');
const guide = readFileSync(join(home, '../../site/content/guides/gateway.md'), 'utf8');
const files = [...`${readme}\n${guide}`.matchAll(/^```ts\n(.*?)^```/gms)].map(
  ([, code = ''], at) => {
    const file = join(folder, `${at}.ts`);
    writeFileSync(file, code);
    return { file, code };
  },
);

/** Runs the snippet that contains these words. */
async function run<Exports>(words: string): Promise<Exports> {
  const found = files.filter(({ code }) => code.includes(words));
  expect(found).toHaveLength(1);
  return (await import(found[0]?.file ?? '')) as Exports;
}

beforeEach(() => {
  vi.stubEnv('GATEWAY_API_KEY', apiKey);
  vi.stubEnv('GATEWAY_SECRET', secret);
  return () => vi.unstubAllEnvs();
});

const workflow = { id: 'wf_support' };

/** Returns the session header that an upstream gets for a user. */
async function headerFor(user: string): Promise<string> {
  let header = '';
  const upstream = await listen((incoming, outgoing) => {
    header = incoming.headers['x-chatkit-session']?.toString() ?? '';
    incoming.resume();
    outgoing.end('{}');
  });
  const gateway = createTestGateway({ workflows: { wf_support: { upstream } } });
  const { client_secret } = await create(gateway, { user, workflow });
  expect((await chat(gateway, client_secret)).status).toBe(200);
  return header;
}

test('every snippet compiles', () => {
  expect(files).toHaveLength(4);
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
  execFileSync(process.execPath, [tsc, '--checkers', '1', '-p', folder], { stdio: 'inherit' });
});

test('the shortest gateway serves the sessions API', async () => {
  const { server } = await run<{ server: GatewayServer }>('export const server');
  expect((await create(overHTTP(server.url), { workflow })).status).toBe('active');
  await server.close();
});

test('a function gets the request and the session', async () => {
  const { gateway } = await run<{ gateway: Gateway }>('const support');
  const { client_secret } = await create(gateway, { workflow });
  const response = await chat(gateway, client_secret, { type: 'threads.list' });
  expect(await response.json()).toEqual({ type: 'threads.list', user: 'user_123' });
});

test('an upstream in TypeScript verifies the session header', async () => {
  const { POST } = await run<{ POST: (request: Request) => Promise<Response> }>('function POST');
  const post = (header: string) =>
    POST(new Request('http://x', { method: 'POST', headers: { 'x-chatkit-session': header } }));
  expect(await (await post(await headerFor('Zoë'))).json()).toEqual({ user: 'Zoë' });
  expect((await post('eyJ9.x')).status).toBe(401);
});

test('an upstream in Python verifies the session header', async () => {
  const [, code = ''] = /^```python\n(.*?)^```/ms.exec(guide) ?? [];
  const header = await headerFor('Zoë 李');
  const [payload = '', signature = ''] = header.split('.');
  const forged = Buffer.from('{"user":"admin","expires_at":9999999999}').toString('base64url');
  const verify = (header: string, secretOrOther = secret): unknown => {
    const call = 'import sys\nprint(json.dumps(verify_session(sys.argv[1] or None, sys.argv[2])))';
    const args = ['-c', `${code}\n${call}`, header, secretOrOther];
    return JSON.parse(execFileSync('python3', args, { encoding: 'utf8', stdio: 'pipe' }));
  };
  expect(verify(header)).toMatchObject({ user: 'Zoë 李', status: 'active' });
  for (const bad of [`${forged}.${signature}`, payload, `${payload}.`, `${header}.x`, '']) {
    expect(verify(bad)).toBeNull();
  }
  expect(verify(header, 'another-secret-of-at-least-32-characters')).toBeNull();
  expect(() => verify(header, 'x'.repeat(31))).toThrow('must have at least 32 characters');
});

describe.skipIf(!hasRedis)('with redis-server', () => {
  test('the gateway on Redis creates a session', async () => {
    const redis = await RedisServer.start();
    vi.stubEnv('REDIS_URL', redis.url);
    const { gateway, store } = await run<{ gateway: Gateway; store: RedisStore }>(
      'createRedisStore',
    );
    await vi.waitFor(async () => {
      expect((await create(gateway, { workflow })).status).toBe('active');
    });
    store.close();
    await redis.stop();
  });
});

test.each([
  ['GatewayOptions', '## Options', 'src/options.ts'],
  ['RedisStoreOptions', '## Several processes', 'src/redis.ts'],
])('the table of options lists exactly the fields of %s', (name, heading, file) => {
  const source = readFileSync(join(home, file), 'utf8');
  const [, body = ''] = new RegExp(`interface ${name} \\{(.*?)^\\}`, 'ms').exec(source) ?? [];
  const declared = [...body.matchAll(/^ {2}(\w+)\??:/gm)].map(([, option]) => option);
  const section = `${readme}\n${guide}`.split(heading)[1]?.split('\n## ')[0] ?? '';
  const listed = [...section.matchAll(/^\| `(\w+)`/gm)].map(([, option]) => option);
  expect(listed.sort()).toEqual(declared.sort());
});
