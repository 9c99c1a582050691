// Chromium, for the tests that look at pages. Those of the site and of the examples import this file too.
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { AxeResults } from 'axe-core';
import { chromium, type Browser, type Page } from 'playwright-core';
import { expect, test as anyTest, type TestAPI } from 'vitest';

/** The path in CHROMIUM_PATH, else Debian's Chromium or Chrome. */
const executablePath =
  process.env['CHROMIUM_PATH'] ??
  ['/usr/bin/chromium', '/usr/bin/google-chrome'].find((path) => existsSync(path));

/** The options to launch Chromium with. A container has neither a sandbox of its own nor a GPU. */
export const launchOptions = {
  ...(executablePath && { executablePath }),
  args: ['--no-sandbox', '--disable-gpu'],
};

/** Skips the tests on a machine without Chromium, unless EVERY_RUNTIME is set. */
export const test: ReturnType<TestAPI['runIf']> = anyTest.runIf(
  executablePath || process.env['EVERY_RUNTIME'] === '1',
);

export async function launch(): Promise<Browser> {
  if (!executablePath) {
    throw new Error('Install Chromium (apt-get install chromium) or set CHROMIUM_PATH.');
  }
  return chromium.launch(launchOptions);
}

const axe = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8');

/**
 * Expects that axe finds nothing on the page, except in the elements of a selector. `rules` defaults
 * to every rule, the contrast of colours included.
 */
export async function expectAccessible(
  page: Page,
  { rules, except = '' }: { rules?: string[]; except?: string } = {},
): Promise<void> {
  if (!(await page.evaluate("'axe' in globalThis"))) await page.evaluate(axe);
  const context = except === '' ? 'document' : JSON.stringify({ exclude: except });
  const options = JSON.stringify(rules ? { runOnly: rules } : {});
  const { violations } = (await page.evaluate(`axe.run(${context}, ${options})`)) as AxeResults;
  const found = violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]);
  expect(found).toEqual([]);
}
