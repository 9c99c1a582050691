// Responses as raw text over a socket, as a broken or hostile ChatKit server sends them.
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { chat, create, createTestGateway, outcome } from './set-up.ts';
import { ways, type inProcess } from './upstream.ts';

/** Returns the response to a chat request whose upstream sends these bytes and closes the connection. */
async function respond(reach: typeof inProcess, ...bytes: (string | Uint8Array)[]) {
  const server = createServer((socket) => {
    socket.on('error', () => {});
    socket.once('data', () => socket.end(Buffer.concat(bytes.map((part) => Buffer.from(part)))));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  // A server that listens on a port has an address of this kind.
  const upstream = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const onError = vi.fn<(error: Error) => void>();
  const options = { workflows: { wf_123: { upstream } }, onError };
  const gateway = await reach(createTestGateway(options));
  const { client_secret } = await create(gateway);
  return { onError, response: await chat(gateway, client_secret) };
}

const ok = 'HTTP/1.1 200 OK\r\n';
const json = 'content-length: 2\r\n\r\n{}';

describe.each(ways)('%s', (_, reach) => {
  test.each<[string, ...(string | Uint8Array)[]]>([
    ['after early hints', `HTTP/1.1 103 Early Hints\r\nset-cookie: a=1\r\n\r\n${ok}${json}`],
    [
      'with trailers',
      `${ok}transfer-encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\nset-cookie: a=1\r\n\r\n`,
    ],
    ['that ends with the connection', `${ok}\r\n{}`],
    ['before a second one', `${ok}${json}${ok}content-length: 8\r\n\r\n"hidden"`],
    ['with an encoding in capitals', `${ok}content-encoding: GZIP\r\n\r\n`, gzipSync('{}')],
    ['with an old name of an encoding', `${ok}content-encoding: x-gzip\r\n\r\n`, gzipSync('{}')],
    ['without an encoding by name', `${ok}content-encoding: identity\r\n${json}`],
  ])('a response %s passes, and nothing besides', async (_, ...bytes) => {
    const { onError, response } = await respond(reach, ...bytes);
    expect(response.status).toBe(200);
    expect(await response.text()).toBe('{}');
    expect(response.headers.has('set-cookie')).toBe(false);
    expect(response.headers.has('content-encoding')).toBe(false);
    expect(onError).not.toHaveBeenCalled();
  });

  test.each([
    ['of another protocol', 'Traceback: a secret'],
    [
      'that switches protocols',
      'HTTP/1.1 101 Switching\r\nconnection: upgrade\r\nupgrade: x\r\n\r\n',
    ],
    ['that was not modified', 'HTTP/1.1 304 Not Modified\r\n\r\n'],
    ['that redirects', 'HTTP/1.1 302 Found\r\nlocation: http://127.0.0.1:1/\r\n\r\n'],
    ['of an unknown status', `HTTP/1.1 999 Odd\r\n${json}`],
    ['with two lengths', `${ok}content-length: 3\r\n${json}`],
    ['with both lengths', `${ok}transfer-encoding: chunked\r\n${json}`],
    ['with a folded header', `${ok}x-a: 1\r\n set-cookie: a=1\r\n${json}`],
    ['with a null character in a header', `${ok}x-a: \0\r\n${json}`],
    ['with a huge header', `${ok}x-a: ${'x'.repeat(100_000)}\r\n${json}`],
    ['of nothing', ''],
  ])('a response %s is a 502', async (_, bytes) => {
    const { onError, response } = await respond(reach, bytes);
    expect(response.headers.has('location')).toBe(false);
    expect(await response.clone().text()).toContain('The chat server failed.');
    expect(await outcome(response)).toMatch(/^502/);
    expect(onError).toHaveBeenCalledOnce();
  });

  test('a response that is shorter than its content-length breaks for the browser', async () => {
    const { onError, response } = await respond(reach, `${ok}content-length: 9\r\n\r\n{}`);
    await expect(response.text()).rejects.toThrow();
    expect(onError).toHaveBeenCalledOnce();
  });
});

test('over HTTP, an unknown content-encoding of an upstream makes the response a 502', async () => {
  const [, overHTTP] = ways[1]!;
  const { response } = await respond(overHTTP, `${ok}content-encoding: compress\r\n${json}`);
  expect(response.status).toBe(502);
});
