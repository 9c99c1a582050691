import { existsSync } from 'node:fs';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test as anyTest } from 'vitest';
import { startDemo, type Demo } from '../demo/demo.ts';
import { enter, keep, see, seeAnswer, signIn, write } from './visitor.ts';

/** Debian's Chromium or Chrome, or the one that the environment names. */
const executablePath =
  process.env['CHROMIUM_PATH'] ??
  ['/usr/bin/chromium', '/usr/bin/google-chrome'].find((path) => existsSync(path));

/** A machine without it skips the tests, unless every runtime is to be there. */
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

test('signed out: the page asks to sign in, and nothing is minted', async () => {
  await see(page, 'signed out');
  await page.getByLabel('Your name').waitFor();
  await keep(page, 'signed-out');
  expect(sessions()).toEqual([]);
});

test('first load: one session, although strict mode has the element ask twice', async () => {
  await signIn(page);
  await page.locator('openai-chatkit[data-ready=true]').waitFor();
  await write(page, 'Hello');
  await seeAnswer(page, 'Hello');
  await keep(page, 'first-load');
  const ends = sessions().map(({ expires_at }) => new Date(expires_at * 1000).getSeconds());
  const status = await page.getByRole('status').textContent();
  expect(status).toMatch(
    new RegExp(`^Session live until .*:${String(ends[0]).padStart(2, '0')}\\b`),
  );
  expect(await page.locator('openai-chatkit').getAttribute('data-set-options')).toBe('2');
  expect(sessions().map(({ user }) => user)).toEqual(['user_Ada']);
});

test('the secret is used up during a chat, and the chat goes on', async () => {
  await signIn(page);
  await write(page, 'Before');
  await seeAnswer(page, 'Before');
  demo.emulator.clock.advance(601_000);
  await write(page, 'After');
  await seeAnswer(page, 'After');
  await keep(page, 'secret-used-up');
  expect(sessions().map(({ status }) => status)).toEqual(['expired', 'active']);
});

test('a session is cancelled, and the chat goes on with another', async () => {
  await signIn(page);
  await demo.emulator.fetch(`https://api.example/v1/chatkit/sessions/${sessions()[0]?.id}/cancel`, {
    method: 'POST',
    headers: { authorization: 'Bearer sk-not-a-key', 'openai-beta': 'chatkit_beta=v1' },
  });
  await write(page, 'Still there?');
  await seeAnswer(page, 'Still there?');
  await keep(page, 'cancelled');
  expect(sessions().map(({ status }) => status)).toEqual(['cancelled', 'active']);
});

test('the API is busy: the page waits as long as it asks for, then goes on', async () => {
  await signIn(page);
  demo.emulator.clock.advance(601_000);
  demo.emulator.faults.add({ status: 429, headers: { 'retry-after': '1' }, times: 2 });
  await write(page, 'Patience');
  await see(page, 'asking');
  await keep(page, 'upstream-429');
  await seeAnswer(page, 'Patience');
  expect(demo.emulator.faults.list()).toEqual([]);
  expect(sessions()).toHaveLength(2);
});

test('the API fails: after its retries the page says so, and can be tried again', async () => {
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
  await seeAnswer(page, 'Back');
});

test('signed out during a chat: the page asks to sign in', async () => {
  await signIn(page);
  await context.clearCookies();
  demo.emulator.clock.advance(601_000);
  await write(page, 'Who am I?');
  await see(page, 'signed out');
  await keep(page, 'signed-out-in-mid-chat');
  expect(sessions()).toHaveLength(1);
  await signIn(page, 'Grace');
  await write(page, 'It is me');
  await seeAnswer(page, 'It is me');
  expect(sessions().map(({ user }) => user)).toEqual(['user_Ada', 'user_Grace']);
});

test('signing out while a session is asked for: the page asks to sign in, and stays so', async () => {
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

test('a sign-in that is refused, or reaches nobody, is said to be', async () => {
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

test('chatkit.error: the page says what failed in the chat, until an answer comes', async () => {
  await signIn(page);
  for (let message = 1; message <= 10; message++) {
    await write(page, `Message ${message}`);
    await seeAnswer(page, `Message ${message}`);
  }
  await write(page, 'One too many');
  await page.getByRole('alert').getByText('Too many messages. Wait a minute.').waitFor();
  await keep(page, 'chat-error');
  demo.emulator.clock.advance(60_000);
  await write(page, 'A minute later');
  await seeAnswer(page, 'A minute later');
  await page.getByRole('alert').waitFor({ state: 'detached' });
  expect(sessions()).toHaveLength(1);
});

test('offline and back: what was written is sent with a fresh session', async () => {
  await signIn(page);
  await context.setOffline(true);
  demo.emulator.clock.advance(601_000);
  await write(page, 'From the tunnel');
  await see(page, 'offline');
  await keep(page, 'offline');
  expect(sessions()).toHaveLength(1);
  await context.setOffline(false);
  // On a machine that has no network itself, the browser goes on calling itself offline.
  await page.evaluate(() => navigator.onLine || dispatchEvent(new Event('online')));
  await see(page, 'live');
  await seeAnswer(page, 'From the tunnel');
  await keep(page, 'back-online');
  expect(sessions()).toHaveLength(2);
});

test('two tabs: each mints its own', async () => {
  await signIn(page);
  const other = await openTab();
  await see(other, 'live');
  await write(page, 'Left');
  await write(other, 'Right');
  await seeAnswer(page, 'Left');
  await seeAnswer(other, 'Right');
  await keep(other, 'second-tab');
  const secrets = sessions().map(({ client_secret }) => client_secret);
  expect(new Set(secrets).size).toBe(2);
  expect(sessions().map(({ user }) => user)).toEqual(['user_Ada', 'user_Ada']);
});
