import { expect } from 'vitest';
import { expectAccessible, test } from '../../../packages/emulator/test/chromium.ts';
import { visitDemo } from './visit.ts';
import { keep, seeReply, signIn, write } from './visitor.ts';

const visit = visitDemo();

/** Adds threads titled `t1`, `t2` and so on for Ada, and one for Grace. */
function addThreads(count: number): void {
  const { threads } = visit.demo.emulator;
  for (let number = 1; number <= count; number++) {
    const item = {
      type: 'chatkit.assistant_message' as const,
      content: [{ type: 'output_text' as const, text: `Answer ${number}`, annotations: [] }],
    };
    threads.add({ user: 'user_Ada', title: `t${number}`, created_at: number, items: [item] });
  }
  threads.add({ user: 'user_Grace', title: 'a secret of Grace' });
}

/** The titles in the list, without the times. */
const titles = (): Promise<string[]> =>
  visit.page
    .locator('.thread')
    .evaluateAll((buttons) => buttons.map((button) => button.firstChild?.textContent ?? ''));
const button = (name: string) => visit.page.getByRole('button', { name, exact: true });
const ownThreads = () =>
  visit.demo.emulator.threads.list().filter(({ user }) => user === 'user_Ada');

test('without past threads the page says so, and a new thread appears in the list', async () => {
  const { page } = visit;
  await signIn(page);
  await page.getByText('None yet.').waitFor();
  await expectAccessible(page);
  await keep(page, 'threads-none');
  await write(page, 'Where is my parcel?');
  await seeReply(page, 'Where is my parcel?');
  await button('Delete Where is my parcel?').waitFor();
  expect(await titles()).toEqual(['Where is my parcel?']);
  await page.locator('.thread[aria-current=true]').waitFor();
});

test('a user sees only threads of their own, opens one and continues it', async () => {
  const { page } = visit;
  addThreads(2);
  await signIn(page);
  await page.locator('.thread').first().waitFor();
  expect(await titles()).toEqual(['t2', 't1']);
  await page.locator('.thread', { hasText: 't1' }).click();
  await page.getByText('Answer 1').waitFor();
  await write(page, 'Thanks');
  await seeReply(page, 'Thanks');
  await expectAccessible(page);
  expect(ownThreads()).toHaveLength(2);
  expect(await page.getByText('a secret of Grace').count()).toBe(0);
});

test('deleting the open thread with the keyboard empties the chat and keeps the others', async () => {
  const { page } = visit;
  addThreads(2);
  await signIn(page);
  await page.locator('.thread', { hasText: 't2' }).focus();
  await page.keyboard.press('Enter');
  await page.getByText('Answer 2').waitFor();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await button('Delete t2').waitFor({ state: 'detached' });
  await page.getByText('Answer 2').waitFor({ state: 'detached' });
  expect(ownThreads().map(({ title }) => title)).toEqual(['t1']);
  await page.locator('h2:focus', { hasText: 'Past conversations' }).waitFor();
});

test('older threads are loaded a page at a time, and the first of them gets the focus', async () => {
  const { page } = visit;
  addThreads(12);
  await signIn(page);
  await button('Show older').click();
  await page.locator('.thread:focus', { hasText: 't7' }).waitFor();
  await keep(page, 'threads-older');
  await button('Show older').focus();
  await page.keyboard.press('Enter');
  await page.locator('.thread:focus', { hasText: 't2' }).waitFor();
  expect(await titles()).toEqual(Array.from({ length: 12 }, (_, at) => `t${12 - at}`));
  expect(await button('Show older').count()).toBe(0);
});

test('while the API fails the page shows an error and a button that loads again', async () => {
  const { page } = visit;
  const { faults } = visit.demo.emulator;
  addThreads(1);
  faults.add({ operation: 'threads.list', status: 500, rate: 1 });
  await signIn(page);
  await page.getByText('Your conversations could not be loaded.').waitFor();
  await expectAccessible(page);
  await keep(page, 'threads-failed');
  faults.clear();
  await button('Load again').click();
  await button('Delete t1').waitFor();
  faults.add({ operation: 'threads.delete', status: 500, rate: 1 });
  await button('Delete t1').click();
  await page.getByText('“t1” could not be deleted. Try again.').waitFor();
  expect(ownThreads()).toHaveLength(1);
});

test.for([
  ['dark', 390],
  ['light', 1440],
] as const)(
  'in the %s scheme at %d pixels axe finds nothing and nothing overflows',
  async ([colorScheme, width]) => {
    const { page } = visit;
    addThreads(7);
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height: 900 });
    await page.reload();
    await signIn(page);
    await write(page, 'Is this readable?');
    await seeReply(page, 'Is this readable?');
    await page.locator('.thread[aria-current=true]').waitFor();
    await expectAccessible(page);
    await keep(page, `threads-${colorScheme}-${width}`);
    const scrollWidth = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(scrollWidth).toBeLessThanOrEqual(width);
  },
);
