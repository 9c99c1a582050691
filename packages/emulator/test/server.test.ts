import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { createEmulator } from '../src/index.ts';
import { serve } from '../src/node.ts';
import { headers, minimal, refusal } from './calls.ts';
import { listen, start } from './serving.ts';
import { expectToFit } from './spec.ts';

test('a session is created and cancelled over HTTP', async () => {
  const { emulator, server, post } = await start();
  expect(server.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/v1$/);
  const response = await post();
  expect(response.status).toBe(200);
  const session = (await response.json()) as { id: string };
  expectToFit('ChatSession', session);
  const url = `${server.url}/chatkit/sessions/${session.id}/cancel?trace=1`;
  const cancelled = await fetch(url, { method: 'POST', headers });
  expect(await cancelled.json()).toEqual({ ...session, status: 'cancelled' });
  expect(emulator.sessions.list()).toMatchObject([{ id: session.id, status: 'cancelled' }]);
});

test("error responses have the API's shape over HTTP", async () => {
  const { server } = await start();
  await refusal(fetch(`${server.url}/none`), 404);
  const wrong = await fetch(`${server.url}/chatkit/sessions`);
  expect(wrong.headers.get('allow')).toBe('POST');
  await refusal(wrong, 405);
  await refusal(fetch(`${server.url}/chatkit/sessions`, { method: 'POST' }), 401);
});

test('a byte order mark before the JSON is ignored, in this process and over HTTP', async () => {
  const { emulator, server } = await start();
  const init = { method: 'POST', headers, body: `\ufeff${JSON.stringify(minimal)}` };
  expect((await fetch(`${server.url}/chatkit/sessions`, init)).status).toBe(200);
  expect((await emulator.fetch(`${server.url}/chatkit/sessions`, init)).status).toBe(200);
});

test('a body that is not UTF-8 is a 400, in this process and over HTTP', async () => {
  const { emulator, server } = await start();
  // In Latin-1, as a client without UTF-8 sends it.
  const body = Buffer.from('{"user":"Ren\xe9","workflow":{"id":"wf_123"}}', 'latin1');
  const init = { method: 'POST', headers, body };
  await refusal(fetch(`${server.url}/chatkit/sessions`, init), 400);
  await refusal(emulator.fetch(`${server.url}/chatkit/sessions`, init), 400);
  expect(emulator.sessions.list()).toEqual([]);
});

test('a response that HTTP does not allow closes the connection, not the process', async () => {
  const bad = { status: 200, headers: { 'x-bad': 'a\nb' }, body: '' };
  const good = { status: 200, headers: { 'x-good': 'é\t' }, body: 'fine' };
  const server = await listen({
    handle: ({ path }) => Promise.resolve(path === '/bad' ? bad : good),
  });
  await expect(fetch(new URL('/bad', server.url))).rejects.toThrow('fetch failed');
  const response = await fetch(new URL('/good', server.url));
  expect([response.status, await response.text()]).toEqual([200, 'fine']);
});

/** Yields this many MiB. */
function* spaces(count: number): Generator<Buffer> {
  const chunk = Buffer.alloc(2 ** 20, ' ');
  for (let sent = 0; sent < count; sent++) yield chunk;
}

test('a body that is declared or found too large is a 413 over HTTP', async () => {
  const { emulator, server } = await start();
  const { port } = new URL(server.url);
  for (const length of [{ 'content-length': 2 ** 28 }, { 'transfer-encoding': 'chunked' }]) {
    const outgoing = request({
      port,
      method: 'POST',
      path: '/v1/chatkit/sessions',
      headers: { ...headers, ...length },
    });
    // The server may close the socket before it has read everything.
    outgoing.on('error', () => {});
    Readable.from(spaces(129)).pipe(outgoing);
    const [incoming] = (await once(outgoing, 'response')) as [IncomingMessage];
    expect(incoming.statusCode).toBe(413);
    let body = '';
    for await (const part of incoming) body += String(part);
    expectToFit('ErrorResponse', JSON.parse(body));
    outgoing.destroy();
  }
  expect(emulator.sessions.list()).toEqual([]);
});

test('a request line with a whole URL or with * gets a response', async () => {
  const { server } = await start();
  const { port } = new URL(server.url);
  const head = async (line: string): Promise<string> => {
    const socket = connect(Number(port), '127.0.0.1');
    socket.end(`${line} HTTP/1.1\r\nhost: 127.0.0.1\r\nconnection: close\r\n\r\n`);
    let received = '';
    for await (const chunk of socket) received += String(chunk);
    return received.split('\r\n', 1)[0] ?? '';
  };
  expect(await head('POST http://localhost/v1/chatkit/sessions')).toContain('401');
  expect(await head('POST http://api.example/v1/chatkit/sessions')).toContain('403');
  expect(await head('OPTIONS *')).toContain('404');
});

test('an emulator that throws responds with 500', async () => {
  const { post } = await start({ clock: () => NaN });
  const response = await post();
  expect(response.status).toBe(500);
  const body = (await response.json()) as { error: { message: string } };
  expectToFit('ErrorResponse', body);
  expect(body.error.message).toContain('got NaN');
});

test('serve() rejects with EADDRINUSE for a port in use', async () => {
  const { server } = await start();
  const port = Number(new URL(server.url).port);
  await expect(serve(createEmulator(), { port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
});

test('the URL of an IPv6 address has brackets', async () => {
  const hasIPv6 = networkInterfaces()['lo']?.some(({ address }) => address === '::1') ?? true;
  const starting = listen(createEmulator(), { host: '::1' });
  if (!hasIPv6) return expect(starting).rejects.toMatchObject({ code: 'EADDRNOTAVAIL' });
  const server = await starting;
  expect(server.url).toMatch(/^http:\/\/\[::1\]:\d+\/v1$/);
  expect((await fetch(`${server.url}/none`)).status).toBe(404);
});

test('close() stops the server and idle connections, and may be called twice', async () => {
  const { post, server } = await start();
  await (await post()).text();
  await server.close();
  await server.close();
  await expect(post()).rejects.toMatchObject({ cause: { code: 'ECONNREFUSED' } });
});
