import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { Readable } from 'node:stream';
import { afterEach, expect, test, vi } from 'vitest';
import { createEmulator, type EmulatorOptions } from '../src/index.ts';
import { serve, type EmulatorServer } from '../src/node.ts';
import { headers, minimal, refusal } from './calls.ts';
import { expectToFit } from './spec.ts';

const servers: EmulatorServer[] = [];

async function start(options: EmulatorOptions = {}) {
  const emulator = createEmulator(options);
  const server = await serve(emulator);
  servers.push(server);
  const post = (signal?: AbortSignal) =>
    fetch(`${server.url}/chatkit/sessions`, {
      method: 'POST',
      headers,
      body: JSON.stringify(minimal),
      ...(signal && { signal }),
    });
  return { emulator, server, post };
}

afterEach(async () => {
  vi.restoreAllMocks();
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

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

test('refusals keep their shape over HTTP', async () => {
  const { server } = await start();
  await refusal(fetch(`${server.url}/none`), 404);
  const wrong = await fetch(`${server.url}/chatkit/sessions`);
  expect(wrong.headers.get('allow')).toBe('POST');
  await refusal(wrong, 405);
  await refusal(fetch(`${server.url}/chatkit/sessions`, { method: 'POST' }), 401);
});

test.each(['before', 'after'] as const)(
  'a reset %s the operation resets the socket',
  async (reset) => {
    const { emulator, post, server } = await start({ faults: [{ reset, times: 2 }] });
    await expect(post()).rejects.toMatchObject({ cause: { code: 'ECONNRESET' } });

    const { port } = new URL(server.url);
    const socket = connect(Number(port), '127.0.0.1');
    socket.write(`POST /v1/chatkit/sessions HTTP/1.1\r\nhost: x\r\ncontent-length: 0\r\n\r\n`);
    const [error] = (await once(socket, 'error')) as [NodeJS.ErrnoException];
    expect(error.code).toBe('ECONNRESET');
    expect(emulator.sessions.list()).toHaveLength(reset === 'before' ? 0 : 1);
  },
);

test('a truncated answer promises more bytes than come', async () => {
  const { post } = await start({ faults: [{ damage: 'truncated' }] });
  const response = await post();
  expect(response.status).toBe(200);
  await expect(response.text()).rejects.toThrow('terminated');
});

test('a truncated answer brings the first half of the body', async () => {
  const { server } = await start({ faults: [{ status: 500, damage: 'truncated' }] });
  const { port } = new URL(server.url);
  const socket = connect(Number(port), '127.0.0.1');
  socket.write(`POST /v1/chatkit/sessions HTTP/1.1\r\nhost: x\r\ncontent-length: 0\r\n\r\n`);
  let received = '';
  for await (const chunk of socket) received += String(chunk);
  const [head = '', body = ''] = received.split('\r\n\r\n');
  const promised = Number(/content-length: (\d+)/.exec(head)?.[1]);
  expect(body).toMatch(/^\{"error":/);
  expect(body.length).toBe(Math.ceil(promised / 2));
});

test('a stalled answer has headers and no body, until the client lets go', async () => {
  const { post } = await start({ faults: [{ damage: 'stalled' }] });
  const controller = new AbortController();
  const response = await post(controller.signal);
  expect(response.status).toBe(200);
  const body = response.text();
  controller.abort();
  await expect(body).rejects.toMatchObject({ name: 'AbortError' });
});

test('HTML and invalid JSON arrive whole', async () => {
  const { post } = await start({
    faults: [{ damage: 'html', status: 502 }, { damage: 'invalid' }],
  });
  const page = await post();
  expect([page.status, page.headers.get('content-type')]).toEqual([
    502,
    'text/html; charset=utf-8',
  ]);
  expect(await page.text()).toContain('</html>');
  const invalid = await (await post()).text();
  expect(() => JSON.parse(invalid)).toThrow(SyntaxError);
});

test('a byte order mark is no part of the JSON, in this process or over HTTP', async () => {
  const { emulator, server } = await start();
  const init = { method: 'POST', headers, body: `\ufeff${JSON.stringify(minimal)}` };
  expect((await fetch(`${server.url}/chatkit/sessions`, init)).status).toBe(200);
  expect((await emulator.fetch(`${server.url}/chatkit/sessions`, init)).status).toBe(200);
});

test('a body that is no UTF-8 is no JSON, in this process or over HTTP', async () => {
  const { emulator, server } = await start();
  // In Latin-1, as a client sends it that was told nothing of UTF-8.
  const body = Buffer.from('{"user":"Ren\xe9","workflow":{"id":"wf_123"}}', 'latin1');
  const init = { method: 'POST', headers, body };
  await refusal(fetch(`${server.url}/chatkit/sessions`, init), 400);
  await refusal(emulator.fetch(`${server.url}/chatkit/sessions`, init), 400);
  expect(emulator.sessions.list()).toEqual([]);
});

test('a status without a body has none', async () => {
  const { post } = await start({ faults: [{ status: 204 }] });
  const response = await post();
  expect([response.status, response.headers.has('content-length'), await response.text()]).toEqual([
    204,
    false,
    '',
  ]);
});

test('a delayed answer that nobody waits for leaves no timer, and the server free to close', async () => {
  const delay = 2 ** 31 - 1;
  const [set, clear] = [vi.spyOn(globalThis, 'setTimeout'), vi.spyOn(globalThis, 'clearTimeout')];
  const { emulator, post, server } = await start({ faults: [{ delay, times: 2 }] });
  const controller = new AbortController();
  const abandoned = expect(post(controller.signal)).rejects.toMatchObject({ name: 'AbortError' });
  const cut = expect(post()).rejects.toThrow('fetch failed');
  while (emulator.sessions.list().length < 2) await new Promise(setImmediate);
  controller.abort();
  await abandoned;
  await server.close();
  await cut;
  const timers = set.mock.calls.flatMap(([, wait], at) =>
    wait === delay ? [set.mock.results[at]?.value] : [],
  );
  expect(timers).toHaveLength(2);
  for (const timer of timers) expect(clear).toHaveBeenCalledWith(timer);
});

test('a delayed answer comes', async () => {
  const { post } = await start({ faults: [{ delay: 1 }] });
  expect((await post()).status).toBe(200);
});

test('an answer that HTTP does not allow ends its connection, not the process', async () => {
  const bad = { status: 200, headers: { 'x-bad': 'a\nb' }, body: '' };
  const good = { status: 200, headers: { 'x-good': 'é\t' }, body: 'fine' };
  const server = await serve({
    handle: ({ path }) => Promise.resolve(path === '/bad' ? bad : good),
  });
  servers.push(server);
  await expect(fetch(new URL('/bad', server.url))).rejects.toThrow('fetch failed');
  const answer = await fetch(new URL('/good', server.url));
  expect([answer.status, await answer.text()]).toEqual([200, 'fine']);
});

/** So many MiB. */
function* spaces(count: number): Generator<Buffer> {
  const chunk = Buffer.alloc(2 ** 20, ' ');
  for (let sent = 0; sent < count; sent++) yield chunk;
}

test('a body that is declared or found too large is a 413 in the shape of the API', async () => {
  const { emulator, server } = await start();
  const { port } = new URL(server.url);
  for (const length of [{ 'content-length': 2 ** 28 }, { 'transfer-encoding': 'chunked' }]) {
    const outgoing = request({
      port,
      method: 'POST',
      path: '/v1/chatkit/sessions',
      headers: { ...headers, ...length },
    });
    // What the server has not read when it answers may meet a closed socket.
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

test("a request in a proxy's form, or for no path, is answered", async () => {
  const { server } = await start();
  const { port } = new URL(server.url);
  const head = async (line: string): Promise<string> => {
    const socket = connect(Number(port), '127.0.0.1');
    socket.end(`${line} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n`);
    let received = '';
    for await (const chunk of socket) received += String(chunk);
    return received.split('\r\n', 1)[0] ?? '';
  };
  expect(await head('POST http://api.example/v1/chatkit/sessions')).toContain('401');
  expect(await head('OPTIONS *')).toContain('404');
});

async function statusFor(server: EmulatorServer, host: string, path: string): Promise<number> {
  const { port } = new URL(server.url);
  const outgoing = request({ port, host: '127.0.0.1', path, headers: { host } }).end();
  const [incoming] = (await once(outgoing, 'response')) as [IncomingMessage];
  incoming.resume();
  return incoming.statusCode ?? 0;
}

test('on the loopback, control is for its names and no other', async () => {
  const { server, emulator } = await start();
  for (const host of ['localhost', 'LOCALHOST:1', '127.0.0.1:4010', '127.1.2.3', '[::1]:80']) {
    expect([host, await statusFor(server, host, '/_emulator/sessions')]).toEqual([host, 200]);
  }
  for (const host of [
    'evil.example',
    'evil.example:4010',
    'localhost.evil.example',
    '127.0.0.1.evil.example',
    '192.0.2.1',
    '[::2]',
  ]) {
    expect([host, await statusFor(server, host, '/_emulator/sessions')]).toEqual([host, 403]);
  }
  expect(await statusFor(server, 'localhost', 'http://evil.example/_emulator/clock')).toBe(403);
  // The API itself asks for a key, which no site has.
  expect(await statusFor(server, 'evil.example', '/v1/none')).toBe(404);
  expect((await emulator.fetch('http://any.example/_emulator/sessions')).status).toBe(200);
});

test('beyond the loopback, control is for every name', async () => {
  const server = await serve(createEmulator(), { host: '0.0.0.0' });
  servers.push(server);
  expect(await statusFor(server, 'emulator:4010', '/_emulator/sessions')).toBe(200);
});

test('an emulator that fails answers 500 rather than end the process', async () => {
  const { post } = await start({ clock: () => NaN });
  expect(await refusalWithoutId(await post())).toContain('no time');
});

async function refusalWithoutId(response: Response): Promise<string> {
  expect(response.status).toBe(500);
  const body = (await response.json()) as { error: { message: string } };
  expectToFit('ErrorResponse', body);
  return body.error.message;
}

test('a port in use rejects with the code of the system', async () => {
  const { server } = await start();
  const port = Number(new URL(server.url).port);
  await expect(serve(createEmulator(), { port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
});

test('a blank host is refused, since to the system it is every address', async () => {
  await expect(serve(createEmulator(), { host: '' })).rejects.toThrow(TypeError);
});

test('an address of IPv6 stands in brackets', async () => {
  const hasIPv6 = networkInterfaces()['lo']?.some(({ address }) => address === '::1') ?? true;
  const starting = serve(createEmulator(), { host: '::1' });
  if (!hasIPv6) return expect(starting).rejects.toMatchObject({ code: 'EADDRNOTAVAIL' });
  const server = await starting;
  servers.push(server);
  expect(server.url).toMatch(/^http:\/\/\[::1\]:\d+\/v1$/);
  expect((await fetch(`${server.url}/none`)).status).toBe(404);
});

test('close ends it, idle connections included, and may be called twice', async () => {
  const { post, server } = await start();
  await (await post()).text();
  await server.close();
  await server.close();
  await expect(post()).rejects.toMatchObject({ cause: { code: 'ECONNREFUSED' } });
});
