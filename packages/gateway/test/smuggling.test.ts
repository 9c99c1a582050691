// Requests as raw text over a socket: an attacker sends requests that no HTTP client sends.
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { expect, onTestFinished, test } from 'vitest';
import { verifySession } from '../src/index.ts';
import { serve } from '../src/node.ts';
import { create, createTestGateway, listen, secret } from './set-up.ts';

const body = '{"type":"items.list"}';
const length = `Content-Length: ${body.length}`;

/** A gateway on a socket, and a function that sends the given header lines and body as they are. */
async function setUp() {
  const requests: { url: string | undefined; headers: string[][]; body: string }[] = [];
  const origin = await listen(async (incoming, outgoing) => {
    const { url, rawHeaders } = incoming;
    const headers = rawHeaders.flatMap((name, at) =>
      at % 2 === 0 ? [[name, rawHeaders[at + 1] ?? '']] : [],
    );
    requests.push({ url, headers, body: await text(incoming) });
    outgoing.end('{}');
  });
  const gateway = createTestGateway({ workflows: { wf_123: { upstream: `${origin}/chatkit` } } });
  const { client_secret } = await create(gateway);
  const server = await serve(gateway);
  onTestFinished(() => server.close());
  /** Returns the statuses of all responses until the gateway closes the connection. */
  const send = async ({ lines, payload = body, target = '/chatkit' }: Smuggling) => {
    const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
    const head = [
      `POST ${target} HTTP/1.1`,
      'Host: gateway.example',
      `Authorization: Bearer ${client_secret}`,
      'Content-Type: application/json',
      ...lines,
    ];
    socket.write(`${head.join('\r\n')}\r\n\r\n${payload}`);
    const responses = await text(socket);
    return [...responses.matchAll(/HTTP\/1\.1 (\d+) /g)].map(([, status]) => Number(status));
  };
  return { requests, send };
}

interface Smuggling {
  lines: string[];
  payload?: string;
  target?: string;
  statuses?: number[];
}

const close = 'Connection: close';
const chunked = ['Transfer-Encoding: chunked', close];
const inChunks = (trailers = ''): string =>
  `${body.length.toString(16)}\r\n${body}\r\n0\r\n${trailers}\r\n`;

test.each<[string, Smuggling]>([
  [
    'headers of the gateway twice and in odd case',
    {
      lines: [
        length,
        close,
        'X-CHATKIT-USER: admin',
        'x-ChatKit-User: admin',
        'X-Chatkit-Session: admin',
      ],
    },
  ],
  [
    'other characters in place of the hyphens',
    {
      lines: [
        length,
        close,
        'x_chatkit_user: admin',
        'X_CHATKIT-Session: admin',
        'x.chatkit.user: admin',
        'X-ChatKit!User: admin',
      ],
    },
  ],
  ['a header __proto__', { lines: [length, close, '__proto__: admin'] }],
  [
    'a header Connection that names those of the gateway',
    { lines: [length, 'Connection: close, X-ChatKit-Session, x-chatkit-user, Authorization'] },
  ],
  [
    'trailers after a body in chunks',
    { lines: chunked, payload: inChunks('X-ChatKit-User: admin\r\nx-chatkit-session: admin\r\n') },
  ],
  ['the URL of another host', { lines: [length, close], target: 'http://admin.example/chatkit' }],
  ['a query', { lines: [length, close], target: '/chatkit?x-chatkit-user=admin' }],
  [
    'an expectation and an upgrade',
    {
      lines: [length, 'Expect: 100-continue', 'Connection: Upgrade, close', 'Upgrade: admin'],
      statuses: [100, 200],
    },
  ],
  [
    'a second request on the connection, without a secret',
    {
      lines: [length],
      payload: `${body}POST /chatkit HTTP/1.1\r\nHost: x\r\n${close}\r\nX-ChatKit-User: admin\r\n\r\n`,
      statuses: [200, 401],
    },
  ],
])("with %s, the upstream gets the gateway's own headers once", async (_, smuggling) => {
  const { requests, send } = await setUp();
  const { statuses = [200] } = smuggling;
  expect(await send(smuggling)).toEqual(statuses);
  expect(requests).toHaveLength(1);
  const [request] = requests;
  expect(request).toMatchObject({ url: '/chatkit', body });
  const own = request?.headers.filter(([name]) => /chatkit/i.test(name ?? '')) ?? [];
  expect(own.map(([name]) => name)).toEqual(['x-chatkit-user', 'x-chatkit-session']);
  expect(own[0]?.[1]).toBe('user_123');
  expect(await verifySession(own[1]?.[1], secret)).toMatchObject({ user: 'user_123' });
  expect(JSON.stringify(request?.headers)).not.toContain('admin');
});

test.each<[string, Smuggling]>([
  ['a folded line', { lines: [length, close, 'X-Other: a', ' X-ChatKit-User: admin'] }],
  ['a folded value', { lines: [length, close, 'X-ChatKit-User:', ' admin'] }],
  ['a space before the colon', { lines: [length, close, 'X-ChatKit-User : admin'] }],
  ['a line that ends in LF', { lines: [length, close, 'X-Other: a\nX-ChatKit-User: admin'] }],
  ['a line that ends in CR', { lines: [length, close, 'X-Other: a\rX-ChatKit-User: admin'] }],
  ['a pseudo-header', { lines: [length, close, ':path: /admin'] }],
  ['both lengths', { lines: [length, ...chunked], payload: inChunks() }],
  ['two lengths', { lines: [length, 'Content-Length: 5', close] }],
  ['a misspelt encoding', { lines: ['Transfer-Encoding: xchunked', close], payload: inChunks() }],
  ['an invalid chunk', { lines: chunked, payload: 'zz\r\n' }],
  [
    'another authorization',
    { lines: [length, close, 'Authorization: Bearer ek_x'], statuses: [401] },
  ],
])('a request with %s is refused and nothing reaches the upstream', async (_, smuggling) => {
  const { requests, send } = await setUp();
  const { statuses = [400] } = smuggling;
  expect(await send(smuggling)).toEqual(statuses);
  expect(requests).toEqual([]);
});
