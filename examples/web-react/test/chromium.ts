import { existsSync } from 'node:fs';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, test as anyTest, type TestAPI } from 'vitest';
import { startDemo, type Demo } from '../demo/demo.ts';

/** The path in CHROMIUM_PATH, else Debian's Chromium or Chrome. */
const executablePath =
  process.env['CHROMIUM_PATH'] ??
  ['/usr/bin/chromium', '/usr/bin/google-chrome'].find((path) => existsSync(path));

/** Skips the tests on a machine without Chromium, unless EVERY_RUNTIME is set. */
export const test: ReturnType<TestAPI['runIf']> = anyTest.runIf(
  executablePath || process.env['EVERY_RUNTIME'] === '1',
);

/** The demo, and a page of it that is fresh for each test. */
export interface Visit {
  demo: Demo;
  context: BrowserContext;
  page: Page;
  /** Opens the demo in another tab of the same user. */
  openTab(): Promise<Page>;
}

/** Starts the demo and Chromium for the tests of a file. The fields are set while a test runs. */
export function visitDemo(): Visit {
  let browser: Browser;
  const visit = {
    openTab: async () => {
      const tab = await visit.context.newPage();
      await tab.goto(visit.demo.url);
      return tab;
    },
  } as Visit;
  beforeAll(async () => {
    if (!executablePath) {
      throw new Error('Install Chromium (apt-get install chromium) or set CHROMIUM_PATH.');
    }
    visit.demo = await startDemo();
    browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  });
  afterAll(async () => {
    await browser?.close();
    await visit.demo?.close();
  });
  beforeEach(async () => {
    visit.demo.emulator.reset();
    visit.context = await browser.newContext({ viewport: { width: 720, height: 560 } });
    visit.page = await visit.openTab();
  });
  afterEach(() => visit.context.close());
  return visit;
}
