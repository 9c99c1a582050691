import { expect, test } from 'vitest';
import {
  APIConnectionError,
  APIConnectionTimeoutError,
  APIError,
  ChatKit,
  InternalServerError,
} from '../src/index.ts';
import { listen } from './loopback.ts';
import { closed, speak, success } from './raw-server.ts';
import { apiKey, params, session } from './session.ts';
import { rejection } from './stub.ts';

test('connection refused is an APIConnectionError that names the reason', async () => {
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

test('reset in the middle of the headers: retried, then the session', async () => {
  await using server = await speak((socket, count) => {
    if (count === 1) socket.write('HTTP/1.1 200 OK\r\ncontent-', () => socket.resetAndDestroy());
    else socket.end(success(JSON.stringify(session)));
  });
  const chatkit = new ChatKit({ apiKey, baseURL: server.url });
  expect(await chatkit.sessions.create(params)).toEqual(session);
  expect(server.count()).toBe(2);
});

test('reset in the middle of the body: not retried, with what came', async () => {
  await using server = await speak((socket) => {
    socket.write(success('{"id":"cksess_1","user', 500));
    setTimeout(() => socket.resetAndDestroy(), 20);
  });
  const chatkit = new ChatKit({ apiKey, baseURL: server.url });
  const error = await rejection(chatkit.sessions.create(params));
  expect(error).toBeInstanceOf(APIConnectionError);
  expect(error).toMatchObject({ status: 200, error: '{"id":"cksess_1","user' });
  expect(server.count()).toBe(1);
});

test('the body of an error is reset: the status is kept, with what came', async () => {
  await using server = await speak((socket) => {
    socket.write('HTTP/1.1 500 No\r\nx-should-retry: false\r\ncontent-length: 99\r\n\r\n{"error');
    setTimeout(() => socket.resetAndDestroy(), 20);
  });
  const chatkit = new ChatKit({ apiKey, baseURL: server.url });
  const error = await rejection(chatkit.sessions.create(params));
  expect(error).toBeInstanceOf(InternalServerError);
  expect(error).toMatchObject({ status: 500, error: '{"error', cause: expect.any(TypeError) });
});

test('truncated JSON is an APIError', async () => {
  await using server = await speak((socket) => socket.end(success('{"id":"cksess_1",')));
  const chatkit = new ChatKit({ apiKey, baseURL: server.url });
  const error = await rejection(chatkit.sessions.create(params));
  expect(error).toBeInstanceOf(APIError);
  expect(error).not.toBeInstanceOf(APIConnectionError);
  expect(error).toMatchObject({ status: 200, error: '{"id":"cksess_1",' });
});

test.for([200, 400])(
  'the body of a %i that stalls ends at the timeout and frees its socket',
  async (status) => {
    await using server = await speak((socket) => {
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

test('headers that do not come end at the timeout, are retried, and free their sockets', async () => {
  await using server = await speak((socket) => socket.write('HTTP/1.1 200 OK\r\n'));
  const chatkit = new ChatKit({ apiKey, baseURL: server.url, timeout: 2_000, maxRetries: 1 });
  const error = await rejection(chatkit.sessions.create(params));
  expect(error).toBeInstanceOf(APIConnectionTimeoutError);
  expect(error).toMatchObject({ status: undefined });
  expect(server.count()).toBe(2);
  await closed(server.open);
});

test('an endless body of a response that is retried frees its socket', async () => {
  await using server = await speak((socket, count) => {
    if (count > 1) return void socket.end(success(JSON.stringify(session)));
    socket.write('HTTP/1.1 503 X\r\nretry-after-ms: 0\r\ncontent-length: 99999999\r\n\r\n');
    socket.write('x'.repeat(500_000));
  });
  const chatkit = new ChatKit({ apiKey, baseURL: server.url });
  expect(await chatkit.sessions.create(params)).toEqual(session);
  await closed(server.open);
});

test('an abort frees the socket', async () => {
  await using server = await speak((socket) => socket.write(success('{', 500)));
  const chatkit = new ChatKit({ apiKey, baseURL: server.url });
  const signal = AbortSignal.timeout(1_000);
  const error = await rejection(chatkit.sessions.create(params, { signal }));
  expect(error).toMatchObject({ name: 'APIUserAbortError', cause: signal.reason as unknown });
  await closed(server.open);
});
