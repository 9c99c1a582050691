import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { startDemo, type Demo } from '../demo/demo.ts';
import { launch } from '../../../packages/emulator/test/chromium.ts';

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
    browser = await launch();
    visit.demo = await startDemo();
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
