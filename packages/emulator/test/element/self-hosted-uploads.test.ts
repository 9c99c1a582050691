// Files of the element with a ChatKit server.
import { text } from 'node:stream/consumers';
import { expect, vi } from 'vitest';
import { test } from '../chromium.ts';
import { created, done, respondJson, respondWith, start } from './self-hosted.ts';
import { button, message, useElement, visit, write } from './visit.ts';

useElement();

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
