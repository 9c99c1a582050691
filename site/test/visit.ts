import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { AxeResults } from 'axe-core';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import {
  afterAll,
  afterEach,
  beforeAll,
  beforeEach,
  expect,
  test as anyTest,
  type TestAPI,
} from 'vitest';
import { serveSite, type SiteServer } from '../serve.ts';

/** The path in CHROMIUM_PATH, else Debian's Chromium or Chrome. */
const executablePath =
  process.env['CHROMIUM_PATH'] ??
  ['/usr/bin/chromium', '/usr/bin/google-chrome'].find((path) => existsSync(path));

/** Skips the tests on a machine without Chromium, unless EVERY_RUNTIME is set. */
export const test: ReturnType<TestAPI['runIf']> = anyTest.runIf(
  executablePath || process.env['EVERY_RUNTIME'] === '1',
);

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
    if (!executablePath) {
      throw new Error('Install Chromium (apt-get install chromium) or set CHROMIUM_PATH.');
    }
    server = await serveSite(path);
    visit.url = server.url;
    browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
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

const axe = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8');

/** Expects that axe finds no fault on the page, the contrast of colours included. */
export async function expectAccessible(page: Page): Promise<void> {
  if (!(await page.evaluate("'axe' in globalThis"))) await page.evaluate(axe);
  // Starlight's search button shows its keys, which are no part of its name.
  const run = "axe.run({ exclude: 'button[data-open-modal]' })";
  const { violations } = (await page.evaluate(run)) as AxeResults;
  const found = violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]);
  expect(found).toEqual([]);
}
