import { existsSync, globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { AstroIntegration } from 'astro';
import { expect, test } from 'vitest';
import { portable } from '../build/portable.ts';
import { authoredPages } from '../pages/authored.ts';
import { filePages } from '../pages/files.ts';

const dist = join(import.meta.dirname, '../dist');
const text = (file: string): string => readFileSync(join(dist, file), 'utf8');
const locations = (file: string): string[] =>
  [...text(file).matchAll(/<loc>(.*?)<\/loc>/g)].map(([, url = '']) => url);

/** The address that the site was built for. */
const root = (locations('sitemap-index.xml')[0] ?? '').replace(/sitemap-0\.xml$/, '');

/** The paths of the pages on the site, such as `guides/testing/`. */
const pages = globSync('**/index.html', { cwd: dist })
  .map((file) => file.replace(/index\.html$/, ''))
  .sort();

/** Lists the links and pictures of a Markdown text outside its code. */
function linksOf(markdown: string): string[] {
  const prose = markdown
    .replace(/^(```+).*?^\1$|^ {4}[^\n]*$/gms, '')
    .replace(/(`+)[^`\n].*?\1/g, '');
  return [...prose.matchAll(/\]\(([^)\s]+)\)|\b(?:src|srcset)="([^"]+)"/g)].map(
    ([, link, picture]) => link ?? picture ?? '',
  );
}

test('the sitemap lists every page once, below the address of the site', () => {
  expect(root).toMatch(/^https?:\/\/.+\/$/);
  const listed = locations('sitemap-0.xml').map((url) => url.slice(root.length));
  expect(listed.sort()).toEqual(pages);
  for (const url of locations('sitemap-0.xml')) expect(url.startsWith(root), url).toBe(true);
});

test('llms.txt lists every page but the start page and the overviews of the API', () => {
  const listed = linksOf(text('llms.txt')).filter((link) => link.endsWith('/'));
  const overview = /^(reference\/api\/(operations\/tags\/\w+\/)?)?$/;
  const expected = pages.filter((path) => !overview.test(path));
  expect(expected).toContain('reference/api/operations/sessionscreate/');
  expect(expected).toContain('reference/client/');
  expect(listed.sort()).toEqual(expected);
});

test('llms-full.txt has the text of every Markdown page', () => {
  const full = text('llms-full.txt');
  for (const { title, extension, description } of [...authoredPages(), ...filePages()]) {
    if (extension !== 'md') continue;
    expect(full.includes(`# ${title}\n\n${description}\n\n`), title).toBe(true);
  }
});

test.each(['llms.txt', 'llms-full.txt'])(
  'every link of %s is relative and leads to a file',
  (file) => {
    const links = linksOf(text(file)).filter((link) => !/^(https:|#)/.test(link));
    expect(links.length).toBeGreaterThan(40);
    const dead = [...new Set(links)].filter((link) => {
      const path = link.replace(/#.*$/, '').replace(/\/$/, '/index.html');
      return link.startsWith('/') || !existsSync(join(dist, path));
    });
    expect(dead).toEqual([]);
  },
);

test('every page has one Open Graph picture of 1200 × 630 pixels', () => {
  for (const path of pages) {
    const tags = [
      ...text(`${path}index.html`).matchAll(/<meta property="og:image" content="(.*?)"/g),
    ];
    expect(tags, path).toHaveLength(1);
    const url = tags[0]?.[1] ?? '';
    expect(url.startsWith(`${root}og/`), url).toBe(true);
    const picture = readFileSync(join(dist, url.slice(root.length)));
    expect(picture.subarray(1, 4).toString(), url).toBe('PNG');
    expect([picture.readUInt32BE(16), picture.readUInt32BE(20)], url).toEqual([1200, 630]);
  }
});

test('a site for a sub-path names it in the sitemap and on the 404 page alone', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'site-'));
  const page = '<meta charset="utf-8"><a href="/__base__/guides/testing/">Testing</a>';
  writeFileSync(join(folder, 'index.html'), page);
  writeFileSync(join(folder, '404.html'), page);
  const location = '<loc>https://docs.example/__base__/guides/testing/</loc>';
  writeFileSync(join(folder, 'sitemap-0.xml'), location);
  const { hooks } = portable('https://docs.example/a/path/');
  const done = hooks['astro:build:done'] as NonNullable<
    AstroIntegration['hooks']['astro:build:done']
  >;
  await done({ dir: pathToFileURL(`${folder}/`) } as Parameters<typeof done>[0]);
  const read = (file: string): string => readFileSync(join(folder, file), 'utf8');
  expect(read('index.html')).toContain('href="./guides/testing/"');
  expect(read('404.html')).toContain('href="/a/path/guides/testing/"');
  expect(read('sitemap-0.xml')).toBe('<loc>https://docs.example/a/path/guides/testing/</loc>');
  rmSync(folder, { recursive: true });
});
