import { globSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect } from 'vitest';
import { expectAccessible, test, visitSite } from './visit.ts';

const pages = globSync('**/index.html', { cwd: join(import.meta.dirname, '../dist') })
  .map((file) => file.replace(/index\.html$/, ''))
  .sort();

const kinds = [
  '',
  'guides/dashboard/',
  'guides/errors-and-retries/',
  'packages/browser/',
  'reference/client/',
  'reference/api/operations/sessionscreate/',
  'playground/',
];

// Pages with wide tables and long paths.
const wide = ['guides/emulator/', 'guides/gateway/', 'reference/api/operations/threadslistitems/'];

// Links are relative and the policy is the same on every page, so that one page of each kind is
// enough below a second path.
describe.each([
  ['/', pages],
  ['/a/deeper/path/', kinds],
])('the site below %s', (path, names) => {
  const visit = visitSite(path);

  test('loads every page without an error and without a request to another host', async () => {
    expect(pages.length).toBeGreaterThan(40);
    for (const name of names) {
      await visit.page.goto(visit.url + name, { waitUntil: 'load' });
      expect(await visit.page.locator('h1').count(), name).toBe(1);
    }
    expect(visit.faults).toEqual([]);
    const foreign = visit.requests.filter((address) => !address.startsWith(visit.url));
    expect(foreign).toEqual([]);
    expect(visit.requests.length).toBeGreaterThan(names.length);
  });

  test('finds a page by a word of its text', async () => {
    await visit.page.goto(`${visit.url}guides/quick-start/`);
    await visit.page.getByRole('button', { name: 'Search' }).click();
    await visit.page.getByRole('textbox', { name: 'Search' }).fill('retry-after-ms');
    const results = visit.page.getByRole('dialog', { name: 'Search' });
    await results.getByRole('link', { name: 'Errors and retries' }).first().click();
    await visit.page.waitForURL(`${visit.url}guides/errors-and-retries/**`);
    expect(visit.faults).toEqual([]);
    expect(visit.requests.filter((address) => !address.startsWith(visit.url))).toEqual([]);
  });
});

describe('each kind of page', () => {
  const visit = visitSite();

  test.each(kinds)('is accessible in light and dark colours: /%s', async (kind) => {
    // In the dark only the colours differ.
    for (const colorScheme of ['light', 'dark'] as const) {
      await visit.page.emulateMedia({ colorScheme });
      await visit.page.goto(visit.url + kind);
      expect(await visit.page.locator('html').getAttribute('data-theme')).toBe(colorScheme);
      await expectAccessible(visit.page, colorScheme === 'dark' ? ['color-contrast'] : undefined);
    }
  });

  test('is accessible on a phone, and no wider', async () => {
    await visit.page.setViewportSize({ width: 390, height: 800 });
    for (const kind of [...kinds, ...wide]) {
      await visit.page.goto(visit.url + kind);
      const width = await visit.page.evaluate(() => document.documentElement.scrollWidth);
      expect(width, kind).toBeLessThanOrEqual(390);
      if (wide.includes(kind)) await expectAccessible(visit.page);
    }
  });

  test('shows the picture of the dashboard in the chosen colours', async () => {
    await visit.page.emulateMedia({ colorScheme: 'light' });
    await visit.page.goto(visit.url);
    const shown = visit.page.locator('.hero img:visible');
    expect(await shown.getAttribute('src')).toMatch(/sessions-light\.png$/);
    await visit.page.locator('starlight-theme-select select').first().selectOption('dark');
    expect(await shown.getAttribute('src')).toMatch(/sessions-dark\.png$/);
    await expect
      .poll(() => shown.evaluate((image: HTMLImageElement) => image.naturalWidth))
      .toBeGreaterThan(0);
  });
});
