import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import { expectAccessible, launch, test } from '../../../packages/emulator/test/chromium.ts';
import { startExample } from '../src/example.ts';

const screenshots = join(import.meta.dirname, 'screenshots');
mkdirSync(screenshots, { recursive: true });

let browser: Browser;
let example: Awaited<ReturnType<typeof startExample>>;
let page: Page;
let ahead = 0;
/** Lets the chat server go on with the next word. */
let goOn: (() => void) | undefined;
let isSlow = false;

beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser?.close());
beforeEach(async () => {
  isSlow = false;
  example = await startExample({
    clock: () => Date.now() + ahead,
    pause: () => new Promise<void>((resolve) => (isSlow ? (goOn = resolve) : resolve())),
  });
  page = await visit('Ada');
});
afterEach(async () => {
  await page.context().close();
  await example.close();
});

/** Opens the page in a browser of its own, and signs in. */
async function visit(name: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 390, height: 640 } });
  const opened = await context.newPage();
  await opened.goto(example.url);
  await signIn(opened, name);
  return opened;
}

async function signIn(visitor: Page, name: string): Promise<void> {
  await visitor.getByLabel('Your name').fill(name);
  await visitor.getByRole('button', { name: 'Sign in' }).click();
  await visitor.getByRole('heading', { name: `Support for ${name}` }).waitFor();
}

async function write(text: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Message' }).fill(text);
  await page.keyboard.press('Enter');
}

const said = (text: string): Locator => page.getByRole('log').getByText(text, { exact: true });
const whole = (text: string): string => `A model would respond to “${text}” word by word.`;

/** Lists the paths of the page's POST requests from now on, each with the status of its response. */
function record(): string[] {
  const seen: string[] = [];
  page.on('response', (response) => {
    if (response.request().method() !== 'POST') return;
    seen.push(`${new URL(response.url()).pathname} ${response.status()}`);
  });
  return seen;
}

test('a response is shown piece by piece while it streams', async () => {
  isSlow = true;
  await write('Hi');
  let text = '';
  for (const word of whole('Hi').split(/(?<= )/)) {
    await expect.poll(() => goOn).toBeDefined();
    const release = goOn;
    goOn = undefined;
    release?.();
    text += word;
    await said(text.trim()).waitFor();
  }
  await page.locator('[role=log][aria-busy=false]').waitFor();
});

test('after the session has expired the chat goes on with a fresh secret and one repeat', async () => {
  await write('Before');
  await said(whole('Before')).waitFor();
  const requests = record();
  ahead += 601_000;
  await write('After');
  await said(whole('After')).waitFor();
  expect(requests).toEqual(['/chatkit 401', '/chatkit/session 200', '/chatkit 200']);
  expect(await page.getByRole('article').count()).toBe(4);
});

test('over the rate limit the page says when to try again, and a minute later the chat goes on', async () => {
  for (let message = 1; message <= 10; message++) {
    await write(`Message ${message}`);
    await said(whole(`Message ${message}`)).waitFor();
  }
  const requests = record();
  await write('One too many');
  const notice = page.locator('#notice');
  await notice.getByText(/^You have sent many messages\. Try again in \d+ seconds\.$/).waitFor();
  ahead += 60_000;
  await write('A minute later');
  await said(whole('A minute later')).waitFor();
  expect(await notice.textContent()).toBe('');
  expect(requests).toEqual(['/chatkit 429', '/chatkit 200']);
});

test('a user sees past conversations of their own, and none of another user', async () => {
  await write('A secret of Ada');
  await said(whole('A secret of Ada')).waitFor();
  const ada = page;
  page = await visit('Grace');
  await write('A question of Grace');
  await said(whole('A question of Grace')).waitFor();
  for (const [viewer, title] of [
    [page, 'A question of Grace'],
    [ada, 'A secret of Ada'],
  ] as const) {
    await viewer.getByRole('button', { name: 'History' }).click();
    await viewer.getByRole('button', { name: title, exact: true }).waitFor();
    expect(await viewer.getByRole('listitem').count()).toBe(1);
  }
  await ada.context().close();
});

test('after the sign-in has ended the page asks to sign in', async () => {
  await page.context().clearCookies();
  await write('Who am I?');
  await page.getByLabel('Your name').waitFor();
});

test.for([
  ['dark', 390],
  ['light', 1440],
] as const)(
  'in the %s scheme at %d pixels axe finds nothing and nothing overflows',
  async ([colorScheme, width]) => {
    const check = async (name: string): Promise<void> => {
      await page.screenshot({ path: join(screenshots, `${name}-${colorScheme}-${width}.png`) });
      await expectAccessible(page);
      const scrollWidth = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(scrollWidth).toBeLessThanOrEqual(width);
    };
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height: 800 });
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByLabel('Your name').waitFor();
    await check('sign-in');
    await signIn(page, 'Ada');
    await write(`Is this readable? ${'long'.repeat(20)}`);
    await page.locator('[role=log][aria-busy=false] .assistant_message').waitFor();
    const headers = {
      'retry-after': '40',
      'access-control-allow-origin': '*',
      'access-control-expose-headers': 'retry-after',
    };
    await page.route('**/chatkit', (route) => route.fulfill({ status: 429, headers }));
    await write('One too many');
    await page.getByText('Try again in 40 seconds.').waitFor();
    await check('chat');
  },
);
