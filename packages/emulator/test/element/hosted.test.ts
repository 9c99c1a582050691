// The element with hosted sessions: it talks to the emulator's admission.
import { expect } from 'vitest';
import { create, minimal } from '../calls.ts';
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

/** Sets options whose `getClientSecret` creates a session. Returns the secrets it was called with. */
async function start(options: object = {}, session: object = {}): Promise<(string | null)[]> {
  const asked: (string | null)[] = [];
  await visit.page.exposeFunction('getClientSecret', async (current: string | null) => {
    asked.push(current);
    return (await create(visit.emulator, { ...minimal, ...session })).client_secret;
  });
  await setOptions(options);
  await waitForEvent(visit, 'ready');
  return asked;
}

function setOptions(options: object): Promise<void> {
  return visit.page.evaluate(
    `chat.setOptions({ api: { getClientSecret }, ...${JSON.stringify(options)} })`,
  );
}

const secrets = () => visit.emulator.sessions.list().map(({ client_secret }) => client_secret);

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

test("the history lists the user's own threads; one opens and closes by keyboard alone", async () => {
  const { emulator, page } = visit;
  const content = [{ type: 'output_text' as const, text: 'An old answer', annotations: [] }];
  const items = [{ type: 'chatkit.assistant_message' as const, content }];
  const { id } = emulator.threads.add({ user: minimal.user, title: 'Old', items });
  emulator.threads.add({ user: 'user_other', title: 'Of another user' });
  await start();
  await button(visit, 'History').focus();
  await page.keyboard.press('Enter');
  await button(visit, 'Old').waitFor();
  await expectAccessible(visit, 'history');
  expect(await page.getByRole('listitem').count()).toBe(1);
  await page.keyboard.press('Escape');
  await page.locator('button:focus', { hasText: 'History' }).waitFor();
  await page.keyboard.press('Enter');
  await button(visit, 'Old').waitFor();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await message(visit, 'An old answer').waitFor();
  await page.keyboard.type('More');
  await page.keyboard.press('Enter');
  await message(visit, 'You wrote: More').waitFor();
  expect(await eventsOf(visit)).toEqual([
    ['ready'],
    ['history.open'],
    ['history.close'],
    ['history.open'],
    ['history.close'],
    ['thread.load.start', { threadId: id }],
    ['thread.change', { threadId: id }],
    ['thread.load.end', { threadId: id }],
    ['response.start'],
    ['response.end'],
  ]);
});

test('an empty history and a disabled one say so', async () => {
  await start();
  await button(visit, 'History').click();
  await visit.page.getByText('No conversations yet.').waitFor();
  await expectAccessible(visit, 'history-empty');
  await button(visit, 'Close history').click();
  await visit.page.evaluate(
    `chat.setOptions({ api: { getClientSecret }, history: { enabled: false } })`,
  );
  expect(await button(visit, 'History').count()).toBe(0);
});

test('a session without history gives an error in the history and a button to try again', async () => {
  await start({}, { chatkit_configuration: { history: { enabled: false } } });
  await button(visit, 'History').click();
  await visit.page.getByText('The session has no history.').waitFor();
  await button(visit, 'Try again').waitFor();
  await expectAccessible(visit, 'history-failed');
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

test('by keyboard alone: the start screen, each control in order, and a message', async () => {
  const { page } = visit;
  await start({
    startScreen: { greeting: 'Good day', prompts: [{ label: 'Ask', prompt: 'Why?' }] },
  });
  const focused = (): Promise<string> =>
    page.evaluate(
      `(({ ariaLabel, textContent }) => ariaLabel ?? textContent)(chat.shadowRoot.activeElement)`,
    );
  const order: string[] = [];
  for (let count = 0; count < 6; count++) {
    await page.keyboard.press('Tab');
    order.push(await focused());
  }
  expect(order).toEqual(['New chat', 'History', 'Conversation', 'Ask', 'Message', 'Send']);
  await expectAccessible(visit, 'start');
  for (let count = 0; count < 2; count++) await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Enter');
  await message(visit, 'You wrote: Why?').waitFor();
});

test('the methods of the element drive it as its buttons do', async () => {
  const { page } = visit;
  await start();
  await page.evaluate(`chat.sendUserMessage({ text: 'One' })`);
  await page.evaluate(
    `chat.sendUserMessage({ content: [{ text: 'T' }, { text: 'wo' }], newThread: true })`,
  );
  await message(visit, 'You wrote: Two').waitFor();
  const [first, second] = visit.emulator.threads.list();
  expect(second?.title).toBe('Two');
  await page.evaluate(`chat.setThreadId('${first?.id}')`);
  await message(visit, 'You wrote: One').waitFor();
  visit.emulator.admit(secrets()[0] ?? '', { text: 'Elsewhere', threadId: first?.id });
  await page.evaluate('chat.fetchUpdates()');
  await message(visit, 'You wrote: Elsewhere').waitFor();
  await page.evaluate(`chat.setComposerValue({ text: 'A draft' })`);
  await page.evaluate('chat.focusComposer()');
  await page.keyboard.type(' indeed');
  expect(await page.getByLabel('Message', { exact: true }).inputValue()).toBe('A draft indeed');
  await page.evaluate('chat.showHistory()');
  await button(visit, 'Close history').waitFor();
  await page.evaluate('chat.hideHistory()');
  await button(visit, 'Close history').waitFor({ state: 'detached' });
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

test.for([
  ['dark', 390],
  ['light', 1440],
] as const)('the %s scheme at %d pixels: axe finds nothing', async ([theme, width]) => {
  const { page } = visit;
  await page.setViewportSize({ width, height: 640 });
  await page.emulateMedia({ colorScheme: theme });
  await start({ theme, composer: { attachments: { enabled: true } } });
  await write(visit, 'A question with a word that is long: ' + 'long'.repeat(20));
  await page.getByText('You wrote:').waitFor();
  await page.evaluate(`chat.setThreadId('cthr_none')`);
  await page.getByRole('alert').waitFor();
  await expectAccessible(visit, `conversation-${theme}-${width}`);
  await button(visit, 'History').click();
  await page.getByRole('listitem').waitFor();
  await expectAccessible(visit, `history-${theme}-${width}`);
});
