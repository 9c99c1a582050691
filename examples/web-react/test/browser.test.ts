import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test as anyTest } from 'vitest';
import { startDemo, type Demo } from '../demo/demo.ts';

const screenshots = join(import.meta.dirname, 'screenshots');
mkdirSync(screenshots, { recursive: true });

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

async function enter(name: string): Promise<void> {
  await page.getByLabel('Your name').fill(name);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

async function signIn(name = 'Ada'): Promise<void> {
  await enter(name);
  await see('live');
}

async function see(status: string, tab = page): Promise<void> {
  await tab.locator(`[role=status][data-status="${status}"]`).waitFor();
}

async function write(text: string, tab = page): Promise<void> {
  await tab.getByLabel('Message').fill(text);
  await tab.getByRole('button', { name: 'Send' }).click();
}

async function seeAnswer(text: string, tab = page): Promise<void> {
  await tab.getByText(`You wrote: ${text}`).waitFor();
}

async function keep(name: string, tab = page): Promise<void> {
  await tab.screenshot({ path: join(screenshots, `${name}.png`) });
}

const sessions = () => demo.emulator.sessions.list();

test('signed out: the page asks to sign in, and nothing is minted', async () => {
  await see('signed out');
  await page.getByLabel('Your name').waitFor();
  await keep('signed-out');
  expect(sessions()).toEqual([]);
});

test('first load: one session, although strict mode has the element ask twice', async () => {
  await signIn();
  await page.locator('openai-chatkit[data-ready=true]').waitFor();
  await write('Hello');
  await seeAnswer('Hello');
  await keep('first-load');
  const ends = sessions().map(({ expires_at }) => new Date(expires_at * 1000).getSeconds());
  const status = await page.getByRole('status').textContent();
  expect(status).toMatch(
    new RegExp(`^Session live until .*:${String(ends[0]).padStart(2, '0')}\\b`),
  );
  expect(await page.locator('openai-chatkit').getAttribute('data-set-options')).toBe('2');
  expect(sessions().map(({ user }) => user)).toEqual(['user_Ada']);
});

test('the secret is used up during a chat, and the chat goes on', async () => {
  await signIn();
  await write('Before');
  await seeAnswer('Before');
  demo.emulator.clock.advance(601_000);
  await write('After');
  await seeAnswer('After');
  await keep('secret-used-up');
  expect(sessions().map(({ status }) => status)).toEqual(['expired', 'active']);
});

test('a session is cancelled, and the chat goes on with another', async () => {
  await signIn();
  await demo.emulator.fetch(`https://api.example/v1/chatkit/sessions/${sessions()[0]?.id}/cancel`, {
    method: 'POST',
    headers: { authorization: 'Bearer sk-not-a-key', 'openai-beta': 'chatkit_beta=v1' },
  });
  await write('Still there?');
  await seeAnswer('Still there?');
  await keep('cancelled');
  expect(sessions().map(({ status }) => status)).toEqual(['cancelled', 'active']);
});

test('the API is busy: the page waits as long as it asks for, then goes on', async () => {
  await signIn();
  demo.emulator.clock.advance(601_000);
  demo.emulator.faults.add({ status: 429, headers: { 'retry-after': '1' }, times: 2 });
  await write('Patience');
  await see('asking');
  await keep('upstream-429');
  await seeAnswer('Patience');
  expect(demo.emulator.faults.list()).toEqual([]);
  expect(sessions()).toHaveLength(2);
});

test('the API fails: after its retries the page says so, and can be tried again', async () => {
  await signIn();
  demo.emulator.clock.advance(601_000);
  demo.emulator.faults.add({ status: 500, times: 4 });
  await write('Anyone?');
  await see('unavailable');
  await keep('upstream-500');
  expect(demo.emulator.faults.list()).toEqual([]);
  await page.getByRole('button', { name: 'Try again' }).click();
  await see('live');
  await write('Back');
  await seeAnswer('Back');
});

test('signed out during a chat: the page asks to sign in', async () => {
  await signIn();
  await context.clearCookies();
  demo.emulator.clock.advance(601_000);
  await write('Who am I?');
  await see('signed out');
  await keep('signed-out-in-mid-chat');
  expect(sessions()).toHaveLength(1);
  await signIn('Grace');
  await write('It is me');
  await seeAnswer('It is me');
  expect(sessions().map(({ user }) => user)).toEqual(['user_Ada', 'user_Grace']);
});

test('signing out while a session is asked for: the page asks to sign in, and stays so', async () => {
  await signIn();
  demo.emulator.clock.advance(601_000);
  demo.emulator.faults.add({ status: 429, headers: { 'retry-after': '30' } });
  await write('Never mind');
  await see('asking');
  await page.getByRole('button', { name: 'Sign out' }).click();
  await see('signed out');
  await page.getByLabel('Your name').waitFor();
  expect(sessions()).toHaveLength(1);
  await signIn('Grace');
});

test('a sign-in that is refused, or reaches nobody, is said to be', async () => {
  await see('signed out');
  await enter('   ');
  await page.getByRole('alert').waitFor();
  await keep('sign-in-refused');
  await signIn();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await see('signed out');
  await context.setOffline(true);
  await enter('Ada');
  await page.getByRole('alert').waitFor();
  expect(sessions()).toHaveLength(1);
});

test('chatkit.error: the page says what failed in the chat, until an answer comes', async () => {
  await signIn();
  for (let message = 1; message <= 10; message++) {
    await write(`Message ${message}`);
    await seeAnswer(`Message ${message}`);
  }
  await write('One too many');
  await page.getByRole('alert').getByText('Too many messages. Wait a minute.').waitFor();
  await keep('chat-error');
  demo.emulator.clock.advance(60_000);
  await write('A minute later');
  await seeAnswer('A minute later');
  await page.getByRole('alert').waitFor({ state: 'detached' });
  expect(sessions()).toHaveLength(1);
});

test('offline and back: what was written is sent with a fresh session', async () => {
  await signIn();
  await context.setOffline(true);
  demo.emulator.clock.advance(601_000);
  await write('From the tunnel');
  await see('offline');
  await keep('offline');
  expect(sessions()).toHaveLength(1);
  await context.setOffline(false);
  // On a machine that has no network itself, the browser goes on calling itself offline.
  await page.evaluate(() => navigator.onLine || dispatchEvent(new Event('online')));
  await see('live');
  await seeAnswer('From the tunnel');
  await keep('back-online');
  expect(sessions()).toHaveLength(2);
});

test('two tabs: each mints its own', async () => {
  await signIn();
  const other = await openTab();
  await see('live', other);
  await write('Left');
  await write('Right', other);
  await seeAnswer('Left');
  await seeAnswer('Right', other);
  await keep('second-tab', other);
  const secrets = sessions().map(({ client_secret }) => client_secret);
  expect(new Set(secrets).size).toBe(2);
  expect(sessions().map(({ user }) => user)).toEqual(['user_Ada', 'user_Ada']);
});
