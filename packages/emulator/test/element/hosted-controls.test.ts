// The controls of the element with hosted sessions: history, keyboard, methods and colors.
import { expect } from 'vitest';
import { minimal } from '../calls.ts';
import { test } from '../chromium.ts';
import { secrets, start } from './hosted.ts';
import { button, eventsOf, expectAccessible, message, useElement, visit, write } from './visit.ts';

useElement();

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
