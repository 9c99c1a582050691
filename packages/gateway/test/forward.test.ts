import { once } from 'node:events';
import type { IncomingHttpHeaders, ServerResponse } from 'node:http';
import { connect } from 'node:net';
import { expect, test, vi } from 'vitest';
import { verifySession, type GatewayOptions, type WorkflowHandler } from '../src/index.ts';
import { serve } from '../src/node.ts';
import { chat, create, createTestGateway, listen, outcome, secret } from './set-up.ts';

/** A gateway with an upstream of its own, which records the headers and body that it gets. */
async function setUp(
  respond: (outgoing: ServerResponse) => void = (outgoing) => outgoing.end('{}'),
  options: Partial<GatewayOptions> = {},
) {
  const requests: { headers: IncomingHttpHeaders; body: string; url: string | undefined }[] = [];
  const origin = await listen((incoming, outgoing) => {
    let body = '';
    incoming.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
    incoming.on('end', () => {
      requests.push({ headers: incoming.headers, body, url: incoming.url });
      respond(outgoing);
    });
  });
  const onError = vi.fn<(error: Error) => void>();
  const workflows = { wf_123: { upstream: `${origin}/chatkit` } };
  const gateway = createTestGateway({ workflows, onError, ...options });
  return { gateway, requests, onError, ...(await create(gateway)) };
}

const smuggled = {
  'x-chatkit-user': 'admin',
  'x-chatkit-session': 'eyJ1c2VyIjoiYWRtaW4ifQ.x',
  'X-ChatKit-Other': 'admin',
  x_chatkit_user: 'admin',
  cookie: 'login=1',
  'proxy-authorization': 'Basic eA==',
  te: 'trailers',
  'x-named': 'by connection',
  connection: 'close, X-Named',
};

test('an upstream gets the body, the session as signed headers, and nothing that is not its own', async () => {
  const { gateway, requests, client_secret, ...session } = await setUp();
  const body = '{ "type": "items.list",  "params": {"big": 12345678901234567890} }';
  const headers = { ...smuggled, 'accept-language': 'de', 'x-copy': `secret=${client_secret}` };
  expect((await chat(gateway, client_secret, body, { headers })).status).toBe(200);
  const [got] = requests;
  expect(got?.body).toBe(body);
  expect(got?.url).toBe('/chatkit');
  expect(got?.headers).toMatchObject({
    'accept-language': 'de',
    'content-type': 'application/json',
    'x-chatkit-user': 'user_123',
  });
  const signed = got?.headers['x-chatkit-session']?.toString();
  expect(await verifySession(signed, secret)).toMatchObject({ id: session.id, user: 'user_123' });
  const text = JSON.stringify(got?.headers);
  for (const absent of ['admin', 'login', client_secret, 'Basic', 'by connection', 'x-copy']) {
    expect(text).not.toContain(absent);
  }
});

test('a function gets a request without the same headers, and the session', async () => {
  const workflow = vi.fn<WorkflowHandler>(async (request) => Response.json(await request.json()));
  const gateway = createTestGateway({ workflows: { wf_123: workflow } });
  const { client_secret, ...session } = await create(gateway);
  const response = await chat(gateway, client_secret, { type: 'x' }, { headers: smuggled });
  expect(await response.json()).toEqual({ type: 'x' });
  const [request, given] = workflow.mock.calls[0]!;
  expect(given).toEqual(session);
  expect(request.method).toBe('POST');
  expect(JSON.stringify([...request.headers])).not.toMatch(/admin|login|ek_|connection/);
});

test.each(['user@example.com', 'Zoë 李', 'a%20b', 'a\r\nx-evil: 1', '😀'])(
  'the user %j reaches an upstream percent-encoded where a header needs it',
  async (user) => {
    const { gateway, requests } = await setUp();
    const { client_secret } = await create(gateway, { user });
    await chat(gateway, client_secret);
    const { headers } = requests[0]!;
    expect(decodeURIComponent(headers['x-chatkit-user']?.toString() ?? '')).toBe(user);
    if (user === 'user@example.com') expect(headers['x-chatkit-user']).toBe(user);
    const signed = headers['x-chatkit-session']?.toString();
    expect((await verifySession(signed, [secret]))?.user).toBe(user);
  },
);

test('verifySession refuses forged, cut and expired headers, and believes each of its secrets', async () => {
  const { gateway, requests, client_secret } = await setUp();
  await chat(gateway, client_secret);
  const header = requests[0]?.headers['x-chatkit-session']?.toString() ?? '';
  const [payload = '', signature] = header.split('.');
  const other = 'another-secret-of-at-least-32-characters';
  const admin = Buffer.from('{"user":"admin","expires_at":9999999999}').toString('base64url');
  for (const bad of [undefined, null, '', '.', payload, `${payload}.`, `${admin}.${signature}`]) {
    expect(await verifySession(bad, secret)).toBeUndefined();
  }
  expect(await verifySession(`${header}.x`, secret)).toBeUndefined();
  // A client secret is signed with the same key, and is no header.
  const [, part, mac] = /^(.{43})(.*)$/.exec(client_secret) ?? [];
  expect(await verifySession(`${part}.${mac}`, secret)).toBeUndefined();
  expect(await verifySession(header, other)).toBeUndefined();
  expect(await verifySession(header, [other, secret])).toMatchObject({ user: 'user_123' });
  vi.useFakeTimers({ now: Date.now() + 661_000 });
  expect(await verifySession(header, secret)).toBeUndefined();
  vi.useRealTimers();
});

test('set-cookie, CORS and hop-by-hop headers of an upstream never come back', async () => {
  const { gateway, client_secret } = await setUp((outgoing) => {
    outgoing.writeHead(201, {
      'set-cookie': ['a=1', 'b=2'],
      'access-control-allow-origin': '*',
      'x-chatkit-session': 'x',
      'cache-control': 'public',
      'content-type': 'application/json',
      'x-named': '1',
      connection: 'x-named',
      'x-kept': 'yes',
    });
    outgoing.end('{}');
  });
  const { status, headers } = await chat(gateway, client_secret);
  expect(status).toBe(201);
  expect(Object.fromEntries(headers)).toEqual({
    'cache-control': 'no-store',
    'content-type': 'application/json',
    date: expect.any(String) as string,
    'x-kept': 'yes',
    'x-request-id': expect.any(String) as string,
  });
});

test('a stream passes chunk by chunk, each before the next one is written', async () => {
  let stream: ServerResponse | undefined;
  const { gateway, client_secret } = await setUp((outgoing) => {
    outgoing.writeHead(200, { 'content-type': 'text/event-stream' }).flushHeaders();
    stream = outgoing;
  });
  const server = await serve(gateway);
  const response = await fetch(`${server.url}/chatkit`, {
    method: 'POST',
    headers: { authorization: `Bearer ${client_secret}`, 'content-type': 'application/json' },
    body: '{"type":"threads.create"}',
  });
  expect(response.headers.get('content-type')).toBe('text/event-stream');
  const reader = response.body!.getReader();
  const bytes = [Uint8Array.of(0xe2), Uint8Array.of(0x82, 0xac), new Uint8Array(100_000).fill(10)];
  for (const chunk of bytes) {
    stream?.write(chunk);
    let left = chunk.length;
    while (left > 0) left -= (await reader.read()).value?.length ?? Infinity;
    expect(left).toBe(0);
  }
  stream?.end();
  expect((await reader.read()).done).toBe(true);
  await server.close();
});

test.each<[string, (outgoing: ServerResponse) => void, string]>([
  ['an upstream that resets', (outgoing) => outgoing.destroy(), '502'],
  ['a 500', (outgoing) => outgoing.writeHead(500).end('Traceback: pass'), '502 upstream_error'],
  ['a 404', (outgoing) => outgoing.writeHead(404).end('Traceback: pass'), '404 upstream_error'],
  [
    'a redirect',
    (outgoing) => outgoing.writeHead(307, { location: '/x' }).end(),
    '502 upstream_error',
  ],
  ['an upstream that is too slow', () => {}, '504'],
])('%s becomes %s, which onError learns of', async (_, respond, expected) => {
  const { gateway, requests, client_secret, onError } = await setUp(respond, { timeout: 100 });
  const response = await chat(gateway, client_secret);
  const text = await response.clone().text();
  expect(await outcome(response)).toBe(expected);
  expect(text).not.toMatch(/Traceback|ECONN|127\.0\.0\.1/);
  expect(requests).toHaveLength(1);
  expect(onError).toHaveBeenCalledOnce();
  expect(onError.mock.calls[0]?.[0].message).toMatch(/^Workflow wf_123: /);
});

test('an upstream that is down is a 502', async () => {
  const onError = vi.fn<(error: Error) => void>();
  const workflows = { wf_123: { upstream: 'http://127.0.0.1:1/chatkit' } };
  const gateway = createTestGateway({ workflows, onError });
  const { client_secret } = await create(gateway);
  expect(await outcome(chat(gateway, client_secret))).toBe('502');
  expect(onError).toHaveBeenCalledOnce();
});

test.each<[string, WorkflowHandler, string]>([
  ['throws', () => expect.fail('a key'), '502'],
  ['never settles', () => new Promise(() => {}), '504'],
])('a function that %s is a %s', async (_, workflow, expected) => {
  const onError = vi.fn<(error: Error) => void>();
  const gateway = createTestGateway({ workflows: { wf_123: workflow }, onError, timeout: 50 });
  const { client_secret } = await create(gateway);
  const response = await chat(gateway, client_secret);
  expect(await response.clone().text()).not.toContain('a key');
  expect(await outcome(response)).toBe(expected);
  expect(onError).toHaveBeenCalledOnce();
});

test.each<[string, () => unknown]>([
  ['throws', () => expect.fail('onError')],
  ['rejects', () => Promise.reject(new Error('onError'))],
])('an onError that %s changes no response', async (_, onError) => {
  const workflows = { wf_123: () => expect.fail('the workflow') };
  const gateway = createTestGateway({ workflows, onError });
  const { client_secret } = await create(gateway);
  expect(await outcome(chat(gateway, client_secret))).toBe('502');
});

test('a response that comes after the timeout is released', async () => {
  const cancelled = vi.fn<() => void>();
  let respond: (response: Response) => void = () => {};
  const workflows = { wf_123: () => new Promise<Response>((resolve) => (respond = resolve)) };
  const gateway = createTestGateway({ workflows, timeout: 20, onError: () => {} });
  const { client_secret } = await create(gateway);
  expect((await chat(gateway, client_secret)).status).toBe(504);
  respond(new Response(new ReadableStream({ cancel: cancelled })));
  await vi.waitFor(() => expect(cancelled).toHaveBeenCalledOnce());
});

test('a stream that breaks is broken for the browser, and onError learns of it', async () => {
  const { gateway, client_secret, onError } = await setUp((outgoing) => {
    outgoing.writeHead(200, { 'content-type': 'text/event-stream' });
    outgoing.write('data: 1\n\n', () => outgoing.destroy());
  });
  const direct = await chat(gateway, client_secret);
  await expect(direct.text()).rejects.toThrow('The response of the chat server broke off.');
  const server = await serve(gateway);
  const served = fetch(`${server.url}/chatkit`, {
    method: 'POST',
    headers: { authorization: `Bearer ${client_secret}`, 'content-type': 'application/json' },
    body: '{"type":"threads.create"}',
  });
  await expect(served.then((response) => response.text())).rejects.toThrow('terminated');
  expect(onError).toHaveBeenCalledTimes(2);
  expect(onError.mock.calls[0]?.[0].message).toBe('Workflow wf_123: the response broke off.');
  await server.close();
});

test.each(['before the response', 'in the middle of the stream'])(
  'a browser that leaves %s aborts the request to the upstream',
  async (when) => {
    let upstream: ServerResponse | undefined;
    const { gateway, client_secret, onError } = await setUp((outgoing) => {
      upstream = outgoing;
      if (when.startsWith('in')) outgoing.writeHead(200).write('data: 1\n\n');
    });
    const server = await serve(gateway);
    const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
    socket.write(
      `POST /chatkit HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${client_secret}\r\ncontent-type: application/json\r\ncontent-length: 2\r\n\r\n{}`,
    );
    if (when.startsWith('in')) await once(socket, 'data');
    else await vi.waitFor(() => expect(upstream).toBeDefined());
    const closed = once(upstream!, 'close');
    socket.destroy();
    await closed;
    expect(upstream?.writableFinished).toBe(false);
    expect(onError).not.toHaveBeenCalled();
    await server.close();
  },
);

test('a signal that aborts ends a stream in this process', async () => {
  const cancelled = vi.fn<() => void>();
  const workflows = {
    wf_123: (request: Request) => {
      const body = new ReadableStream({
        start(controller) {
          request.signal.addEventListener('abort', () => controller.error(request.signal.reason));
        },
        cancel: cancelled,
      });
      return new Response(body);
    },
  };
  const gateway = createTestGateway({ workflows });
  const { client_secret } = await create(gateway);
  const aborting = new AbortController();
  const response = await chat(gateway, client_secret, '{}', { signal: aborting.signal });
  const text = response.text();
  aborting.abort();
  await expect(text).rejects.toThrow('broke off');
  const other = await chat(gateway, client_secret);
  await other.body?.cancel();
  expect(cancelled).toHaveBeenCalledOnce();
});

test('a body that never ends is a 408', async () => {
  const gateway = createTestGateway({ timeout: 50 });
  const { client_secret } = await create(gateway);
  const cancelled = vi.fn<() => void>();
  const init = {
    method: 'POST',
    headers: { authorization: `Bearer ${client_secret}`, 'content-type': 'application/json' },
    body: new ReadableStream({ cancel: cancelled }),
    duplex: 'half',
  };
  const request = new Request('http://gateway.example/chatkit', init as RequestInit);
  expect(await outcome(gateway.fetch(request))).toBe('408');
  expect(cancelled).toHaveBeenCalledOnce();
});
