// The page keeps up with its emulator.
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { createEmulator } from '../../src/index.ts';
import { create } from '../calls.ts';
import { expectAccessible, test } from '../chromium.ts';
import { listen } from '../serving.ts';
import { useChromium, visit } from './visit.ts';

useChromium();

test('when the emulator stops the page says so, and reads everything once it is back', async () => {
  const { page, server, create: createOne } = await visit('#/sessions');
  await createOne('user_before');
  await page.getByRole('link', { name: /user_before/ }).waitFor();
  await server.close();
  await page.getByText('The emulator does not respond.').waitFor();
  await page.getByText('Disconnected').waitFor();
  // What the page knew stays readable, and an action reports its failure.
  await page.getByRole('link', { name: /user_before/ }).click();
  await page.getByRole('button', { name: 'Check only' }).click();
  await page.locator('.notice.error').waitFor();
  await expectAccessible(page);

  const emulator = createEmulator();
  await create(emulator, { user: 'user_after', workflow: { id: 'wf_1' } });
  await listen(emulator, { port: Number(new URL(server.url).port) });
  await page.getByRole('link', { name: /user_after/ }).waitFor();
  await page.getByText('Live', { exact: true }).waitFor();
  expect(await page.getByRole('link', { name: /user_before/ }).count()).toBe(0);
  expect(await page.getByText('The emulator does not respond.').count()).toBe(0);
});

test('1 200 requests and 2 000 threads at once leave the newest on the page', async () => {
  const { page, emulator } = await visit();
  for (let user = 1; user <= 1200; user++) {
    await create(emulator, { user: `user_${user}`, workflow: { id: 'wf_1' } });
  }
  await page.getByRole('link', { name: 'Requests 1000' }).waitFor();
  await page.getByText('The newest 250 of 1000.').waitFor();
  const rows = page.getByRole('main').getByRole('listitem');
  expect(await rows.count()).toBe(250);
  const newest = rows.first().getByRole('link');
  // The count stays at 1000 while the last requests arrive.
  await expect.poll(() => newest.getAttribute('href')).toBe('#/requests/1200');
  await create(emulator, { user: 'user_1201', workflow: { id: 'wf_1' } });
  await expect.poll(() => newest.getAttribute('href')).toBe('#/requests/1201');
  await page.getByRole('link', { name: 'Requests 1000' }).waitFor();

  for (let thread = 1; thread <= 2000; thread++) {
    emulator.threads.add({ user: 'user_1', title: `Thread ${thread}` });
  }
  await page.getByRole('link', { name: 'Threads 2000' }).click();
  await page.getByRole('link', { name: 'Thread 2000 user_1' }).click();
  await page.getByText('This thread has no items.').waitFor();
});

test('two pages show the same, whichever of them acts', async () => {
  const { page, origin } = await visit('#/faults');
  const other = await page.context().newPage();
  await other.goto(`${origin}/#/faults`);
  await other.getByRole('heading', { name: 'Everything works' }).waitFor();
  await page.getByRole('button', { name: 'Connection reset' }).click();
  await other.getByText('Connection reset before the operation').waitFor();
  await other.getByRole('button', { name: 'Remove all' }).click();
  await page.getByRole('heading', { name: 'Everything works' }).waitFor();
});

test('hidden pages hold no connection, and show what they missed when somebody looks', async () => {
  const { page, origin, create: createOne } = await visit('#/sessions');
  // With one connection each, the seventh page would never load.
  for (let tab = 1; tab <= 6; tab++) {
    const other = await page.context().newPage();
    await other.goto(`${origin}/#/sessions`);
    await other.getByText('Live', { exact: true }).waitFor();
    await setHidden(other, true);
  }
  await setHidden(page, true);
  await createOne('user_missed');
  await setHidden(page, false);
  await page.getByRole('link', { name: /user_missed/ }).waitFor();
});

async function setHidden(page: Page, hidden: boolean): Promise<void> {
  await page.evaluate((value) => {
    Object.defineProperty(document, 'hidden', { configurable: true, value });
    document.dispatchEvent(new Event('visibilitychange'));
  }, hidden);
}
