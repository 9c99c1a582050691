import { createServer, request as send, type RequestListener } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { getRequestListener } from '@hono/node-server';
import express from 'express';
import { Hono } from 'hono';
import { afterEach, expect, test, vi } from 'vitest';
import * as z from 'zod';
import { createSessionHandler, type SessionHandlerOptions } from '../src/index.ts';
import { createNodeListener } from '../src/node.ts';
import { apiKey, createApi } from './api.ts';

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  await Promise.all(closing.splice(0).map((close) => close()));
});

/** Serves on a free loopback port. Returns the origin. */
async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  closing.push(
    () =>
      new Promise((closed) => {
        server.close(closed);
        server.closeAllConnections();
      }),
  );
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function setUp(options: Partial<SessionHandlerOptions<unknown>> = {}) {
  const api = createApi();
  const handler = createSessionHandler<unknown>({
    chatkit: api.chatkit,
    workflow: 'wf_123',
    user: () => 'user_123',
    ...options,
  });
  return { ...api, listener: createNodeListener(handler) };
}

const frameworks: Record<
  string,
  (listener: ReturnType<typeof createNodeListener>) => RequestListener
> = {
  'node:http': (listener) => listener,
  'express, routed': (listener) => express().post('/chatkit/session', listener),
  'express, mounted': (listener) => express().use('/chatkit', listener).use(express.json()),
};

test.each(Object.keys(frameworks))('%s creates a session', async (name) => {
  const { listener, calls } = setUp();
  const origin = await serve(frameworks[name]?.(listener) ?? listener);
  const response = await fetch(`${origin}/chatkit/session`, {
    method: 'POST',
    headers: { origin },
  });
  expect(response.status).toBe(200);
  expect(await response.json()).toEqual({
    client_secret: expect.any(String) as string,
    expires_at: expect.any(Number) as number,
  });
  expect(response.headers.get('cache-control')).toBe('no-store');
  expect(Date.parse(response.headers.get('date') ?? '')).not.toBeNaN();
  expect(calls).toHaveLength(1);
});

test('createNodeListener responds to HEAD with the headers of a 405, and to GET with the body too', async () => {
  const { listener } = setUp();
  const { port } = new URL(await serve(listener));
  for (const method of ['HEAD', 'GET']) {
    const socket = connect(Number(port), '127.0.0.1');
    socket.end(`${method} / HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n`);
    const [head = '', body = ''] = (await text(socket)).split('\r\n\r\n');
    expect(head).toMatch(/^HTTP\/1\.1 405 /);
    expect(head).toMatch(/^allow: POST, OPTIONS\r$/im);
    expect(body.includes('Method Not Allowed')).toBe(method === 'GET');
  }
});

test('createNodeListener refuses another origin, whatever x-forwarded-host says', async () => {
  const { listener, calls } = setUp();
  const origin = await serve(listener);
  const headers = { origin: 'http://evil.example', 'x-forwarded-host': 'evil.example' };
  expect((await fetch(origin, { method: 'POST', headers })).status).toBe(403);
  expect(calls).toEqual([]);
});

test('createNodeListener does not replace the global Request and Response', async () => {
  const before = [globalThis.Request, globalThis.Response];
  setUp();
  expect([globalThis.Request, globalThis.Response]).toEqual(before);
  expect(globalThis.Request).toBe(before[0]);
});

test('createNodeListener responds with 413 to a body that is too long, with or without content-length', async () => {
  const { listener, calls } = setUp();
  const origin = await serve(listener);
  const long = 'x'.repeat(2_000_000);
  expect((await fetch(origin, { method: 'POST', body: long })).status).toBe(413);
  const status = await new Promise((resolve, reject) => {
    const outgoing = send(origin, { method: 'POST' }, (incoming) => {
      resolve(incoming.statusCode);
      incoming.resume();
    });
    outgoing.on('error', reject);
    outgoing.write('x'.repeat(20_000)); // Chunked, and never ended.
  });
  expect(status).toBe(413);
  expect(calls).toEqual([]);
});

test.each(['node:http', 'Hono'])(
  '%s: the call to the API is aborted when the browser disconnects',
  async (name) => {
    const aborted = vi.fn<() => void>();
    const api = createApi(
      (_, { signal }) =>
        new Promise((_resolve, reject) => {
          signal?.addEventListener('abort', () => {
            aborted();
            reject(signal.reason as Error);
          });
        }),
    );
    const options = { chatkit: api.chatkit, workflow: 'wf_123', user: () => 'user_123' };
    const handler = createSessionHandler(options);
    const app = new Hono().post('/', (context) => handler(context.req.raw));
    const listeners: Record<string, RequestListener> = {
      'node:http': createNodeListener(handler),
      Hono: getRequestListener(app.fetch, { overrideGlobalObjects: false }),
    };
    const { port } = new URL(await serve(listeners[name] ?? expect.unreachable()));
    const socket = connect(Number(port), '127.0.0.1');
    socket.write('POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 0\r\n\r\n');
    await vi.waitFor(() => expect(api.calls).toHaveLength(1));
    socket.destroy();
    await vi.waitFor(() => expect(aborted).toHaveBeenCalledOnce());
  },
);

test('behind express.json(), the handler with input fails with a 500 that names the body parser', async () => {
  const onError = vi.fn<(error: unknown) => void>();
  const schema = z.object({ plan: z.string() });
  const { listener } = setUp({ onError, input: schema, stateVariables: () => ({}) });
  const origin = await serve(express().use(express.json()).post('/', listener));
  const body = JSON.stringify({ plan: 'team' });
  const headers = { 'content-type': 'application/json' };
  expect((await fetch(origin, { method: 'POST', body, headers })).status).toBe(500);
  expect(String(onError.mock.calls[0]?.[0])).toContain('mount the handler before body parsers');

  const ignoring = setUp();
  const other = await serve(express().use(express.json()).use(ignoring.listener));
  expect((await fetch(other, { method: 'POST', body, headers })).status).toBe(200);
  expect((await fetch(other, { method: 'GET' })).status).toBe(405);
});

test.each([
  [undefined, 'undefined'],
  [{ chatkit: 'sk-not-a-key' }, 'an object'],
])('createNodeListener(%j) throws an error without the value', (handler, got) => {
  expect(() => createNodeListener(handler as never)).toThrow(
    `createNodeListener takes the function that createSessionHandler returns, got ${got}.`,
  );
});

test('createNodeListener reads the input from the socket', async () => {
  const schema = z.object({ plan: z.string() });
  const { chatkit, calls } = createApi();
  const handler = createSessionHandler({
    chatkit,
    workflow: 'wf_123',
    user: () => 'user_123',
    input: schema,
    stateVariables: (_, __, { plan }) => ({ plan }),
  });
  const origin = await serve(createNodeListener(handler));
  const headers = { 'content-type': 'application/json; charset=utf-8' };
  await fetch(origin, { method: 'POST', body: '{"plan":"team"}', headers });
  expect(calls[0]?.params.workflow.state_variables).toEqual({ plan: 'team' });
});

test('a user id with line breaks adds no header to the response', async () => {
  const { listener } = setUp({
    user: (request) => ({ id: decodeURIComponent(request.headers.get('x-user') ?? '') }),
  });
  const { port } = new URL(await serve(listener));
  const socket = connect(Number(port), '127.0.0.1');
  socket.end(
    'POST / HTTP/1.1\r\nhost: x\r\nx-user: a%0d%0aset-cookie:%20admin=1\r\nconnection: close\r\ncontent-length: 0\r\n\r\n',
  );
  const raw = await text(socket);
  expect(raw).toMatch(/^HTTP\/1\.1 200 /);
  expect(raw).not.toContain('admin');
  expect(raw).not.toContain(apiKey);
});
