import type { ServerResponse } from 'node:http';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, test, vi } from 'vitest';
import { verifySession, type WorkflowHandler } from '../src/index.ts';
import { chat, create, createTestGateway, outcome, secret } from './set-up.ts';
import { inProcess, setUp, ways } from './upstream.ts';

const smuggled = {
  'x-chatkit-user': 'admin',
  'x-chatkit-session': 'eyJ1c2VyIjoiYWRtaW4ifQ.x',
  'X-ChatKit-Other': 'admin',
  x_chatkit_user: 'admin',
  cookie: 'login=1',
  'proxy-authorization': 'Basic eA==',
  te: 'trailers',
  'x-named': 'by connection',
  connection: 'close, X-Named, X-ChatKit-User, x-chatkit-session',
};

describe.each(ways)('%s', (_, reach) => {
  test('an upstream gets the body, the session as signed headers, and no cookie or client secret', async () => {
    const { gateway, requests, client_secret, ...session } = await setUp(reach);
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

  test('an upstream gets the state variables and the features of the session', async () => {
    const { gateway, requests } = await setUp(reach);
    const { client_secret, ...session } = await create(gateway, {
      workflow: { id: 'wf_123', state_variables: { plan: 'pro €' }, tracing: { enabled: false } },
      chatkit_configuration: { automatic_thread_titling: { enabled: false } },
    });
    await chat(gateway, client_secret);
    const header = requests[0]?.headers['x-chatkit-session']?.toString();
    expect(await verifySession(header, secret)).toEqual(session);
    expect(session).toMatchObject({
      workflow: { state_variables: { plan: 'pro €' }, tracing: { enabled: false } },
      chatkit_configuration: { automatic_thread_titling: { enabled: false } },
    });
  });

  test('a workflow function gets the session, and a request without cookies or client secret', async () => {
    const workflow = vi.fn<WorkflowHandler>(async (request) => Response.json(await request.json()));
    const gateway = await reach(createTestGateway({ workflows: { wf_123: workflow } }));
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
      const { gateway, requests } = await setUp(reach);
      const { client_secret } = await create(gateway, { user });
      await chat(gateway, client_secret);
      const { headers } = requests[0]!;
      expect(decodeURIComponent(headers['x-chatkit-user']?.toString() ?? '')).toBe(user);
      if (user === 'user@example.com') expect(headers['x-chatkit-user']).toBe(user);
      const signed = headers['x-chatkit-session']?.toString();
      expect((await verifySession(signed, [secret]))?.user).toBe(user);
    },
  );

  test('set-cookie, CORS and hop-by-hop headers of an upstream never come back', async () => {
    const { gateway, client_secret } = await setUp(reach, (outgoing) => {
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
    const { gateway, client_secret } = await setUp(reach, (outgoing) => {
      outgoing.writeHead(200, { 'content-type': 'text/event-stream' }).flushHeaders();
      stream = outgoing;
    });
    const response = await chat(gateway, client_secret);
    expect(response.headers.get('content-type')).toBe('text/event-stream');
    const reader = response.body!.getReader();
    const bytes = [
      Uint8Array.of(0xe2),
      Uint8Array.of(0x82, 0xac),
      new Uint8Array(100_000).fill(10),
    ];
    for (const chunk of bytes) {
      stream?.write(chunk);
      let left = chunk.length;
      while (left > 0) left -= (await reader.read()).value?.length ?? Infinity;
      expect(left).toBe(0);
    }
    stream?.end();
    expect((await reader.read()).done).toBe(true);
  });

  test.each([
    ['br', brotliCompressSync],
    ['deflate', deflateSync],
    ['gzip', gzipSync],
  ])(
    'the gateway decompresses a response that an upstream compresses with %s without being asked',
    async (encoding, compress) => {
      const { gateway, requests, client_secret } = await setUp(reach, (outgoing) => {
        outgoing.writeHead(200, { 'content-encoding': encoding }).end(compress('data: 1\n\n'));
      });
      const response = await chat(
        gateway,
        client_secret,
        {},
        { headers: { 'accept-encoding': encoding } },
      );
      expect(requests[0]?.headers['accept-encoding']).toBe('identity');
      expect(await response.text()).toBe('data: 1\n\n');
      expect(response.headers.has('content-encoding')).toBe(false);
    },
  );

  test('the browser gets the 204 of an upstream', async () => {
    const { gateway, client_secret } = await setUp(reach, (outgoing) =>
      outgoing.writeHead(204).end(),
    );
    expect(await outcome(chat(gateway, client_secret))).toBe('204');
  });
});

test('verifySession rejects forged, cut and expired headers and invalid secrets, and accepts each of its secrets', async () => {
  const { gateway, requests, client_secret } = await setUp(inProcess);
  await chat(gateway, client_secret);
  const header = requests[0]?.headers['x-chatkit-session']?.toString() ?? '';
  const [payload = '', signature] = header.split('.');
  const other = 'another-secret-of-at-least-32-characters';
  const admin = Buffer.from('{"user":"admin","expires_at":9999999999}').toString('base64url');
  for (const bad of [undefined, null, '', '.', payload, `${payload}.`, `${admin}.${signature}`]) {
    expect(await verifySession(bad, secret)).toBeUndefined();
  }
  expect(await verifySession(`${header}.x`, secret)).toBeUndefined();
  // A client secret is signed with the same key, but is not a session header.
  const [, part, mac] = /^(.{43})(.*)$/.exec(client_secret) ?? [];
  expect(await verifySession(`${part}.${mac}`, secret)).toBeUndefined();
  expect(await verifySession(header, other)).toBeUndefined();
  expect(await verifySession(header, [other, secret])).toMatchObject({ user: 'user_123' });
  for (const [bad, got] of [
    [[secret, ''], 0],
    ['x'.repeat(31), 31],
    [undefined, 'undefined'],
    [{ secret }, 'object'],
  ]) {
    await expect(verifySession(undefined, bad as string)).rejects.toThrow(
      `A secret must be a string of at least 32 characters, got ${got as string}.`,
    );
  }
  vi.useFakeTimers({ now: Date.now() + 661_000 });
  expect(await verifySession(header, secret)).toBeUndefined();
  vi.useRealTimers();
});
