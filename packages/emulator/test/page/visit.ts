// Opens the page of a served emulator in Chromium.
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFinished } from 'vitest';
import type { EmulatorOptions } from '../../src/index.ts';
import { headers, minimal } from '../calls.ts';
import { launch } from '../chromium.ts';
import { start } from '../serving.ts';

let browser: Browser;

/** Starts Chromium before the tests of the calling file, and stops it after them. */
export function useChromium(): void {
  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(() => browser.close());
}

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
