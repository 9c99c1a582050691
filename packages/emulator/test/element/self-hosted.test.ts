// The element with a ChatKit server of the app's own: it posts requests and reads event streams.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { json, text } from 'node:stream/consumers';
import { expect, vi } from 'vitest';
import { test } from '../chromium.ts';
import {
  button,
  eventsOf,
  expectAccessible,
  message,
  visitElement,
  waitForEvent,
  write,
} from './visit.ts';

const visit = visitElement();

interface Call {
  type: string;
  params: Record<string, unknown>;
}

/** A server that records each call and lets the test respond to it. */
interface Server {
  calls: Call[];
  headers: IncomingMessage['headers'][];
  /** Responds to each type with JSON, or with the events of a stream. */
  on: Record<string, (call: Call, outgoing: ServerResponse) => void>;
}

/** Starts the element against a server. The options are JavaScript of the page. */
async function start(options = ''): Promise<Server> {
  const server: Server = { calls: [], headers: [], on: {} };
  visit.respond = (incoming, outgoing) => {
    void json(incoming).then((body) => {
      const call = body as Call;
      server.calls.push(call);
      server.headers.push(incoming.headers);
      const respond = server.on[call.type];
      if (respond) respond(call, outgoing);
      else outgoing.writeHead(500).end();
    });
  };
  await visit.page.evaluate(
    `chat.setOptions({ api: { url: '/chatkit', domainKey: 'not-a-key' }, ${options} })`,
  );
  await waitForEvent(visit, 'ready');
  return server;
}

/** Sends events and leaves the stream open. */
function send(outgoing: ServerResponse, ...events: object[]): void {
  if (!outgoing.headersSent) outgoing.writeHead(200, { 'content-type': 'text/event-stream' });
  for (const event of events) outgoing.write(`data: ${JSON.stringify(event)}\n\n`);
}

const respondWith =
  (...events: object[]) =>
  (_call: Call, outgoing: ServerResponse): void => {
    send(outgoing, ...events);
    outgoing.end();
  };
const respondJson =
  (body: object) =>
  (_call: Call, outgoing: ServerResponse): void =>
    void outgoing.setHeader('content-type', 'application/json').end(JSON.stringify(body));

const thread = (id = 'thr_1', title: string | null = null) => ({ id, title, created_at: 'x' });
const created = (id?: string) => ({ type: 'thread.created', thread: thread(id) });
const item = (type: string, id: string, words = '') => ({
  id,
  type,
  content: words ? [{ type: 'output_text', text: words, annotations: [] }] : [],
});
const done = (words: string, id = 'msg_1') => ({
  type: 'thread.item.done',
  item: item('assistant_message', id, words),
});
const updated = (update: object) => ({
  type: 'thread.item.updated',
  item_id: 'msg_1',
  update: { content_index: 0, ...update },
});
const part = 'assistant_message.content_part';

test('a first message creates a thread and the next one is added to it', async () => {
  const server = await start(`locale: 'fr'`);
  server.on['threads.create'] = respondWith(created(), done('Hello back'));
  server.on['threads.add_user_message'] = respondWith(done('Yes', 'msg_2'));
  await write(visit, 'Hello');
  await message(visit, 'Hello back').waitFor();
  await write(visit, 'Really?');
  await message(visit, 'Yes').waitFor();
  const input = (words: string) => ({
    content: [{ type: 'input_text', text: words }],
    attachments: [],
    quoted_text: '',
    inference_options: { tool_choice: null, model: null },
  });
  expect(server.calls).toEqual([
    { type: 'threads.create', params: { input: input('Hello') } },
    { type: 'threads.add_user_message', params: { input: input('Really?'), thread_id: 'thr_1' } },
  ]);
  expect(server.headers[0]).toMatchObject({
    'content-type': 'application/json',
    'accept-language': 'fr',
  });
});

test('a response is shown while it streams, and its end ends the busy state', async () => {
  const server = await start();
  let outgoing: ServerResponse | undefined;
  server.on['threads.create'] = (_call, response) => {
    outgoing = response;
    send(
      response,
      created(),
      { type: 'progress_update', text: 'Looking it up…' },
      { type: 'thread.item.done', item: item('user_message', 'msg_0', 'A question') },
      { type: 'thread.item.added', item: item('assistant_message', 'msg_1') },
      updated({ type: `${part}.added`, content: { text: '' } }),
      updated({ type: `${part}.text_delta`, delta: 'It is ' }),
      updated({ type: `${part}.text_delta`, delta: 'half' }),
    );
  };
  await write(visit, 'A question');
  await message(visit, 'It is half').waitFor();
  await visit.page.getByText('Looking it up…').waitFor();
  await visit.page.locator('[role=log][aria-busy=true]').waitFor();
  await expectAccessible(visit, 'streaming');
  expect(await eventsOf(visit)).not.toContainEqual(['response.end']);
  send(outgoing!, updated({ type: `${part}.done`, content: { text: 'It is half past nine.' } }), {
    type: 'thread.updated',
    thread: thread('thr_1', 'The time'),
  });
  outgoing!.end();
  await message(visit, 'It is half past nine.').waitFor();
  await waitForEvent(visit, 'response.end');
  expect(await visit.page.locator('[role=log]').getAttribute('aria-busy')).toBe('false');
  expect(await visit.page.locator('article').count()).toBe(2);
  await visit.page.getByRole('heading', { name: 'The time' }).waitFor();
});

test('other events: effects, notices, errors, removed and replaced items, unknown types', async () => {
  const server = await start();
  server.on['threads.create'] = respondWith(
    created(),
    { type: 'client_effect', name: 'blink', data: { times: 2 } },
    { type: 'notice', level: 'warning', title: 'Limit', message: 'Two messages left.' },
    done('Gone soon', 'msg_2'),
    { type: 'thread.item.removed', item_id: 'msg_2' },
    done('First draft', 'msg_3'),
    { type: 'thread.item.replaced', item: item('assistant_message', 'msg_3', 'Final') },
    { type: 'thread.item.done', item: item('widget', 'wdg_1') },
    { type: 'stream_options', stream_options: { allow_cancel: true } },
    { type: 'something.new' },
    { type: 'error', code: 'rate_limit', message: null, allow_retry: true },
  );
  await write(visit, 'Hello');
  await message(visit, 'Final').waitFor();
  await message(visit, 'Limit: Two messages left.').waitFor();
  await message(visit, '[widget]').waitFor();
  await message(visit, 'The server sent the error rate_limit.').waitFor();
  await waitForEvent(visit, 'response.end');
  await expectAccessible(visit, 'events');
  expect(await message(visit, 'Gone soon').count()).toBe(0);
  expect(await eventsOf(visit)).toEqual([
    ['ready'],
    ['thread.change', { threadId: 'thr_1' }],
    ['effect', { name: 'blink', data: { times: 2 } }],
    ['response.start'],
    ['error', 'The server sent the error rate_limit.'],
    ['response.end'],
  ]);
});

test('an error status and a broken connection are shown and reported, and the next message is sent', async () => {
  const server = await start();
  await write(visit, 'Hello');
  const status = 'The server responded to threads.create with status 500.';
  await message(visit, status).waitFor();
  let cut: ServerResponse | undefined;
  server.on['threads.create'] = (_call, outgoing) => {
    cut = outgoing;
    send(outgoing, created(), done('Half an'));
  };
  await write(visit, 'Hello again');
  await message(visit, 'Half an').waitFor();
  cut?.destroy();
  await visit.page.getByRole('alert').nth(1).waitFor();
  expect((await eventsOf(visit)).filter((event) => String(event).startsWith('error'))).toHaveLength(
    2,
  );
  server.on['threads.add_user_message'] = respondWith(done('Better', 'msg_9'));
  await write(visit, 'And now?');
  await message(visit, 'Better').waitFor();
});

test('the fetch of the options sends every request, with the sign-in of the app', async () => {
  const server = await start();
  server.on['threads.create'] = respondWith(created(), done('Hello back'));
  await visit.page.evaluate(`chat.setOptions({ api: { url: '/own', domainKey: 'not-a-key',
    fetch: (url, init) => fetch(url, { ...init, headers: { ...init.headers, authorization: 'own' } }) } })`);
  await write(visit, 'Hello');
  await message(visit, 'Hello back').waitFor();
  expect(server.headers[0]).toMatchObject({ authorization: 'own' });
});

test('a new chat ends the request of the response being streamed', async () => {
  const server = await start();
  const closed = new Promise<void>((resolve) => {
    server.on['threads.create'] = (_call, outgoing) => {
      outgoing.once('close', resolve);
      send(outgoing, created(), done('Endless'));
    };
  });
  await write(visit, 'Hello');
  await message(visit, 'Endless').waitFor();
  await button(visit, 'New chat').click();
  await closed;
  expect(await visit.page.locator('article').count()).toBe(0);
  expect(await visit.page.getByRole('alert').count()).toBe(0);
  expect((await eventsOf(visit)).slice(-2)).toEqual([
    ['thread.change', { threadId: null }],
    ['response.end'],
  ]);
});

test('the history is read page by page; threads are opened and deleted by keyboard alone', async () => {
  const { page } = visit;
  const server = await start();
  server.on['threads.list'] = ({ params }, outgoing) =>
    respondJson(
      params['after'] === 'cursor_1'
        ? { data: [thread('thr_3', 'Third')], has_more: false }
        : {
            data: [thread('thr_1', 'First'), thread('thr_2')],
            has_more: true,
            after: 'cursor_1',
          },
    )({ type: '', params }, outgoing);
  server.on['threads.get_by_id'] = respondJson({
    ...thread('thr_3', 'Third'),
    items: { data: [item('user_message', 'msg_0', 'Old question')], has_more: false },
  });
  server.on['threads.delete'] = respondJson({});
  await button(visit, 'History').click();
  await button(visit, 'Untitled conversation').waitFor();
  await expectAccessible(visit, 'history-delete');
  await button(visit, 'Show older conversations').focus();
  await page.keyboard.press('Enter');
  await page.locator('button:focus', { hasText: 'Third' }).waitFor();
  await page.keyboard.press('Enter');
  await message(visit, 'Old question').waitFor();
  await button(visit, 'History').click();
  await button(visit, 'Show older conversations').click();
  await button(visit, 'Delete Third').focus();
  await page.keyboard.press('Enter');
  await button(visit, 'Third').waitFor({ state: 'detached' });
  await page.locator('button:focus', { hasText: 'Close history' }).waitFor();
  expect(server.calls.map(({ type, params }) => [type, params['thread_id']])).toEqual([
    ['threads.list', undefined],
    ['threads.list', undefined],
    ['threads.get_by_id', 'thr_3'],
    ['threads.list', undefined],
    ['threads.list', undefined],
    ['threads.delete', 'thr_3'],
  ]);
  server.on['threads.delete'] = (_call, outgoing) => outgoing.writeHead(403).end();
  await button(visit, 'Delete First').click();
  await page.getByText('The conversation could not be deleted.').waitFor();
  await button(visit, 'Close history').click();
  // The deleted thread was the current one.
  await page.getByText('What can I help with today?').waitFor();
});

test('with history.showDelete: false no thread can be deleted', async () => {
  const server = await start('history: { showDelete: false }');
  server.on['threads.list'] = respondJson({ data: [thread('thr_1', 'First')], has_more: false });
  await button(visit, 'History').click();
  await button(visit, 'First').waitFor();
  expect(await button(visit, 'Delete First').count()).toBe(0);
});

const file = { name: 'plan.pdf', mimeType: 'application/pdf', buffer: Buffer.from('the plan') };
const attachment = { type: 'file', id: 'atc_1', name: 'plan.pdf', mime_type: 'application/pdf' };

test('two-phase upload: the attachment is created, its file sent, and its id goes with the message', async () => {
  const server = await start('composer: { attachments: { enabled: true } }');
  server.on['attachments.create'] = respondJson({
    ...attachment,
    upload_descriptor: {
      url: `${visit.site}/store`,
      method: 'PUT',
      headers: { 'x-signed': 'yes' },
    },
  });
  server.on['threads.create'] = respondWith(created(), done('Got it'));
  const toServer = visit.respond;
  const stored = vi.fn();
  visit.respond = (incoming, outgoing) => {
    if (incoming.url !== '/store') return toServer(incoming, outgoing);
    const { method, headers } = incoming;
    void text(incoming).then((body) => {
      stored(method, headers['x-signed'], body);
      outgoing.end();
    });
  };
  await visit.page.getByLabel('Attach files').setInputFiles(file);
  await button(visit, 'Remove plan.pdf').waitFor();
  expect(stored).toHaveBeenCalledExactlyOnceWith('PUT', 'yes', 'the plan');
  await write(visit, 'Read this');
  await message(visit, 'Got it').waitFor();
  expect(server.calls).toMatchObject([
    { params: { name: 'plan.pdf', size: 8, mime_type: 'application/pdf' } },
    { params: { input: { attachments: ['atc_1'] } } },
  ]);
});

test('direct upload: the file goes to the upload URL, and a refused one is an error', async () => {
  await start();
  let status = 200;
  const uploads = vi.fn();
  visit.respond = (incoming, outgoing) => {
    void text(incoming).then((body) => {
      uploads(incoming.url, body.includes('name="file"; filename="plan.pdf"'));
      outgoing.writeHead(status).end(JSON.stringify(attachment));
    });
  };
  await visit.page.evaluate(`chat.setOptions({ composer: { attachments: { enabled: true } },
    api: { url: '/own', domainKey: 'x', uploadStrategy: { type: 'direct', uploadUrl: '/upload' } } })`);
  await visit.page.getByLabel('Attach files').setInputFiles(file);
  await button(visit, 'Remove plan.pdf').waitFor();
  expect(uploads).toHaveBeenCalledExactlyOnceWith('/upload', true);
  status = 413;
  await visit.page.getByLabel('Attach files').setInputFiles(file);
  await message(visit, 'The server responded to the upload with status 413.').waitFor();
});
