import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Emulator } from '../../src/index.ts';
import { expectAccessible, test } from '../chromium.ts';
import { useChromium, visit } from './visit.ts';

useChromium();

/** Fills an emulator, and returns the places of the page to look at. */
async function fill(emulator: Emulator, create: () => Promise<Response>): Promise<string[]> {
  await create();
  const [session] = emulator.sessions.list();
  emulator.admit(session?.client_secret ?? '', { text: 'Hello' });
  emulator.faults.add({ status: 429, headers: { 'retry-after': '2' } });
  const [thread] = emulator.threads.list();
  return [
    'requests/1',
    `sessions/${session?.id}`,
    'sessions/new',
    `threads/${thread?.id}`,
    'faults/new',
    'reference/sessions.create',
    'setup',
  ];
}

/** Lists the elements that are cut off or make the page scroll sideways. */
function overflowing(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    Array.from(document.querySelectorAll('main *, nav *, header *'))
      .filter((element) => !element.closest('pre, svg, .hidden') && element.checkVisibility())
      .filter((element) => element.getBoundingClientRect().right > innerWidth + 1)
      .map((element) => element.outerHTML.slice(0, 80)),
  );
}

test.each([1440, 390])(
  'axe finds nothing in any panel, light or dark, at %d pixels, and nothing is cut off',
  async (width) => {
    const look = { colorScheme: 'light', viewport: { width, height: 800 } } as const;
    const { page, emulator, create, origin } = await visit('', {}, look);
    const background = () =>
      page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    const check = async (place: string, shows: string) => {
      await page.goto(`${origin}/#/${place}`);
      await page.locator(shows).waitFor();
      expect(await overflowing(page), place).toEqual([]);
      expect(await background()).toBe('rgb(246, 246, 249)');
      await expectAccessible(page);
      await page.emulateMedia({ colorScheme: 'dark' });
      expect(await background()).toBe('rgb(13, 14, 18)');
      // Only the colors differ.
      await expectAccessible(page, { rules: ['color-contrast'] });
      await page.emulateMedia({ colorScheme: 'light' });
    };
    for (const panel of ['requests', 'sessions', 'threads', 'faults']) {
      await check(panel, '.empty');
    }
    for (const place of await fill(emulator, create)) await check(place, '.detail, .columns');
  },
);

test('the Tab key reaches every control of every panel', async () => {
  const { page, emulator, create, origin } = await visit();
  // Beside each detail is the list of its panel.
  for (const place of await fill(emulator, create)) {
    await page.goto(`${origin}/#/${place}`);
    await page.locator('.detail, .columns').waitFor();
    expect(await unreached(page), place).toEqual([]);
  }
});

/** Presses Tab through the page and the browser's own stops, and lists the controls that never had the focus. */
async function unreached(page: Page): Promise<string[]> {
  const count = await page.evaluate(() => {
    const controls = 'a, button, input, select, textarea, summary, pre';
    const all = Array.from(document.querySelectorAll<HTMLElement>(controls));
    const left = new Set(all.filter((each) => each.checkVisibility()));
    document.addEventListener('focusin', ({ target }) => left.delete(target as HTMLElement));
    (document.activeElement as HTMLElement).blur();
    Object.assign(globalThis, { left });
    return left.size;
  });
  for (let presses = 0; presses < count + 12; presses++) await page.keyboard.press('Tab');
  return page.evaluate(() =>
    Array.from((globalThis as unknown as { left: Set<Element> }).left, (each) =>
      each.outerHTML.slice(0, 80),
    ),
  );
}

test('the keyboard alone creates a session, reads it and goes back to the list', async () => {
  const { page, emulator } = await visit('#/sessions');
  const press = (key: string) => page.keyboard.press(key);
  // Without a focus, the active element is the body, whose text is the whole page.
  const focused = () =>
    page.evaluate(() => document.querySelector('body :focus')?.textContent ?? '');
  /** Presses a key until the element with this text has the focus. */
  const reach = async (text: string, key = 'Tab') => {
    for (let presses = 0; presses < 40; presses++) {
      if ((await focused()) === text) return;
      await press(key);
    }
    throw new Error(`${key} does not reach ${text}.`);
  };
  await reach('Create session');
  await press('Enter');
  await page.getByRole('heading', { name: 'Create session' }).waitFor();
  await expect.poll(focused).toBe('Create session');
  await press('Tab');
  await press('Tab');
  await page.keyboard.type('user_kim');
  await press('Enter');
  const heading = page.getByRole('heading', { name: /^cksess_/ });
  await heading.waitFor();
  expect(emulator.sessions.list()).toMatchObject([{ user: 'user_kim' }]);
  const id = (await heading.textContent()) ?? '';
  await expect.poll(focused).toBe(id);
  await press('Escape');
  await heading.waitFor({ state: 'detached' });
  await expect.poll(focused).toContain(id);
});

test('the arrow keys go through a list, and Enter opens an entry', async () => {
  const { page, create } = await visit('#/sessions');
  for (const user of ['user_1', 'user_2', 'user_3']) await create(user);
  await page.getByRole('link', { name: /user_3/ }).focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: /^cksess_/ }).waitFor();
  await page
    .getByRole('term')
    .filter({ hasText: 'User' })
    .locator('..')
    .getByText('user_2')
    .waitFor();
});
