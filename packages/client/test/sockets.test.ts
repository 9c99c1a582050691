// A call that has ended holds no socket, and later calls reuse idle sockets.
import { expect, test } from 'vitest';
import { ChatKit, type APIPromise } from '../src/index.ts';
import { listen } from './loopback.ts';
import { closed, serveRaw } from './raw-server.ts';
import { apiKey, params, session } from './session.ts';
import { rejection } from './stub.ts';

const begun = (status: string): string =>
  `HTTP/1.1 ${status}\r\nx-should-retry: false\r\ncontent-length: 9999\r\n\r\n{"id":`;

const asks: [string, (call: APIPromise<unknown>) => PromiseLike<unknown>][] = [
  ['await', (call) => call],
  ['asResponse', (call) => call.asResponse()],
  ['withResponse', (call) => call.withResponse()],
];
const partialResponses: [string, string][] = [
  ['before the headers', ''],
  ['within the headers', 'HTTP/1.1 200 OK\r\ncontent-'],
  ['within the body of a success', begun('200 OK')],
  ['within the body of an error', begun('400 Bad Request')],
  ['within the body of a redirect', begun('302 Found')],
];

test.for(
  partialResponses.flatMap(([where, bytes]) =>
    asks
      // asResponse() resolves without reading the body of a success.
      .filter(([way]) => way !== 'asResponse' || !bytes.includes(' 200 OK\r\nx'))
      .map(([way, ask]) => [where, way, bytes, ask] as const),
  ),
)('an abort %s closes the socket of a call read by %s', async ([, , bytes, ask]) => {
  const controller = new AbortController();
  const reason = new Error('enough');
  await using server = await serveRaw((socket) => {
    socket.write(bytes);
    // Abort after the bytes have arrived.
    setTimeout(() => controller.abort(reason), 50);
  });
  const chatkit = new ChatKit({ apiKey, baseURL: server.url });
  const { signal } = controller;
  const error = await rejection(ask(chatkit.sessions.create(params, { signal })));
  expect(error).toMatchObject({ name: 'APIUserAbortError', cause: reason });
  await closed(server.open);
  expect(server.count()).toBe(1);
});

test('an abort closes the socket of an unread asResponse() body', async () => {
  await using server = await serveRaw((socket) => socket.write(begun('200 OK')));
  const controller = new AbortController();
  const { signal } = controller;
  const chatkit = new ChatKit({ apiKey, baseURL: server.url });
  const response = await chatkit.sessions.create(params, { signal }).asResponse();
  const text = rejection(response.text());
  const reason = new Error('enough');
  controller.abort(reason);
  expect(await text).toBe(reason);
  await closed(server.open);
});

test('calls in a row share a connection after successes, errors and redirects', async () => {
  const statuses = [200, 400, 404, 204, 302, 401, 200];
  let count = 0;
  let connections = 0;
  await using server = await listen((_, response) => {
    const status = statuses[count++ % statuses.length] ?? 200;
    response.writeHead(status, { location: '/elsewhere' });
    response.end(status === 204 ? undefined : JSON.stringify(session));
  });
  server.server.on('connection', () => connections++);
  const chatkit = new ChatKit({ apiKey, baseURL: server.url });
  for (let call = 0; call < 21; call++) {
    const promise = chatkit.sessions.create(params);
    await (call % 2 ? promise.withResponse() : promise).then(
      () => {},
      () => {},
    );
  }
  expect(server.requests()).toBe(21);
  // Usually one connection. On a busy machine idle connections may expire.
  expect(connections).toBeLessThan(6);
});
