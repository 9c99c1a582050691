// Sends what the official Python and Java SDKs send, byte by byte. The headers are from their public
// sources: openai-python's _base_client.py over httpx, openai-java's ClientOptions.kt over OkHttp.
import { connect } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createEmulator } from '../src/index.ts';
import { serve, type EmulatorServer } from '../src/node.ts';
import { expectToFit } from './spec.ts';

const emulator = createEmulator({ apiKeys: ['sk-test'] });
let server: EmulatorServer;

beforeAll(async () => {
  server = await serve(emulator);
});
afterAll(() => server.close());

const body =
  '{"user":"user_1","workflow":{"id":"wf_1","state_variables":{"name":"Zoë","seats":1}},"rate_limits":{"max_requests_per_1_minute":5}}';

const python = [
  'Accept: application/json',
  'Accept-Encoding: gzip, deflate',
  'Connection: keep-alive',
  'User-Agent: OpenAI/Python 2.24.0',
  'X-Stainless-Lang: python',
  'X-Stainless-Package-Version: 2.24.0',
  'X-Stainless-OS: Linux',
  'X-Stainless-Arch: x64',
  'X-Stainless-Runtime: CPython',
  'X-Stainless-Runtime-Version: 3.13.1',
  'Authorization: Bearer sk-test',
  'X-Stainless-Async: false',
  'OpenAI-Beta: chatkit_beta=v1',
  'x-stainless-retry-count: 0',
  'x-stainless-read-timeout: 600',
];

const java = [
  'Authorization: Bearer sk-test',
  'OpenAI-Beta: chatkit_beta=v1',
  'X-Stainless-Arch: x64',
  'X-Stainless-Kotlin-Version: 1.9.20',
  'X-Stainless-Lang: java',
  'X-Stainless-OS: Linux',
  'X-Stainless-OS-Version: 6.8.0',
  'X-Stainless-Package-Version: 4.8.0',
  'X-Stainless-Runtime: JRE',
  'X-Stainless-Runtime-Version: 21.0.5',
  'X-Stainless-Read-Timeout: 600',
  'X-Stainless-Retry-Count: 0',
  'X-Stainless-Timeout: 600',
  'Connection: Keep-Alive',
  'Accept-Encoding: gzip',
  'User-Agent: okhttp/4.12.0',
];

const json = 'Content-Type: application/json';
const empty = 'Content-Length: 0';

/** What each SDK sends: its headers by operation, and how it encodes a space in the query. */
const sdks = {
  // httpx sends the SDK's default content type on a request without a body too, except on GET.
  python: {
    create: [...python, json],
    cancel: [...python, json, empty],
    get: python,
    delete: [...python, json],
    space: '+',
  },
  java: {
    create: [...java, json],
    cancel: [...java, empty],
    get: java,
    delete: java,
    space: '%20',
  },
};

/** Sends the bytes and reads one response up to its content-length. */
async function exchange(method: string, path: string, headers: string[], text = '') {
  const { host, hostname, port, pathname } = new URL(server.url);
  const socket = connect(Number(port), hostname);
  const lines = [`${method} ${pathname}${path} HTTP/1.1`, `Host: ${host}`, ...headers];
  if (text) lines.push(`Content-Length: ${Buffer.byteLength(text)}`);
  socket.write(`${lines.join('\r\n')}\r\n\r\n${text}`);
  let received = Buffer.alloc(0);
  for await (const chunk of socket) {
    received = Buffer.concat([received, chunk as Buffer]);
    const end = received.indexOf('\r\n\r\n');
    const head = received.subarray(0, end).toString();
    const content = received.subarray(end + 4);
    if (end < 0 || content.length < Number(/content-length: (\d+)/i.exec(head)?.[1])) continue;
    return { status: Number(head.split(' ')[1]), json: JSON.parse(content.toString()) as unknown };
  }
  throw new Error(`The connection ended after ${received.toString()}`);
}

test.each(Object.entries(sdks))('%s SDK: create and cancel succeed', async (_, headers) => {
  const created = await exchange('POST', '/chatkit/sessions', headers.create, body);
  expect(created.status).toBe(200);
  expectToFit('ChatSession', created.json);
  expect(created.json).toMatchObject({
    user: 'user_1',
    workflow: { state_variables: { name: 'Zoë', seats: 1 } },
    max_requests_per_1_minute: 5,
  });
  const { id } = created.json as { id: string };
  const cancelled = await exchange('POST', `/chatkit/sessions/${id}/cancel`, headers.cancel);
  expect(cancelled).toEqual({
    status: 200,
    json: { ...(created.json as object), status: 'cancelled' },
  });
});

test.each(Object.entries(sdks))('%s SDK: an unknown key is a 401', async (_, headers) => {
  const wrong = headers.create.map((line) => line.replace('sk-test', 'sk-other'));
  const response = await exchange('POST', '/chatkit/sessions', wrong, body);
  expect(response.status).toBe(401);
  expectToFit('ErrorResponse', response.json);
});

test.each(Object.entries(sdks))('%s SDK: a retry after a 429 succeeds', async (_, headers) => {
  emulator.faults.add({ status: 429, headers: { 'retry-after': '1' } });
  expect((await exchange('POST', '/chatkit/sessions', headers.create, body)).status).toBe(429);
  const retry = headers.create.map((line) => line.replace(/(retry-count): 0/i, '$1: 1'));
  expect((await exchange('POST', '/chatkit/sessions', retry, body)).status).toBe(200);
});

test.each(Object.entries(sdks))(
  '%s SDK: threads are listed page by page, retrieved and deleted',
  async (name, { get, space, ...headers }) => {
    const user = `${name} Zoë`;
    for (const id of ['a', 'b', 'c'].map((letter) => `cthr_${name}_${letter}`)) {
      const widget = { type: 'chatkit.widget', widget: '{}' } as const;
      emulator.threads.add({ id, user, items: [{ ...widget, id: 'i1' }, widget] });
    }
    const query = `limit=2&order=asc&user=${encodeURIComponent(user).replace('%20', space)}`;
    const page = await exchange('GET', `/chatkit/threads?${query}`, get);
    expectToFit('ChatKitThreadList', page.json);
    const last = `cthr_${name}_b`;
    expect(page).toMatchObject({ status: 200, json: { last_id: last, has_more: true } });
    const next = await exchange('GET', `/chatkit/threads?${query}&after=${last}`, get);
    expect(next.json).toMatchObject({ first_id: `cthr_${name}_c`, has_more: false });

    const path = `/chatkit/threads/${last}`;
    expect((await exchange('GET', path, get)).json).toMatchObject({ id: last, user });
    const items = await exchange('GET', `${path}/items?limit=1&before=i1`, get);
    expectToFit('ChatKitThreadItemList', items.json);
    expect(items).toMatchObject({ status: 200, json: { data: [{ thread_id: last }] } });
    expect((await exchange('DELETE', path, headers.delete)).json).toMatchObject({ deleted: true });
    expect((await exchange('GET', path, get)).status).toBe(404);
  },
);
