import type { OutgoingHttpHeaders } from 'node:http';
import { expect, test } from 'vitest';
import { withEmulator } from './command.ts';
import { diagnose, serveEndpoint, type Finding } from './doctor.ts';

const soon = () => Math.floor(Date.now() / 1000) + 600;
const secret = () => ({ client_secret: 'ek_abc123', expires_at: soon() });
const page = 'http://page.example';

/** Runs `doctor` with an endpoint that responds to POST as given, and to OPTIONS with 204. */
async function check(
  status: number,
  body: unknown,
  headers: OutgoingHttpHeaders = {},
  args: readonly string[] = [],
  preflight: OutgoingHttpHeaders = {},
) {
  const endpoint = await serveEndpoint((request, response) => {
    const isPreflight = request.method === 'OPTIONS';
    response.writeHead(isPreflight ? 204 : status, isPreflight ? preflight : headers);
    response.end(isPreflight ? undefined : JSON.stringify(body));
  });
  const { env } = await withEmulator();
  return diagnose(['--endpoint', endpoint, ...args], env);
}

test('doctor passes an endpoint of the same origin that responds with a secret and no-store', async () => {
  const found = await check(200, secret(), { 'cache-control': 'no-store' });
  for (const name of ['endpoint', 'no-store', 'cors']) expect(found(name)?.status).toBe('ok');
});

test('doctor fails an endpoint without no-store, and names the header to send', async () => {
  const found = await check(200, secret());
  expect(found('no-store')).toMatchObject({
    status: 'fail',
    remedy: 'Send the header: cache-control: no-store',
  });
});

test.each<[string, unknown, string]>([
  ['no client_secret', { expires_at: 1 }, 'has no client_secret'],
  ['a body that is a string', 'ek_abc123', 'has no client_secret'],
  ['no expires_at', { client_secret: 'ek_abc123' }, 'has no expires_at'],
  [
    'expires_after alone',
    { client_secret: 'ek_abc123', expires_after: { seconds: 600 } },
    'but expires_after',
  ],
  ['an expired secret', { client_secret: 'ek_abc123', expires_at: 1 }, 'has expired already'],
  [
    'expires_at in milliseconds',
    { client_secret: 'ek_abc123', expires_at: 1_900_000_000_000 },
    'far in the future',
  ],
  ['an API key', { ...secret(), key: 'sk-obviously-fake-key-of-a-test' }, 'contains an API key'],
])('doctor fails an endpoint that responds with %s', async (_title, body, message) => {
  const found = await check(200, body);
  expect(found('endpoint')).toMatchObject({
    status: 'fail',
    message: expect.stringContaining(message),
  });
});

test.each<[number, Finding['status'], string]>([
  [401, 'warn', 'cookie or token'],
  [403, 'warn', 'cookie or token'],
  [404, 'fail', 'accepts POST'],
  [405, 'fail', 'accepts POST'],
  [307, 'fail', 'lose its body'],
  [500, 'fail', 'log of your server'],
])(
  'doctor reports an endpoint that responds with %i, and the remedy',
  async (code, status, remedy) => {
    const found = await check(code, {}, { location: '/elsewhere' });
    expect(found('endpoint')).toMatchObject({ status, remedy: expect.stringContaining(remedy) });
  },
);

const fine = { 'cache-control': 'no-store', 'access-control-allow-origin': page };
const allows = { ...fine, 'access-control-allow-headers': 'Content-Type' };

test.each<[string, OutgoingHttpHeaders, OutgoingHttpHeaders, Finding['status'], string]>([
  ['allows the origin and its preflight', fine, allows, 'ok', 'may call the endpoint'],
  ['sends no CORS header', {}, {}, 'fail', 'access-control-allow-origin is not set'],
  [
    'allows another origin',
    { 'access-control-allow-origin': 'http://other.example' },
    {},
    'fail',
    'access-control-allow-origin is http://other.example',
  ],
  ['allows every origin', { 'access-control-allow-origin': '*' }, {}, 'warn', 'every origin'],
  ['does not allow content-type', fine, fine, 'fail', 'the preflight fails'],
])(
  'doctor checks the CORS headers of an endpoint that %s',
  async (_title, headers, preflight, status, message) => {
    const found = await check(200, secret(), headers, ['--origin', page], preflight);
    expect(found('cors')).toMatchObject({ status, message: expect.stringContaining(message) });
  },
);
