import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { afterEach, expect, test, vi } from 'vitest';
import type { EmulatorServer } from '../src/node.ts';
import { headers } from './calls.ts';
import { start } from './serving.ts';

afterEach(() => {
  vi.restoreAllMocks();
});

/** Sends a create over its own socket, which shows more than fetch does. */
function postRaw({ url }: EmulatorServer): Socket {
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  const lines = Object.entries({ ...headers, host: 'localhost', 'content-length': '0' });
  socket.write(
    `POST /v1/chatkit/sessions HTTP/1.1\r\n${lines.map((line) => line.join(': ')).join('\r\n')}\r\n\r\n`,
  );
  return socket;
}

test.each(['before', 'after'] as const)(
  'a reset %s the operation resets the socket',
  async (reset) => {
    const { emulator, post, server } = await start({ faults: [{ reset, times: 2 }] });
    await expect(post()).rejects.toMatchObject({ cause: { code: 'ECONNRESET' } });

    const [error] = (await once(postRaw(server), 'error')) as [NodeJS.ErrnoException];
    expect(error.code).toBe('ECONNRESET');
    expect(emulator.sessions.list()).toHaveLength(reset === 'before' ? 0 : 1);
  },
);

test('a truncated response has the first half of the body', async () => {
  const { server } = await start({ faults: [{ status: 500, damage: 'truncated' }] });
  let received = '';
  for await (const chunk of postRaw(server)) received += String(chunk);
  const [head = '', body = ''] = received.split('\r\n\r\n');
  const promised = Number(/content-length: (\d+)/.exec(head)?.[1]);
  expect(body).toMatch(/^\{"error":/);
  expect(body.length).toBe(Math.ceil(promised / 2));
});

test('a stalled response has headers and no body until the client aborts', async () => {
  const { post } = await start({ faults: [{ damage: 'stalled' }] });
  const controller = new AbortController();
  const response = await post(controller.signal);
  expect(response.status).toBe(200);
  const body = response.text();
  controller.abort();
  await expect(body).rejects.toMatchObject({ name: 'AbortError' });
});

test('damage html and damage invalid send whole bodies over HTTP', async () => {
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

test('a fault with status 204 sends no body', async () => {
  const { post } = await start({ faults: [{ status: 204 }] });
  const response = await post();
  expect([response.status, response.headers.has('content-length'), await response.text()]).toEqual([
    204,
    false,
    '',
  ]);
});

test('a delayed response that nobody awaits leaves no timer and lets the server close', async () => {
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
