import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import * as chromium from '../../packages/emulator/test/chromium.ts';
import { serveSite, type SiteServer } from '../serve.ts';

export { test } from '../../packages/emulator/test/chromium.ts';

/** The site in Chromium. The fields are set while a test runs. */
export interface Visit {
  url: string;
  context: BrowserContext;
  page: Page;
  /** The URLs that the browser asked for, other than `data:` and `blob:`. */
  requests: string[];
  /** What went wrong: errors of scripts and of the console, and failed requests. */
  faults: string[];
}

/** Serves the site below a path and opens a page for each test of a file. */
export function visitSite(path = '/'): Visit {
  const visit = {} as Visit;
  let browser: Browser;
  let server: SiteServer;
  beforeAll(async () => {
    server = await serveSite(path);
    visit.url = server.url;
    browser = await chromium.launch();
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });
  beforeEach(async () => {
    visit.requests = [];
    visit.faults = [];
    visit.context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
    visit.context.on('request', (request) => {
      if (request.url().startsWith('http')) visit.requests.push(request.url());
    });
    visit.context.on('response', (response) => {
      if (!response.ok()) visit.faults.push(`${response.status()} ${response.url()}`);
    });
    visit.context.on('console', (message) => {
      if (message.type() === 'error') visit.faults.push(message.text());
    });
    visit.context.on('weberror', (error) => void visit.faults.push(String(error.error())));
    visit.page = await visit.context.newPage();
    visit.page.setDefaultTimeout(15_000);
  });
  afterEach(() => visit.context.close());
  return visit;
}

/** Expects that axe finds no fault on the page. `rules` defaults to every rule. */
export async function expectAccessible(page: Page, rules?: string[]): Promise<void> {
  // Starlight's search button shows its keys, which are no part of its name.
  const except = 'button[data-open-modal]';
  await chromium.expectAccessible(page, { except, ...(rules && { rules }) });
}
