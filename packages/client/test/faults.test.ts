import { expect, test } from 'vitest';
import {
  APIConnectionError,
  APIConnectionTimeoutError,
  APIError,
  ChatKit,
  InternalServerError,
} from '../src/index.ts';
import { listen } from './loopback.ts';
import { closed, serveRaw, success } from './raw-server.ts';
import { apiKey, params, session } from './session.ts';
import { rejection } from './stub.ts';

test('a refused connection throws APIConnectionError that names ECONNREFUSED', async () => {
  const { url } = await (async () => {
    await using server = await listen(() => {});
    return { url: server.url };
  })();
  const chatkit = new ChatKit({ apiKey, baseURL: url, maxRetries: 0 });
  const error = await rejection(chatkit.sessions.create(params));
  expect(error).toBeInstanceOf(APIConnectionError);
  expect(String(error)).toContain('ECONNREFUSED');
  expect(error).toMatchObject({ cause: { cause: { code: 'ECONNREFUSED' } } });
});

test('a connection reset in the response headers is retried and returns the session', async () => {
  await using server = await serveRaw((socket, count) => {
    if (count === 1) socket.write('HTTP/1.1 200 OK\r\ncontent-', () => socket.resetAndDestroy());
    else socket.end(success(JSON.stringify(session)));
  });
  const chatkit = new ChatKit({ apiKey, baseURL: server.url });
  expect(await chatkit.sessions.create(params)).toEqual(session);
  expect(server.count()).toBe(2);
});

test('a connection reset in the body of a 200 throws with the partial body, without retry', async () => {
  await using server = await serveRaw((socket) => {
    socket.write(success('{"id":"cksess_1","user', 500));
    setTimeout(() => socket.resetAndDestroy(), 20);
  });
  const chatkit = new ChatKit({ apiKey, baseURL: server.url });
  const error = await rejection(chatkit.sessions.create(params));
  expect(error).toBeInstanceOf(APIConnectionError);
  expect(error).toMatchObject({ status: 200, error: '{"id":"cksess_1","user' });
  expect(server.count()).toBe(1);
});

test('a connection reset in the body of a 500 keeps the status and the partial body', async () => {
  await using server = await serveRaw((socket) => {
    socket.write('HTTP/1.1 500 No\r\nx-should-retry: false\r\ncontent-length: 99\r\n\r\n{"error');
    setTimeout(() => socket.resetAndDestroy(), 20);
  });
  const chatkit = new ChatKit({ apiKey, baseURL: server.url });
  const error = await rejection(chatkit.sessions.create(params));
  expect(error).toBeInstanceOf(InternalServerError);
  expect(error).toMatchObject({ status: 500, error: '{"error', cause: expect.any(TypeError) });
});

test('a 200 with truncated JSON throws APIError with the body as received', async () => {
  await using server = await serveRaw((socket) => socket.end(success('{"id":"cksess_1",')));
  const chatkit = new ChatKit({ apiKey, baseURL: server.url });
  const error = await rejection(chatkit.sessions.create(params));
  expect(error).toBeInstanceOf(APIError);
  expect(error).not.toBeInstanceOf(APIConnectionError);
  expect(error).toMatchObject({ status: 200, error: '{"id":"cksess_1",' });
});

test.for([200, 400])(
  'a stalled body of a %i throws at the timeout and closes its socket',
  async (status) => {
    await using server = await serveRaw((socket) => {
      socket.write(`HTTP/1.1 ${status} X\r\ncontent-length: 500\r\n\r\n{"id":`);
    });
    const chatkit = new ChatKit({ apiKey, baseURL: server.url, timeout: 3_000 });
    const error = await rejection(chatkit.sessions.create(params));
    expect(error).toBeInstanceOf(APIConnectionTimeoutError);
    expect(error).toMatchObject({ status, error: '{"id":' });
    expect(server.count()).toBe(1);
    await closed(server.open);
  },
);

test('response headers that never arrive time out, are retried and close their sockets', async () => {
  await using server = await serveRaw((socket) => socket.write('HTTP/1.1 200 OK\r\n'));
  const chatkit = new ChatKit({ apiKey, baseURL: server.url, timeout: 2_000, maxRetries: 1 });
  const error = await rejection(chatkit.sessions.create(params));
  expect(error).toBeInstanceOf(APIConnectionTimeoutError);
  expect(error).toMatchObject({ status: undefined });
  expect(server.count()).toBe(2);
  await closed(server.open);
});

test('retrying a 503 with an endless body closes its socket', async () => {
  await using server = await serveRaw((socket, count) => {
    if (count > 1) return void socket.end(success(JSON.stringify(session)));
    socket.write('HTTP/1.1 503 X\r\nretry-after-ms: 0\r\ncontent-length: 99999999\r\n\r\n');
    socket.write('x'.repeat(500_000));
  });
  const chatkit = new ChatKit({ apiKey, baseURL: server.url });
  expect(await chatkit.sessions.create(params)).toEqual(session);
  await closed(server.open);
});

test('an abort closes the socket', async () => {
  await using server = await serveRaw((socket) => socket.write(success('{', 500)));
  const chatkit = new ChatKit({ apiKey, baseURL: server.url });
  const signal = AbortSignal.timeout(1_000);
  const error = await rejection(chatkit.sessions.create(params, { signal }));
  expect(error).toMatchObject({ name: 'APIUserAbortError', cause: signal.reason as unknown });
  await closed(server.open);
});
