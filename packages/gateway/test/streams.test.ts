import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { connect, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, onTestFinished, test, vi } from 'vitest';
import { serve } from '../src/node.ts';
import { chat, create, createTestGateway, listen } from './set-up.ts';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** A gateway on a socket whose upstream streams without an end, and a function that opens a stream. */
async function setUp() {
  const open = new Set<ServerResponse>();
  const origin = await listen((incoming, outgoing) => {
    incoming.resume();
    outgoing.writeHead(200, { 'content-type': 'text/event-stream' }).write('data: 1\n\n');
    open.add(outgoing);
    outgoing.once('close', () => open.delete(outgoing));
  });
  const gateway = createTestGateway({ workflows: { wf_123: { upstream: origin } } });
  const rate_limits = { max_requests_per_1_minute: 1_000_000 };
  const { client_secret } = await create(gateway, { rate_limits });
  const server = await serve(gateway);
  onTestFinished(() => server.close());
  const port = Number(new URL(server.url).port);
  const head = `POST /chatkit HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${client_secret}\r\ncontent-type: application/json\r\n`;
  const openStream = async (): Promise<Socket> => {
    const socket = connect(port, '127.0.0.1');
    socket.write(`${head}content-length: 2\r\n\r\n{}`);
    await once(socket, 'data');
    return socket;
  };
  return { open, openStream, port, head };
}

function used(): number {
  collectGarbage();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

test('open streams take little memory, and free it when the browser leaves', async () => {
  const { open, openStream } = await setUp();
  const streams = 250;
  const openAll = async () => {
    const sockets: Socket[] = [];
    for (let at = 0; at < streams; at++) sockets.push(await openStream());
    expect(open.size).toBe(streams);
    return sockets;
  };
  const leaveAll = async (sockets: Socket[]) => {
    for (const socket of sockets.splice(0)) socket.destroy();
    await vi.waitFor(() => expect(open.size).toBe(0), { timeout: 20_000 });
  };
  await leaveAll(await openAll()); // What is compiled and cached belongs to no stream.
  const before = used();
  const sockets = await openAll();
  // This process holds all four ends of a stream: browser, both sides of the gateway, and upstream.
  expect((used() - before) / streams).toBeLessThan(200_000);
  await leaveAll(sockets);
  await vi.waitFor(() => expect((used() - before) / streams).toBeLessThan(10_000), {
    timeout: 20_000,
    interval: 500,
  });
});

test('10 000 open streams of a workflow function take at most 16 KiB each, and free it when cancelled', async () => {
  const streams = 10_000;
  const workflows = { wf_123: () => new Response(new ReadableStream()) };
  const gateway = createTestGateway({ workflows });
  const rate_limits = { max_requests_per_1_minute: 1_000_000 };
  const { client_secret } = await create(gateway, { rate_limits });
  const openAll = (length: number) =>
    Promise.all(Array.from({ length }, () => chat(gateway, client_secret)));
  const leaveAll = (responses: Response[]) =>
    Promise.all(responses.splice(0).map(({ body }) => body?.cancel()));
  await leaveAll(await openAll(1000)); // What is compiled and cached belongs to no stream.
  const before = used();
  const responses = await openAll(streams);
  expect((used() - before) / streams).toBeLessThan(16_384);
  await leaveAll(responses);
  await vi.waitFor(() => expect((used() - before) / streams).toBeLessThan(512), {
    timeout: 20_000,
    interval: 500,
  });
}, 300_000);

test('a browser that does not read holds the upstream back instead of filling memory', async () => {
  let written = 0;
  const origin = await listen((incoming, outgoing) => {
    incoming.resume();
    outgoing.writeHead(200);
    const fill = (): void => {
      do written += 65_536;
      while (outgoing.write(new Uint8Array(65_536)));
    };
    outgoing.on('drain', fill);
    fill();
  });
  const gateway = createTestGateway({ workflows: { wf_123: { upstream: origin } } });
  const { client_secret } = await create(gateway);
  const server = await serve(gateway);
  onTestFinished(() => server.close());
  const socket = connect(Number(new URL(server.url).port), '127.0.0.1').pause();
  socket.write(
    `POST /chatkit HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${client_secret}\r\ncontent-type: application/json\r\ncontent-length: 2\r\n\r\n{}`,
  );
  let last = -1;
  await vi.waitFor(
    () => {
      const before = last;
      last = written;
      expect(written).toBeGreaterThan(0);
      expect(written).toBe(before);
    },
    { interval: 200, timeout: 20_000 },
  );
  // Sockets buffer some megabytes. An unbounded buffer would take everything.
  expect(written).toBeLessThan(64 * 2 ** 20);
  socket.destroy();
});

test.each([
  ['without a good secret', 'authorization: Bearer ek_none\r\n', 401],
  ['that announces too much', 'content-length: 99999999\r\n', 413],
  ['that sends too much in chunks', 'transfer-encoding: chunked\r\n', 413],
])('a huge request body %s gets its response before the body ends', async (_, header, status) => {
  const { port, head } = await setUp();
  const socket = connect(port, '127.0.0.1');
  const start = status === 401 ? head.replace(/authorization.*\r\n/, header) : head + header;
  socket.write(`${start}${status === 401 ? 'content-length: 99999999\r\n' : ''}\r\n`);
  if (status === 413 && header.startsWith('transfer')) {
    const chunk = 'x'.repeat(2 ** 20);
    for (let at = 0; at < 11; at++) socket.write(`100000\r\n${chunk}\r\n`);
  }
  const [response] = (await once(socket, 'data')) as [Buffer];
  expect(response.toString()).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
  socket.destroy();
});

test('a HEAD request to the chat endpoint gets a 405 without a body', async () => {
  const { port } = await setUp();
  const socket = connect(port, '127.0.0.1');
  socket.end('HEAD /chatkit HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n');
  const [head, body] = (await text(socket)).split('\r\n\r\n');
  expect(head).toMatch(/^HTTP\/1.1 405 [^]*\r\nallow: POST\r\n/);
  expect(body).toBe('');
});
