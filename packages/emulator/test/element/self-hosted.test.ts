// The element with a ChatKit server of the app's own: it posts requests and reads event streams.
import type { ServerResponse } from 'node:http';
import { expect } from 'vitest';
import { test } from '../chromium.ts';
import {
  created,
  done,
  item,
  part,
  respondWith,
  send,
  start,
  thread,
  updated,
} from './self-hosted.ts';
import {
  button,
  eventsOf,
  expectAccessible,
  message,
  useElement,
  visit,
  waitForEvent,
  write,
} from './visit.ts';

useElement();

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
