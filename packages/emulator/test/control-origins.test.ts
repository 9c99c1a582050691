import { expect, test } from 'vitest';
import { createEmulator, type Emulator } from '../src/index.ts';
import { create } from './calls.ts';

/** A Request of a page; the constructor of the platform would drop the header `origin`. */
async function fromPage(emulator: Emulator, origin: string, method = 'GET', path = '/clock') {
  return emulator.handle({
    method,
    path: `/_emulator${path}`,
    header: (name) => (name === 'origin' ? origin : undefined),
    text: () => Promise.resolve(''),
  });
}

test.each([
  'http://localhost:3000',
  'http://localhost',
  'http://127.0.0.1:5173',
  'http://[::1]:80',
])('a page of %s may use it by default', async (origin) => {
  const emulator = createEmulator();
  const answer = await fromPage(emulator, origin);
  expect(answer.status).toBe(200);
  expect(answer.headers).toMatchObject({ 'access-control-allow-origin': origin, vary: 'origin' });
  const preflight = await fromPage(emulator, origin, 'OPTIONS', '/faults');
  expect(preflight).toMatchObject({
    status: 204,
    headers: {
      'access-control-allow-origin': origin,
      'access-control-allow-methods': 'GET, POST, DELETE',
      'access-control-allow-headers': 'content-type',
    },
  });
  const missing = await fromPage(emulator, origin, 'GET', '/none');
  expect(missing).toMatchObject({
    status: 404,
    headers: { 'access-control-allow-origin': origin },
  });
});

test.each([
  'https://evil.example',
  'http://localhost.evil.example',
  'http://localhost:3000.evil.example',
  'https://localhost:3000',
  'null',
])('a page of %s may not, and what it asks for is not done', async (origin) => {
  const emulator = createEmulator();
  await create(emulator);
  for (const method of ['POST', 'OPTIONS']) {
    const answer = await fromPage(emulator, origin, method, '/reset');
    expect(answer.status).toBe(403);
    expect(answer.headers).not.toHaveProperty('access-control-allow-origin');
  }
  expect(emulator.sessions.list()).toHaveLength(1);
});

test('listed origins take the place of the default', async () => {
  const emulator = createEmulator({ origins: ['http://localhost:5173', 'https://127.0.0.1:*'] });
  const statuses = [];
  for (const origin of [
    'http://localhost:5173',
    'https://127.0.0.1:8443',
    'http://localhost:5174',
    'http://localhost',
  ]) {
    statuses.push((await fromPage(emulator, origin)).status);
  }
  expect(statuses).toEqual([200, 200, 403, 403]);
});

test.each(['http://example.com', 'localhost:5173', '*', 'http://localhost:5173/'])(
  '%j is no origin of the loopback',
  (origin) => {
    expect(() => createEmulator({ origins: [origin] })).toThrow(TypeError);
  },
);
