import { existsSync } from 'node:fs';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test as anyTest } from 'vitest';
import { startDemo, type Demo } from '../demo/demo.ts';
import { countSetOptions, enter, keep, see, seeReply, signIn, write } from './visitor.ts';

/** The path in CHROMIUM_PATH, else Debian's Chromium or Chrome. */
const executablePath =
  process.env['CHROMIUM_PATH'] ??
  ['/usr/bin/chromium', '/usr/bin/google-chrome'].find((path) => existsSync(path));

/** Skips the tests on a machine without Chromium, unless EVERY_RUNTIME is set. */
const test = anyTest.runIf(executablePath || process.env['EVERY_RUNTIME'] === '1');

let demo: Demo;
let browser: Browser;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  if (!executablePath) {
    throw new Error('Install Chromium (apt-get install chromium) or set CHROMIUM_PATH.');
  }
  demo = await startDemo();
  browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
});
afterAll(async () => {
  await browser?.close();
  await demo?.close();
});
beforeEach(async () => {
  demo.emulator.reset();
  context = await browser.newContext({ viewport: { width: 720, height: 560 } });
  page = await openTab();
});
afterEach(() => context.close());

async function openTab(): Promise<Page> {
  const tab = await context.newPage();
  await tab.goto(demo.url);
  return tab;
}

const sessions = () => demo.emulator.sessions.list();

test('signed out: the page asks to sign in, and no session is created', async () => {
  await see(page, 'signed out');
  await page.getByLabel('Your name').waitFor();
  await keep(page, 'signed-out');
  expect(sessions()).toEqual([]);
});

test('first load: strict mode renders twice, and one session is created', async () => {
  await countSetOptions(page);
  await signIn(page);
  await page.locator('openai-chatkit[data-ready=true]').waitFor();
  await write(page, 'Hello');
  await seeReply(page, 'Hello');
  await keep(page, 'first-load');
  const ends = sessions().map(({ expires_at }) => new Date(expires_at * 1000).getSeconds());
  const status = await page.getByRole('status').textContent();
  expect(status).toMatch(
    new RegExp(`^Session live until .*:${String(ends[0]).padStart(2, '0')}\\b`),
  );
  expect(await page.locator('html').getAttribute('data-set-options')).toBe('2');
  expect(sessions().map(({ user }) => user)).toEqual(['user_Ada']);
});

test('expired secret: the chat goes on with a second session', async () => {
  await signIn(page);
  await write(page, 'Before');
  await seeReply(page, 'Before');
  demo.emulator.clock.advance(601_000);
  await write(page, 'After');
  await seeReply(page, 'After');
  await keep(page, 'secret-used-up');
  expect(sessions().map(({ status }) => status)).toEqual(['expired', 'active']);
});

test('cancelled session: the chat goes on with a second session', async () => {
  await signIn(page);
  await demo.emulator.fetch(`https://api.example/v1/chatkit/sessions/${sessions()[0]?.id}/cancel`, {
    method: 'POST',
    headers: { authorization: 'Bearer sk-not-a-key', 'openai-beta': 'chatkit_beta=v1' },
  });
  await write(page, 'Still there?');
  await seeReply(page, 'Still there?');
  await keep(page, 'cancelled');
  expect(sessions().map(({ status }) => status)).toEqual(['cancelled', 'active']);
});

test('busy API: the page waits for the retry-after, then goes on', async () => {
  await signIn(page);
  demo.emulator.clock.advance(601_000);
  demo.emulator.faults.add({ status: 429, headers: { 'retry-after': '1' }, times: 2 });
  await write(page, 'Patience');
  await see(page, 'asking');
  await keep(page, 'upstream-429');
  await seeReply(page, 'Patience');
  expect(demo.emulator.faults.list()).toEqual([]);
  expect(sessions()).toHaveLength(2);
});

test('failing API: after its retries the page shows an error and a button to try again', async () => {
  await signIn(page);
  demo.emulator.clock.advance(601_000);
  demo.emulator.faults.add({ status: 500, times: 4 });
  await write(page, 'Anyone?');
  await see(page, 'unavailable');
  await keep(page, 'upstream-500');
  expect(demo.emulator.faults.list()).toEqual([]);
  await page.getByRole('button', { name: 'Try again' }).click();
  await see(page, 'live');
  await write(page, 'Back');
  await seeReply(page, 'Back');
});

test('expired sign-in: the page asks to sign in, and the chat goes on afterwards', async () => {
  await signIn(page);
  await context.clearCookies();
  demo.emulator.clock.advance(601_000);
  await write(page, 'Who am I?');
  await see(page, 'signed out');
  await keep(page, 'signed-out-in-mid-chat');
  expect(sessions()).toHaveLength(1);
  await signIn(page, 'Grace');
  await write(page, 'It is me');
  await seeReply(page, 'It is me');
  expect(sessions().map(({ user }) => user)).toEqual(['user_Ada', 'user_Grace']);
});

test('signing out during a request: the page asks to sign in', async () => {
  await signIn(page);
  demo.emulator.clock.advance(601_000);
  demo.emulator.faults.add({ status: 429, headers: { 'retry-after': '30' } });
  await write(page, 'Never mind');
  await see(page, 'asking');
  await page.getByRole('button', { name: 'Sign out' }).click();
  await see(page, 'signed out');
  await page.getByLabel('Your name').waitFor();
  expect(sessions()).toHaveLength(1);
  await signIn(page, 'Grace');
});

test('a failed sign-in: the page shows an error', async () => {
  await see(page, 'signed out');
  await enter(page, '   ');
  await page.getByRole('alert').waitFor();
  await keep(page, 'sign-in-refused');
  await signIn(page);
  await page.getByRole('button', { name: 'Sign out' }).click();
  await see(page, 'signed out');
  await context.setOffline(true);
  await enter(page, 'Ada');
  await page.getByRole('alert').waitFor();
  expect(sessions()).toHaveLength(1);
});

test('chatkit.error: the page shows the error until the next response', async () => {
  await signIn(page);
  for (let message = 1; message <= 10; message++) {
    await write(page, `Message ${message}`);
    await seeReply(page, `Message ${message}`);
  }
  await write(page, 'One too many');
  await page.locator('.failure').getByText('Too many messages. Wait a minute.').waitFor();
  await keep(page, 'chat-error');
  demo.emulator.clock.advance(60_000);
  await write(page, 'A minute later');
  await seeReply(page, 'A minute later');
  await page.locator('.failure').waitFor({ state: 'detached' });
  expect(sessions()).toHaveLength(1);
});

test('offline and back: the message is sent with a fresh session', async () => {
  await signIn(page);
  await context.setOffline(true);
  demo.emulator.clock.advance(601_000);
  await write(page, 'From the tunnel');
  await see(page, 'offline');
  await keep(page, 'offline');
  expect(sessions()).toHaveLength(1);
  await context.setOffline(false);
  // On a machine without a network, the browser stays offline.
  await page.evaluate(() => navigator.onLine || dispatchEvent(new Event('online')));
  await see(page, 'live');
  await seeReply(page, 'From the tunnel');
  await keep(page, 'back-online');
  expect(sessions()).toHaveLength(2);
});

test('two tabs: each creates a session of its own', async () => {
  await signIn(page);
  const other = await openTab();
  await see(other, 'live');
  await write(page, 'Left');
  await write(other, 'Right');
  await seeReply(page, 'Left');
  await seeReply(other, 'Right');
  await keep(other, 'second-tab');
  const secrets = sessions().map(({ client_secret }) => client_secret);
  expect(new Set(secrets).size).toBe(2);
  expect(sessions().map(({ user }) => user)).toEqual(['user_Ada', 'user_Ada']);
});
