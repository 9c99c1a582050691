import { execFileSync } from 'node:child_process';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const home = join(import.meta.dirname, '..');
const dist = join(home, 'dist');

const pages = new Map(
  globSync('**/*.html', { cwd: dist }).map((file) => [
    file,
    readFileSync(join(dist, file), 'utf8'),
  ]),
);

/** Lists the tags of a page, without the code that it shows. */
function tagsOf(html: string): string[] {
  return (
    html.replace(/<(script|style)\b([^>]*)>.*?<\/\1>/gs, '<$1$2>').match(/<[a-z][^>]*>/g) ?? []
  );
}

/** Lists the values of an attribute in tags. */
function valuesOf(tags: readonly string[], attribute: string): string[] {
  const pattern = new RegExp(`\\s${attribute}="([^"]*)"`);
  return tags.flatMap((tag) => pattern.exec(tag)?.[1]?.replaceAll('&amp;', '&') ?? []);
}

/** Says what is wrong with a relative link of a page. Returns undefined if it leads somewhere. */
function deadLink(file: string, link: string): string | undefined {
  if (link.startsWith('/') && file !== '404.html') return `${file}: ${link} is not relative`;
  const target = new URL(link, `http://site.example/${file}`);
  const path = decodeURIComponent(target.pathname).slice(1);
  const found = path === '' || path.endsWith('/') ? `${path}index.html` : path;
  if (!existsSync(join(dist, found))) return `${file}: ${link} leads to no file`;
  const id = decodeURIComponent(target.hash.slice(1));
  if (id === '' || !found.endsWith('.html')) return undefined;
  const ids = valuesOf(tagsOf(pages.get(found) ?? ''), 'id');
  return ids.includes(id) || id === '_top' || found.startsWith('playground/')
    ? undefined
    : `${file}: ${link} leads to no heading`;
}

test('every link of every page is relative and leads to a file and a heading', () => {
  expect(pages.size).toBeGreaterThan(30);
  const dead = [...pages].flatMap(([file, html]) => {
    const tags = tagsOf(html);
    const links = [...valuesOf(tags, 'href'), ...valuesOf(tags, 'src')];
    const local = links.filter((link) => !/^[a-z]+:/.test(link));
    return [...new Set(local)].flatMap((link) => deadLink(file, link) ?? []);
  });
  expect(dead).toEqual([]);
});

test('no page and no style sheet loads anything from another host', () => {
  const loaded = [...pages].flatMap(([file, html]) => {
    const tags = tagsOf(html);
    const links = tags.filter((tag) => tag.startsWith('<link') && !/rel="canonical"/.test(tag));
    return [...valuesOf(tags, 'src'), ...valuesOf(tags, 'srcset'), ...valuesOf(links, 'href')]
      .filter((address) => /^(https?:)?\/\//.test(address))
      .map((address) => `${file}: ${address}`);
  });
  const styles = globSync('**/*.css', { cwd: dist }).flatMap(
    (file) =>
      readFileSync(join(dist, file), 'utf8').match(/(url\(|@import )["']?(https?:)?\/\/.{40}/g) ??
      [],
  );
  expect([...loaded, ...styles]).toEqual([]);
});

test('every script of the site parses as a module after its addresses are rewritten', () => {
  const scripts = globSync('_astro/*.js', { cwd: dist });
  expect(scripts.length).toBeGreaterThan(3);
  for (const script of scripts) {
    const input = readFileSync(join(dist, script));
    execFileSync(process.execPath, ['--input-type=module', '--check', '-'], { input });
  }
});

test('the start page has the search of a production build', () => {
  expect(pages.get('index.html')).toContain('id="starlight__search"');
});

test('every page forbids requests to other hosts with a content security policy', () => {
  for (const [file, html] of pages) {
    const policy = valuesOf(tagsOf(html), 'content').find((value) => value.includes('default-src'));
    expect(policy, file).toMatch(/^default-src 'self';/);
    expect(policy, file).not.toMatch(/https?:|connect-src|\*/);
  }
});
