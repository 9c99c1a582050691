// Opens the page of a served emulator in Chromium.
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { AxeResults } from 'axe-core';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFinished, test as anyTest, type TestAPI } from 'vitest';
import type { EmulatorOptions } from '../../src/index.ts';
import { headers, minimal } from '../calls.ts';
import { start } from '../serving.ts';

/** The path in CHROMIUM_PATH, else Debian's Chromium or Chrome. */
const executablePath =
  process.env['CHROMIUM_PATH'] ??
  ['/usr/bin/chromium', '/usr/bin/google-chrome'].find((path) => existsSync(path));

/** Skips the tests on a machine without Chromium, unless EVERY_RUNTIME is set. */
export const test: ReturnType<TestAPI['runIf']> = anyTest.runIf(
  executablePath || process.env['EVERY_RUNTIME'] === '1',
);

let browser: Browser;
beforeAll(async () => {
  if (!executablePath) {
    throw new Error('Install Chromium (apt-get install chromium) or set CHROMIUM_PATH.');
  }
  browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
});
afterAll(() => browser?.close());

/**
 * Serves an emulator and opens its page. When the test ends, the page must have had no error and no
 * request to elsewhere.
 */
export async function visit(
  place = '',
  options: EmulatorOptions = {},
  contextOptions: BrowserContextOptions = {},
) {
  const { emulator, server } = await start(options);
  const { origin } = new URL(server.url);
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    permissions: ['clipboard-read', 'clipboard-write'],
    ...contextOptions,
  });
  const page = await context.newPage();
  const problems: string[] = [];
  page.on('pageerror', ({ message }) => problems.push(message));
  page.on('console', (message) => {
    // A refused request of the test's own is logged here as well.
    const isRefusal = message.text().startsWith('Failed to load resource');
    if (message.type() === 'error' && !isRefusal) problems.push(message.text());
  });
  page.on('request', (request) => {
    if (new URL(request.url()).origin !== origin && !request.url().startsWith('blob:')) {
      problems.push(`a request to ${request.url()}`);
    }
  });
  onTestFinished(async () => {
    await context.close();
    expect(problems).toEqual([]);
  });
  await page.goto(`${origin}/${place}`);
  await page.getByText('Live', { exact: true }).waitFor();
  /** Sends a request as an app does. */
  const call = (path: string, method = 'GET', body?: object) =>
    fetch(server.url + path, {
      method,
      headers: { ...headers, 'user-agent': 'app/1' },
      ...(body && { body: JSON.stringify(body) }),
    });
  const create = (user = 'user_ada') => call('/chatkit/sessions', 'POST', { ...minimal, user });
  return { emulator, server, origin, page, call, create };
}

/** Returns what the page copied last. */
export function readClipboard(page: Page): Promise<string> {
  return page.evaluate(() => navigator.clipboard.readText());
}

const axe = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8');

/** Expects that axe finds no fault on the page, the contrast of colors included. */
export async function expectAccessible(page: Page): Promise<void> {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() =>
    (globalThis as unknown as { axe: { run(): Promise<AxeResults> } }).axe.run(),
  );
  const found = violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]);
  expect(found).toEqual([]);
}
