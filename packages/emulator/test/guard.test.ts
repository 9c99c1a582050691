// What a page of another site in the same browser can and cannot do.
import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { describe, expect, test } from 'vitest';
import { createEmulator, type Emulator } from '../src/index.ts';
import type { EmulatorServer } from '../src/node.ts';
import { create, headers, minimal } from './calls.ts';
import { listen, start } from './serving.ts';

async function statusFor(server: EmulatorServer, host: string, path: string): Promise<number> {
  const { port } = new URL(server.url);
  const outgoing = request({ port, host: '127.0.0.1', path, headers: { host } }).end();
  const [incoming] = (await once(outgoing, 'response')) as [IncomingMessage];
  incoming.resume();
  return incoming.statusCode ?? 0;
}

/** A request with a valid key and body. The platform's Request would drop the header `origin`. */
function send(emulator: Emulator, origin: string | undefined, method: string, path: string) {
  const sent: Record<string, string | undefined> = {
    ...headers,
    origin,
    'access-control-request-headers': 'authorization,openai-beta',
  };
  return emulator.handle({
    method,
    path,
    header: (name) => sent[name],
    text: () => Promise.resolve(JSON.stringify(minimal)),
  });
}

// With its status for a GET: /v1 asks for a key, or another method.
describe.each([
  ['/_emulator/sessions', 200],
  ['/v1/chatkit/sessions', 405],
  ['/v1/none', 404],
])('%s', (path, status) => {
  test.each([
    'localhost',
    'LOCALHOST:1',
    'app.localhost:4010',
    '127.0.0.1:4010',
    '127.1.2.3',
    '[::1]:80',
  ])(`with the loopback host %s is a ${status}`, async (host) => {
    const { server } = await start();
    expect(await statusFor(server, host, path)).toBe(status);
  });

  test.each([
    'evil.example',
    'evil.example:4010',
    'localhost.evil.example',
    '127.0.0.1.evil.example',
    '192.0.2.1',
    '[::2]',
  ])('with the foreign host %j is a 403', async (host) => {
    const { server } = await start();
    expect(await statusFor(server, host, path)).toBe(403);
    expect(await statusFor(server, 'localhost', `http://evil.example${path}`)).toBe(403);
  });

  test(`accepts every host where the server listens beyond the loopback`, async () => {
    const server = await listen(createEmulator(), { host: '0.0.0.0' });
    expect(server.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/v1$/);
    expect(await statusFor(server, 'emulator:4010', path)).toBe(status);
  });

  test('accepts every host within this process', async () => {
    const response = await createEmulator().fetch(`http://any.example${path}`);
    expect(response.status).toBe(status);
  });
});

test.each([
  'http://localhost:3000',
  'http://localhost',
  'http://127.0.0.1:5173',
  'http://[::1]:80',
])('a page of %s may call the API and the control API by default', async (origin) => {
  const emulator = createEmulator();
  for (const [method, path, status] of [
    ['POST', '/v1/chatkit/sessions', 200],
    ['GET', '/_emulator/clock', 200],
    ['GET', '/_emulator/none', 404],
  ] as const) {
    const response = await send(emulator, origin, method, path);
    expect(response).toMatchObject({
      status,
      headers: { 'access-control-allow-origin': origin, vary: 'origin' },
    });
    expect(await send(emulator, origin, 'OPTIONS', path)).toMatchObject({
      status: 204,
      headers: {
        'access-control-allow-origin': origin,
        'access-control-allow-methods': 'GET, POST, PUT, DELETE',
        'access-control-allow-headers': 'authorization,openai-beta',
      },
    });
  }
});

test.each([
  'https://evil.example',
  'http://localhost.evil.example',
  'http://localhost:3000.evil.example',
  'https://localhost:3000',
  'null',
])('a page of %s gets a 403, uses up no fault and changes nothing', async (origin) => {
  const emulator = createEmulator();
  await create(emulator);
  emulator.faults.add({ status: 500 });
  for (const path of ['/_emulator/reset', '/v1/chatkit/sessions']) {
    for (const method of ['POST', 'OPTIONS']) {
      const response = await send(emulator, origin, method, path);
      expect(response.status).toBe(403);
      expect(response.headers).not.toHaveProperty('access-control-allow-origin');
    }
  }
  expect(emulator.sessions.list()).toHaveLength(1);
  expect(emulator.faults.list()).toHaveLength(1);
});

test('a back end without an Origin may call the API', async () => {
  const response = await send(createEmulator(), undefined, 'POST', '/v1/chatkit/sessions');
  expect(response.status).toBe(200);
  expect(response.headers).not.toHaveProperty('access-control-allow-origin');
});

test('listed origins replace the default ones', async () => {
  const emulator = createEmulator({ origins: ['http://localhost:5173', 'https://127.0.0.1:*'] });
  const statuses = [];
  for (const origin of [
    'http://localhost:5173',
    'https://127.0.0.1:8443',
    'http://localhost:5174',
    'http://localhost',
  ]) {
    statuses.push((await send(emulator, origin, 'GET', '/_emulator/clock')).status);
  }
  expect(statuses).toEqual([200, 200, 403, 403]);
});

test.each(['http://example.com', 'localhost:5173', '*', 'http://localhost:5173/'])(
  'createEmulator throws for the origin %j',
  (origin) => {
    expect(() => createEmulator({ origins: [origin] })).toThrow(TypeError);
  },
);
