import { inspect } from 'node:util';
import { ChatKit } from '@chatkit-sessions/client';
import { afterEach, expect, test, vi } from 'vitest';
import { createSessionHandler } from '../src/index.ts';
import { apiKey, post } from './api.ts';

afterEach(() => {
  vi.restoreAllMocks();
});

const secret = 'ek_not_to_be_seen';
const told = { error: { message: `key ${apiKey}, secret ${secret}, project p_1` } };
const json = (body: object, status = 200) => Response.json(body, { status });

test.each<[string, number, () => Promise<Response>]>([
  [
    'creates a session',
    200,
    async () => json({ client_secret: secret, expires_at: 1_735_689_600 }),
  ],
  ['omits expires_at', 502, async () => json({ client_secret: secret })],
  ['repeats the key in a 401', 502, async () => json(told, 401)],
  ['is busy', 503, async () => json(told, 429)],
  ['fails', 502, async () => json(told, 500)],
  ['returns HTML', 502, async () => new Response(`<p>${apiKey} ${secret}`)],
  ['is unreachable', 502, () => Promise.reject(new TypeError(`no route, ${apiKey}`))],
])(
  'if the API %s, no log line at any level contains the key or the secret',
  async (_, status, fetch) => {
    const printed = (['log', 'info', 'warn', 'error', 'debug'] as const).map((level) =>
      vi.spyOn(console, level).mockReturnValue(),
    );
    const handler = createSessionHandler({
      chatkit: new ChatKit({ apiKey, fetch, logLevel: 'debug', maxRetries: 0 }),
      workflow: 'wf_123',
      user: () => 'user_123',
    });
    const response = await handler(post());
    expect(response.status).toBe(status);
    const received = `${await response.text()} ${JSON.stringify([...response.headers])}`;
    expect(received).not.toContain(apiKey);
    expect(received.includes(secret)).toBe(status === 200);
    const lines = printed.flatMap(({ mock }) =>
      mock.calls.map((call) => inspect(call, false, null)),
    );
    expect(lines.length).toBeGreaterThan(0);
    for (const line of lines) {
      expect(line).not.toContain(apiKey);
      expect(line).not.toContain(secret);
    }
  },
);
