import type { APIError } from '@chatkit-sessions/client';
import { afterEach, expect, test, vi } from 'vitest';
import { apiKey, post } from './api.ts';
import { clients, setUp } from './handler.ts';

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const leak = `no such project; key ${apiKey}; secret ek_leaked`;

/** The status of our response, and the statuses of the API that lead to it. */
const statuses: [number, number[]][] = [
  [502, [400, 401, 403, 404, 409, 418, 422, 500, 502]],
  [503, [429, 503]],
  [504, [408, 504]],
];
const cases = statuses.flatMap(([to, all]) =>
  all.flatMap((from) => clients.map((client) => [client, from, to] as const)),
);

test.each(cases)(
  '%s: %d from the API is a %d without its text, and onError receives the error',
  async (client, from, to) => {
    const headers = { 'x-request-id': 'req_123', 'retry-after': '7', 'x-leak': leak };
    const error = { message: leak, type: 'server_error', param: null, code: null };
    const respond = async () => Response.json({ error }, { status: from, headers });
    const { handler, onError } = setUp({}, { client, respond });
    const printed = (['log', 'info', 'warn', 'error', 'debug'] as const).map((level) =>
      vi.spyOn(console, level).mockReturnValue(),
    );
    const response = await handler(post());
    expect(response.status).toBe(to);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    expect(response.headers.get('retry-after')).toBe('7');
    const text = `${await response.text()} ${JSON.stringify([...response.headers])}`;
    for (const word of ['project', apiKey, 'ek_leaked', 'req_123', 'wf_123']) {
      expect(text).not.toContain(word);
    }
    expect(onError).toHaveBeenCalledOnce();
    const [told] = onError.mock.calls[0] ?? [];
    expect((told as APIError).status).toBe(from);
    expect((told as APIError).requestID).toBe('req_123');
    expect((told as APIError).message).toContain('no such project');
    for (const spy of printed) expect(spy).not.toHaveBeenCalled();
  },
);

test.each([
  ['7', '7'],
  ['0.2', '1'],
  ['-1', null],
  ['soon', null],
  ['Fri, 02 Jan 2026 03:04:35 GMT', '30'],
  ['Fri, 02 Jan 2026 03:00:00 GMT', null],
])('retry-after %j of the API becomes %j', async (theirs, ours) => {
  vi.useFakeTimers({ now: Date.UTC(2026, 0, 2, 3, 4, 5), toFake: ['Date'] });
  const headers = { 'retry-after': theirs };
  const respond = async () => new Response(null, { status: 429, headers });
  const { handler } = setUp({}, { respond });
  expect((await handler(post())).headers.get('retry-after')).toBe(ours);
});

test.each([
  ['1500', '2'],
  ['0', '0'],
  ['soon', '9'],
  ['-1', '9'],
])(
  'retry-after-ms %j of the API, with retry-after 9, becomes retry-after %j',
  async (theirs, ours) => {
    const headers = { 'retry-after-ms': theirs, 'retry-after': '9' };
    const respond = async () => new Response(null, { status: 503, headers });
    const { handler } = setUp({}, { respond });
    expect((await handler(post())).headers.get('retry-after')).toBe(ours);
  },
);

test.each(clients)('%s: an unreachable API is a 502', async (client) => {
  const respond = () => Promise.reject(new TypeError('fetch failed'));
  const { handler, onError } = setUp({}, { client, respond });
  const response = await handler(post());
  expect(response.status).toBe(502);
  expect(response.headers.has('retry-after')).toBe(false);
  expect(onError).toHaveBeenCalledOnce();
});

test.each<[string, object]>([
  ['no secret', { expires_at: 1_735_689_600 }],
  ['an empty secret', { client_secret: '', expires_at: 1_735_689_600 }],
  ['expires_after in place of expires_at', { client_secret: 'ek_leaked', expires_after: 600 }],
  ['expires_at as a string', { client_secret: 'ek_leaked', expires_at: 'soon' }],
])('a session with %s is a 502', async (_, session) => {
  const { handler, onError } = setUp({}, { respond: async () => Response.json(session) });
  const response = await handler(post());
  expect(response.status).toBe(502);
  expect(await response.text()).not.toContain('ek_leaked');
  expect(String(onError.mock.calls[0]?.[0])).not.toContain('ek_leaked');
});

test('a response of HTML is a 502', async () => {
  const { handler } = setUp({}, { respond: async () => new Response('<html>', { status: 200 }) });
  expect((await handler(post())).status).toBe(502);
});
