// The element with hosted sessions: it talks to the emulator's admission.
import { expect } from 'vitest';
import { minimal } from '../calls.ts';
import { test } from '../chromium.ts';
import { secrets, start } from './hosted.ts';
import { button, eventsOf, expectAccessible, message, useElement, visit, write } from './visit.ts';

useElement();

test('a message and its response become a thread, which the next message continues', async () => {
  const asked = await start();
  await write(visit, 'Hello');
  await message(visit, 'You wrote: Hello').waitFor();
  await write(visit, 'And again');
  await message(visit, 'You wrote: And again').waitFor();
  const threads = visit.emulator.threads.list();
  expect(threads).toMatchObject([{ user: minimal.user, title: 'Hello' }]);
  expect(asked).toEqual([null]);
  const response = [['response.start'], ['response.end']];
  expect(await eventsOf(visit)).toEqual([
    ['ready'],
    ['thread.change', { threadId: threads[0]?.id }],
    ...response,
    ...response,
  ]);
  await visit.page.getByRole('heading', { name: 'Hello' }).waitFor();
});

test('with an expired secret the element asks for a new one and sends the message with it', async () => {
  const asked = await start();
  visit.emulator.clock.advance(601_000);
  await write(visit, 'Late');
  await message(visit, 'You wrote: Late').waitFor();
  expect(asked).toEqual([null, secrets()[0]]);
});

test('after three refused secrets the element shows an error', async () => {
  await visit.page.evaluate(
    `chat.setOptions({ api: { getClientSecret: () => Promise.resolve('ek_not_a_secret') } })`,
  );
  await write(visit, 'Hello');
  const error = 'The emulator refused 3 client secrets in a row.';
  await visit.page.getByRole('alert').getByText(error).waitFor();
  expect(await eventsOf(visit)).toEqual([['ready'], ['error', error]]);
});

test('beyond the rate limit the element shows an error and keeps its secret', async () => {
  const asked = await start({}, { rate_limits: { max_requests_per_1_minute: 1 } });
  await write(visit, 'One');
  await message(visit, 'You wrote: One').waitFor();
  await write(visit, 'Two');
  await message(visit, 'Too many messages. Wait a minute.').waitFor();
  expect(asked).toEqual([null]);
  expect((await eventsOf(visit)).at(-1)).toEqual(['error', 'Too many messages. Wait a minute.']);
  await expectAccessible(visit, 'error');
});

test('when getClientSecret fails the element shows the error, and the next options start it', async () => {
  await visit.page.evaluate(
    `chat.setOptions({ api: { getClientSecret: () => Promise.reject(new Error('No session')) } })`,
  );
  await message(visit, 'No session').waitFor();
  await start();
  await write(visit, 'Hello');
  await message(visit, 'You wrote: Hello').waitFor();
});

test('a thread that was deleted meanwhile is an error until a new one is started', async () => {
  await start();
  await write(visit, 'Hello');
  await message(visit, 'You wrote: Hello').waitFor();
  const [session] = secrets();
  visit.emulator.reset();
  expect(session).toBeDefined();
  await write(visit, 'Still there?');
  await message(visit, 'This conversation does not exist any more. Start a new one.').waitFor();
  await button(visit, 'New chat').click();
  await write(visit, 'Afresh');
  await message(visit, 'You wrote: Afresh').waitFor();
});

test('attached files are shown, can be removed, and go with the message', async () => {
  const { emulator, page } = visit;
  await start({ composer: { attachments: { enabled: true } } });
  const file = (name: string, mimeType: string) => ({ name, mimeType, buffer: Buffer.from('x') });
  const files = [file('plan.pdf', 'application/pdf'), file('photo.png', 'image/png')];
  await page.getByLabel('Attach files').setInputFiles([...files, file('wrong.txt', 'text/plain')]);
  await button(visit, 'Remove wrong.txt').click();
  await expectAccessible(visit, 'attachments');
  await write(visit, 'Two files');
  await message(visit, 'You wrote: Two files').waitFor();
  expect(await page.getByRole('log').getByRole('listitem').allTextContents()).toEqual([
    'plan.pdf',
    'photo.png',
  ]);
  const [thread] = emulator.threads.list();
  const history = emulator.history(secrets()[0] ?? '', thread?.id);
  expect(history).toMatchObject({
    items: [
      {
        attachments: [
          { type: 'file', name: 'plan.pdf', mime_type: 'application/pdf' },
          { type: 'image', name: 'photo.png', mime_type: 'image/png' },
        ],
      },
      {},
    ],
  });
});

test('initialThread is shown first, and one that does not exist is an error', async () => {
  await start({ initialThread: 'cthr_none' });
  await message(visit, 'This conversation does not exist any more. Start a new one.').waitFor();
});

test('a meta element names the emulator, and a URL that is no emulator is a clear error', async () => {
  await visit.page.evaluate(
    `document.head.insertAdjacentHTML('beforeend', '<meta name="chatkit-emulator" content="${visit.site}/v1">')`,
  );
  await start();
  await write(visit, 'Hello');
  await message(
    visit,
    `${visit.site}/_emulator/admit responded with status 404. Name the emulator's URL in <meta name="chatkit-emulator">.`,
  ).waitFor();
});

test.for([{}, { api: {} }, { api: { url: '/chatkit' } }])(
  'setOptions(%j) throws a TypeError that names both kinds of API',
  async (options) => {
    const call = visit.page.evaluate(`chat.setOptions(${JSON.stringify(options)})`);
    await expect(call).rejects.toThrow(/TypeError: setOptions needs api: \{ getClientSecret \}/);
  },
);
