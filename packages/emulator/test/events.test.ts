// The control API of the journal and the stream of events.
import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { createEmulator, type Emulator, type EmulatorEvent } from '../src/index.ts';
import { cancel, create, headers, minimal, refusal, send } from './calls.ts';
import { start } from './serving.ts';

const events = 'http://localhost/_emulator/events';

/** Reads the events of a response one after another. */
function readEvents(response: Response): () => Promise<EmulatorEvent> {
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  onTestFinished(() => reader?.cancel());
  let text = '';
  return async () => {
    for (;;) {
      const [, before = '', data, rest = ''] = /^(.*?)data: (.*?)\n\n(.*)$/s.exec(text) ?? [];
      if (data !== undefined) {
        expect(before).toMatch(/^(retry: 1000\n\n)?$/);
        text = rest;
        return JSON.parse(data) as EmulatorEvent;
      }
      const { value, done } = (await reader?.read()) ?? { done: true };
      if (done) throw new Error('The stream of events ended.');
      text += value;
    }
  };
}

async function watch(fetch: Emulator['fetch'], url: string) {
  const response = await fetch(url);
  expect(response.headers.get('content-type')).toBe('text/event-stream');
  return readEvents(response);
}

test('the stream sends each request masked, after the change that it made', async () => {
  const emulator = createEmulator();
  const event = await watch(emulator.fetch, events);
  const { id, client_secret } = await create(emulator);
  expect(await event()).toEqual({ type: 'change', of: 'sessions' });
  const request = await event();
  expect(request).toEqual({ type: 'request', request: emulator.requests.list()[0] });
  expect(JSON.stringify(request)).not.toContain(client_secret);
  await cancel(emulator, id);
  expect(await event()).toEqual({ type: 'change', of: 'sessions' });
});

test('a served stream sends events until the client leaves', async () => {
  const { emulator, server, post } = await start();
  const event = await watch(fetch, server.url.replace('/v1', '/_emulator/events'));
  await post();
  expect(await event()).toEqual({ type: 'change', of: 'sessions' });
  expect(await event()).toMatchObject({ type: 'request', request: { id: 1, status: 200 } });
  emulator.clock.advance(1);
  expect(await event()).toEqual({ type: 'change', of: 'clock' });
});

test.each<[string, (emulator: Emulator) => unknown, string[]]>([
  ['an advanced clock', ({ clock }) => clock.advance(1), ['clock']],
  ['an added fault', ({ faults }) => faults.add({ delay: 1 }), ['faults']],
  ['cleared faults', ({ faults }) => faults.clear(), ['faults']],
  [
    'an added thread, once with its items',
    ({ threads }) =>
      threads.add({ user: 'ann', items: [{ type: 'chatkit.widget', widget: '{}' }] }),
    ['threads'],
  ],
  ['a cleared journal', ({ requests }) => requests.clear(), ['state']],
  ['a reset', ({ reset }) => reset(), ['faults', 'state']],
])('subscribe() reports %s', async (_, change, expected) => {
  const emulator = createEmulator();
  const reported: string[] = [];
  const stop = emulator.subscribe((event) =>
    reported.push(event.type === 'change' ? event.of : ''),
  );
  change(emulator);
  await Promise.resolve();
  expect(reported).toEqual(expected);
  stop();
  change(emulator);
  await Promise.resolve();
  expect(reported).toEqual(expected);
});

test('subscribe() reports a fault that a call used up', async () => {
  const emulator = createEmulator({ faults: [{ status: 500 }] });
  const reported: EmulatorEvent[] = [];
  emulator.subscribe((event) => reported.push(event));
  await emulator.fetch('http://localhost/v1/chatkit/sessions', {
    method: 'POST',
    headers,
    body: JSON.stringify(minimal),
  });
  expect(reported).toMatchObject([{ of: 'faults' }, { type: 'request' }]);
});

test('GET /requests masks keys and secrets, but for ?secrets=true; DELETE clears', async () => {
  const emulator = createEmulator();
  const { client_secret } = await create(emulator);
  const call = (path: string, method = 'GET') =>
    emulator.fetch(`http://localhost/_emulator${path}`, { method });
  expect(await (await call('/requests')).json()).toEqual({ data: emulator.requests.list() });
  expect(await (await call('/requests?secrets=true')).text()).toContain(client_secret);
  expect((await refusal(call('/requests?secrets=yes'), 400)).param).toBe('secrets');
  expect((await refusal(call('/requests?secret=true'), 400)).param).toBe('secret');
  expect((await call('/requests', 'DELETE')).status).toBe(204);
  expect(emulator.requests.list()).toEqual([]);
});

test('a page of an allowed origin can read the journal, but no keys and secrets', async () => {
  const { server, post } = await start();
  await post();
  const url = server.url.replace('/v1', '/_emulator/requests');
  const page = { headers: { origin: 'http://localhost:5173' } };
  expect((await fetch(url, page)).status).toBe(200);
  await refusal(fetch(`${url}?secrets=true`, page), 403);
  const own = { headers: { origin: new URL(url).origin } };
  expect((await fetch(`${url}?secrets=true`, own)).status).toBe(200);
});

/** Makes the emulator send more events than a stream keeps unread. */
async function flood(emulator: Emulator): Promise<void> {
  emulator.faults.add({ times: 500, status: 500, body: 'x'.repeat(64 * 1024) });
  for (let call = 0; call < 500; call++)
    await send(emulator, '/chatkit/threads', { method: 'GET' });
}

test('a stream in this process ends for a reader that stops reading', async () => {
  const emulator = createEmulator();
  const reader = (await emulator.fetch(events)).body?.getReader();
  await flood(emulator);
  await expect(reader?.read()).rejects.toThrow('terminated');
});

test('a served stream ends for a reader that stops reading', async () => {
  const { emulator, server } = await start();
  const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
  socket.write('GET /_emulator/events HTTP/1.1\r\nhost: localhost\r\n\r\n');
  await once(socket, 'readable'); // The socket is not read until it is resumed.
  await flood(emulator);
  socket.resume().on('error', () => {});
  await once(socket, 'close');
});

test.each(['requests', 'events', 'state'])('a foreign host cannot read %s', async (path) => {
  const { server } = await start();
  const outgoing = get(server.url.replace('/v1', `/_emulator/${path}`), {
    headers: { host: 'rebound.example' },
  });
  const [incoming] = (await once(outgoing, 'response')) as [IncomingMessage];
  incoming.resume();
  expect(incoming.statusCode).toBe(403);
});

test('a page of another site can read neither the journal nor the events', async () => {
  const { emulator, server, post } = await start();
  await post();
  for (const path of ['requests', 'requests?secrets=true', 'events', 'state']) {
    const url = server.url.replace('/v1', `/_emulator/${path}`);
    await refusal(fetch(url, { headers: { origin: 'https://evil.example' } }), 403);
  }
  expect(emulator.requests.list()).toHaveLength(1);
});
