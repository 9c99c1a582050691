import { expect } from 'vitest';
import { createTestClock } from '../calls.ts';
import { test } from '../chromium.ts';
import { readClipboard, useChromium, visit } from './visit.ts';

useChromium();

test('a session of an app appears by itself and counts down to its end', async () => {
  const clock = createTestClock();
  const { page, create } = await visit('#/sessions', { clock: clock.read });
  await page.getByRole('heading', { name: 'No sessions yet' }).waitFor();
  await create();
  const row = page.getByRole('link', { name: /user_ada.*wf_123/ });
  await row.getByText(/^(10:00|9:5\d)$/).waitFor();
  await page.getByRole('button', { name: 'Advance the clock by 1 min' }).click();
  await row.getByText(/^8:5\d$/).waitFor();
  await page.getByRole('button', { name: 'Advance the clock by 10 min' }).click();
  await row.getByText('expired').waitFor();
});

test('a session that ends while the page is open becomes expired without a change', async () => {
  const { page, call, emulator } = await visit('#/sessions');
  const body = { user: 'user_ada', workflow: { id: 'wf_1' } };
  const expires_after = { anchor: 'created_at', seconds: 1 };
  await call('/chatkit/sessions', 'POST', { ...body, expires_after });
  await page
    .getByRole('link', { name: /user_ada/ })
    .getByText('expired')
    .waitFor();
  expect(emulator.sessions.list()).toMatchObject([{ status: 'expired' }]);
});

test('a session shows its workflow and configuration, and its secret after a click', async () => {
  const { page, call, emulator } = await visit('#/sessions');
  await call('/chatkit/sessions', 'POST', {
    user: 'user_ada',
    workflow: { id: 'wf_1', version: '7', state_variables: { plan: 'pro' } },
    chatkit_configuration: { file_upload: { enabled: true, max_files: 3 } },
  });
  await page.getByRole('link', { name: /user_ada/ }).click();
  const [{ client_secret: secret = '' } = {}] = emulator.sessions.list();
  const main = page.getByRole('main');
  for (const text of ['3 files, 512 MB each', '10 requests a minute', '"plan"']) {
    await main.getByText(text).first().waitFor();
  }
  expect(await main.innerText()).not.toContain(secret);
  await page.getByRole('button', { name: /: show the client secret/ }).click();
  expect(await main.innerText()).toContain(secret);
  await page.getByRole('button', { name: 'Copy the client secret' }).click();
  await page.getByText('Copied the client secret').waitFor();
  expect(await readClipboard(page)).toBe(secret);
});

test('a session is created with the form and cancelled', async () => {
  const { page, emulator } = await visit('#/sessions');
  await page.getByRole('link', { name: 'Create session' }).click();
  await page.getByLabel('User').fill('user_grace');
  await page.getByLabel('Workflow').fill('wf_9');
  await page.getByLabel('Lifetime in seconds').fill('90');
  await page.getByLabel('State variables').fill('{"plan":');
  await page.getByRole('button', { name: 'Create session' }).click();
  await page.getByRole('alert').getByText('must be a JSON object').waitFor();
  await page.getByLabel('State variables').fill('{"plan":"pro"}');
  await page.getByLabel('File upload').check();
  await page.getByRole('button', { name: 'Create session' }).click();
  await page.getByRole('button', { name: 'Cancel session' }).click();
  await page.getByRole('main').getByText('cancelled').first().waitFor();
  expect(emulator.sessions.list()).toMatchObject([
    {
      user: 'user_grace',
      status: 'cancelled',
      workflow: { id: 'wf_9', version: null, state_variables: { plan: 'pro' } },
      chatkit_configuration: { file_upload: { enabled: true } },
    },
  ]);
  const [{ expires_at = 0 } = {}] = emulator.sessions.list();
  expect(expires_at * 1000 - emulator.clock.now()).toBeLessThanOrEqual(90_000);
});

test('an emulator with API keys makes the page ask for one', async () => {
  const { page, emulator } = await visit('#/sessions/new', { apiKeys: ['sk-page-0123456789'] });
  await page.getByRole('button', { name: 'Create session' }).click();
  await page.getByLabel('Key', { exact: true }).fill('sk-page-0123456789');
  await page.getByRole('button', { name: 'Use this key' }).click();
  await page.getByRole('button', { name: 'Cancel session' }).waitFor();
  expect(emulator.sessions.list()).toHaveLength(1);
});

test('messages are admitted until the session ends, and form a thread', async () => {
  const { page, create, emulator } = await visit('#/sessions');
  await create();
  await page.getByRole('link', { name: /user_ada/ }).click();
  const message = page.getByLabel('Message');
  const outcome = page.getByRole('main').getByRole('status');
  await message.fill('Where is my parcel?');
  await message.press('Enter');
  await outcome.getByText('Admitted. You wrote: Where is my parcel?').waitFor();
  expect(await message.inputValue()).toBe('');
  await message.fill('It is late.');
  await message.press('Enter');
  await outcome.getByText('You wrote: It is late.').waitFor();
  await outcome.getByRole('link', { name: 'Open the thread' }).click();
  const items = page.getByRole('list', { name: 'Items of the thread' }).getByRole('listitem');
  await items.nth(3).waitFor();
  expect((await items.allInnerTexts()).map((text) => text.split('\n').at(-1))).toEqual([
    'Where is my parcel?',
    'You wrote: Where is my parcel?',
    'It is late.',
    'You wrote: It is late.',
  ]);
  expect(emulator.threads.list()).toHaveLength(1);

  await page.goBack();
  emulator.clock.advance(600_000);
  await page.getByRole('button', { name: 'Check only' }).click();
  await outcome.getByText('Rejected: the session has expired.').waitFor();
});

test('an open thread grows with each message', async () => {
  const { page, origin, create, emulator } = await visit('#/threads');
  await create();
  const [{ client_secret: secret = '' } = {}] = emulator.sessions.list();
  emulator.admit(secret, { text: 'One' });
  const [{ id = '' } = {}] = emulator.threads.list();
  await page.goto(`${origin}/#/threads/${id}`);
  await page.getByText('You wrote: One').waitFor();
  emulator.admit(secret, { text: 'Two', threadId: id });
  await page.getByText('You wrote: Two').waitFor();
});

test('a thread shows every kind of item and is deleted', async () => {
  const { page, emulator } = await visit('#/threads');
  await page.getByRole('heading', { name: 'No threads yet' }).waitFor();
  emulator.threads.add({
    user: 'user_ada',
    title: 'Parcel',
    status: { type: 'locked', reason: 'Done' },
    items: [
      {
        type: 'chatkit.user_message',
        content: [
          { type: 'quoted_text', text: 'On its way' },
          { type: 'input_text', text: 'Since when?' },
        ],
        attachments: [
          {
            type: 'file',
            id: 'a',
            name: 'bill.pdf',
            mime_type: 'application/pdf',
            preview_url: null,
          },
        ],
        inference_options: null,
      },
      {
        type: 'chatkit.client_tool_call',
        status: 'completed',
        call_id: 'c',
        name: 'find_parcel',
        arguments: '{"number":7}',
        output: '{"state":"sent"}',
      },
      { type: 'chatkit.widget', widget: '{"type":"Card"}' },
      { type: 'chatkit.task', task_type: 'thought', heading: 'Looked it up', summary: 'Found' },
      {
        type: 'chatkit.task_group',
        tasks: [{ type: 'custom', heading: 'Asked the depot', summary: 'No answer' }],
      },
    ],
  });
  await page.getByRole('link', { name: /Parcel.*locked/ }).click();
  const items = page.getByRole('list', { name: 'Items of the thread' });
  const words = ['On its way', 'Since when?', 'bill.pdf', 'find_parcel', '"sent"', '"Card"'];
  for (const text of [...words, 'Asked the depot: No answer']) {
    await items.getByText(text).waitFor();
  }
  await items.getByText('Looked it up', { exact: true }).waitFor();
  await page.getByText('Done', { exact: true }).waitFor();
  await page.getByRole('button', { name: 'Delete thread' }).click();
  await page.getByRole('heading', { name: 'No threads yet' }).waitFor();
  expect(emulator.threads.list()).toEqual([]);
});
