// No call holds a socket once it has ended, and those that can be used again are.
import { expect, test } from 'vitest';
import { ChatKit, type APIPromise } from '../src/index.ts';
import { listen } from './loopback.ts';
import { closed, speak } from './raw-server.ts';
import { apiKey, params, session } from './session.ts';
import { rejection } from './stub.ts';

const begun = (status: string): string =>
  `HTTP/1.1 ${status}\r\nx-should-retry: false\r\ncontent-length: 9999\r\n\r\n{"id":`;

const asks: [string, (call: APIPromise<unknown>) => PromiseLike<unknown>][] = [
  ['await', (call) => call],
  ['asResponse', (call) => call.asResponse()],
  ['withResponse', (call) => call.withResponse()],
];
const answers: [string, string][] = [
  ['before the headers', ''],
  ['within the headers', 'HTTP/1.1 200 OK\r\ncontent-'],
  ['within the body of a success', begun('200 OK')],
  ['within the body of an error', begun('400 Bad Request')],
  ['within the body of a redirect', begun('302 Found')],
];

test.for(
  answers.flatMap(([where, bytes]) =>
    asks
      // That hands over the body of a success unread.
      .filter(([way]) => way !== 'asResponse' || !bytes.includes(' 200 OK\r\nx'))
      .map(([way, ask]) => [where, way, bytes, ask] as const),
  ),
)('an abort %s frees the socket, asked by %s', async ([, , bytes, ask]) => {
  const controller = new AbortController();
  const reason = new Error('enough');
  await using server = await speak((socket) => {
    socket.write(bytes);
    // Once the bytes are there.
    setTimeout(() => controller.abort(reason), 50);
  });
  const chatkit = new ChatKit({ apiKey, baseURL: server.url });
  const { signal } = controller;
  const error = await rejection(ask(chatkit.sessions.create(params, { signal })));
  expect(error).toMatchObject({ name: 'APIUserAbortError', cause: reason });
  await closed(server.open);
  expect(server.count()).toBe(1);
});

test('an abort frees the socket of a body that was handed over and not read', async () => {
  await using server = await speak((socket) => socket.write(begun('200 OK')));
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

test('calls in a row share a connection, whatever they come to', async () => {
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
    const made = chatkit.sessions.create(params);
    await (call % 2 ? made.withResponse() : made).then(
      () => {},
      () => {},
    );
  }
  expect(server.requests()).toBe(21);
  // One, or a few where a busy machine lets one go stale.
  expect(connections).toBeLessThan(6);
});
