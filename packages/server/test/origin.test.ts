import { expect, test, vi } from 'vitest';
import { createSessionHandler, type SessionHandlerOptions } from '../src/index.ts';
import { createApi } from './api.ts';

const url = 'https://app.example/chatkit/session';

function setUp(options: Partial<SessionHandlerOptions> = {}) {
  const { chatkit, calls } = createApi();
  const user = vi.fn<() => string | null>(() => 'user_123');
  const handler = createSessionHandler({ chatkit, workflow: 'wf_123', user, ...options });
  const ask = (headers: Record<string, string>, method = 'POST', at = url): Promise<Response> =>
    handler(new Request(at, { method, headers }));
  return { ask, calls, user };
}

const allowedOrigins = [
  'https://shop.example',
  'http://localhost:5173',
  'capacitor://localhost', // An app's own scheme.
  'chrome-extension://abcdefghijklmnop',
];

function corsOf(response: Response): string[] {
  return [...response.headers.keys()].filter((name) => name.startsWith('access-control-'));
}

test('the same origin is accepted without CORS headers', async () => {
  const { ask } = setUp();
  const response = await ask({ origin: 'https://app.example' });
  expect(response.status).toBe(200);
  expect(corsOf(response)).toEqual([]);
  expect(response.headers.get('vary')).toBe('origin');
});

test.each(allowedOrigins)(
  'the listed origin %s gets CORS headers with credentials',
  async (origin) => {
    const { ask } = setUp({ allowedOrigins });
    const { status, headers } = await ask({ origin });
    expect(status).toBe(200);
    expect(headers.get('access-control-allow-origin')).toBe(origin);
    expect(headers.get('access-control-allow-credentials')).toBe('true');
    expect(headers.get('access-control-expose-headers')).toBe('date, retry-after');
    expect(headers.get('vary')).toBe('origin');
  },
);

test.each([
  'https://evil.example',
  'http://app.example',
  'https://app.example:8443',
  'https://app.example.evil.example',
  'https://evil.app.example',
  'https://shop.example.evil.example',
  'https://shop.example:444',
  'https://shop.example/',
  'HTTPS://SHOP.EXAMPLE',
  'https://shop.example, https://evil.example',
  'null',
  '*',
  '',
  'file://',
])('the unlisted origin %j is a 403 before user is called', async (origin) => {
  const { ask, user, calls } = setUp({ allowedOrigins });
  for (const method of ['POST', 'OPTIONS', 'GET']) {
    const response = await ask({ origin, 'access-control-request-method': 'POST' }, method);
    expect(response.status).toBe(403);
    expect(corsOf(response)).toEqual([]);
    expect(await response.json()).toMatchObject({
      status: 403,
      title: 'Forbidden',
      detail: expect.stringMatching(/publicOrigin.*allowedOrigins/),
    });
  }
  expect(user).not.toHaveBeenCalled();
  expect(calls).toEqual([]);
});

test('without origin, sec-fetch-site decides', async () => {
  const { ask } = setUp({ allowedOrigins });
  const statuses: Record<string, number> = {};
  for (const site of ['same-origin', 'none', 'same-site', 'cross-site', 'other']) {
    statuses[site] = (await ask({ 'sec-fetch-site': site })).status;
  }
  expect(statuses).toEqual({
    'same-origin': 200,
    none: 200,
    'same-site': 403,
    'cross-site': 403,
    other: 403,
  });
});

test('without origin and sec-fetch-site, user decides', async () => {
  const { ask, user } = setUp({ allowedOrigins });
  const response = await ask({});
  expect(response.status).toBe(200);
  expect(corsOf(response)).toEqual([]);
  user.mockReturnValue(null);
  expect((await ask({})).status).toBe(401);
});

test('publicOrigin replaces the origin of the request', async () => {
  const { ask } = setUp({ publicOrigin: 'https://app.example' });
  const behindProxy = 'http://10.0.0.7:3000/chatkit/session';
  expect((await ask({ origin: 'https://app.example' }, 'POST', behindProxy)).status).toBe(200);
  expect((await ask({ origin: 'http://10.0.0.7:3000' }, 'POST', behindProxy)).status).toBe(403);
  const { ask: bare } = setUp();
  expect((await bare({ origin: 'https://app.example' }, 'POST', behindProxy)).status).toBe(403);
});

test('the header host decides the own origin, not the host of the URL', async () => {
  const { ask } = setUp();
  const at = 'http://localhost:3000/chatkit/session'; // As in Next.js.
  const host = 'app.example:3000';
  expect((await ask({ host, origin: 'http://app.example:3000' }, 'POST', at)).status).toBe(200);
  expect((await ask({ host, origin: 'http://localhost:3000' }, 'POST', at)).status).toBe(403);
  expect((await ask({ host, origin: 'https://app.example:3000' }, 'POST', at)).status).toBe(403);
});

test('a header host with the default port is the same origin', async () => {
  const { ask } = setUp();
  const at = 'http://10.0.0.7/chatkit/session';
  const origin = 'http://app.example';
  expect((await ask({ host: 'app.example:80', origin }, 'POST', at)).status).toBe(200);
  expect((await ask({ host: 'app.example:81', origin }, 'POST', at)).status).toBe(403);
  expect((await ask({ host: '::not a host::', origin }, 'POST', at)).status).toBe(403);
});

test('forwarded headers do not change the own origin', async () => {
  const { ask } = setUp();
  const forged = { 'x-forwarded-host': 'evil.example', forwarded: 'host=evil.example;proto=https' };
  expect((await ask({ origin: 'https://evil.example', ...forged })).status).toBe(403);
});

test('a preflight from a listed origin gets a 204 with CORS headers', async () => {
  const { ask, user } = setUp({ allowedOrigins });
  const response = await ask(
    {
      origin: 'https://shop.example',
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'authorization,content-type',
    },
    'OPTIONS',
  );
  expect(response.status).toBe(204);
  expect(await response.text()).toBe('');
  expect(Object.fromEntries(response.headers)).toMatchObject({
    'access-control-allow-origin': 'https://shop.example',
    'access-control-allow-credentials': 'true',
    'access-control-allow-methods': 'POST',
    'access-control-allow-headers': 'authorization,content-type',
    'access-control-max-age': '600',
    vary: 'origin',
  });
  expect(user).not.toHaveBeenCalled();
});

test('an error response has CORS headers for a listed origin', async () => {
  const { ask, user } = setUp({ allowedOrigins });
  user.mockReturnValue(null);
  const origin = 'https://shop.example';
  for (const [method, status] of [
    ['POST', 401],
    ['GET', 405],
  ] as const) {
    const response = await ask({ origin }, method);
    expect(response.status).toBe(status);
    expect(response.headers.get('access-control-allow-origin')).toBe(origin);
    expect(response.headers.get('access-control-expose-headers')).toBe('date, retry-after');
  }
});

test.each([
  '*',
  'null',
  'https://shop.example/',
  'shop.example',
  'https://*.example',
  'data:,x',
  'file://',
  'https://shop.example:443',
  'https://me@shop.example',
  'capacitor://localhost/',
  '',
])('allowedOrigins and publicOrigin refuse %j', (origin) => {
  expect(() => setUp({ allowedOrigins: [origin] })).toThrow(
    /allowedOrigins has the invalid origin/,
  );
  expect(() => setUp({ publicOrigin: origin })).toThrow(/publicOrigin has the invalid origin/);
});

test.each([undefined, null])('allowedOrigins refuses %s in its list', (origin) => {
  // An unset environment variable, for example.
  const list = [origin as unknown as string];
  expect(() => setUp({ allowedOrigins: list })).toThrow(/allowedOrigins has the invalid origin/);
});

test.each([
  ['https://shop.example/', 'https://shop.example'],
  ['https://shop.example/chat?x=1', 'https://shop.example'],
  ['HTTPS://Shop.Example', 'https://shop.example'],
  ['https://shop.example:443', 'https://shop.example'],
  ['https://bücher.example', 'https://xn--bcher-kva.example'],
])('the error for %j suggests %s', (origin, sent) => {
  expect(() => setUp({ allowedOrigins: [origin] })).toThrow(`Write ${sent}.`);
  expect(() => setUp({ allowedOrigins: [sent] })).not.toThrow();
});

test.each<[unknown, string]>([
  ['http://x', 'a string'],
  [null, 'null'],
  [new Set(['http://x']), 'an object'],
])('allowedOrigins %j must be an array', (list, got) => {
  expect(() => setUp({ allowedOrigins: list as string[] })).toThrow(
    `The option allowedOrigins must be an array of origins, got ${got}.`,
  );
});
