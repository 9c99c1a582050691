import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { authoredPages } from '../pages/authored.ts';
import { filePages } from '../pages/files.ts';
import { readSpec } from '../pages/openapi.ts';
import { read, toStarlight } from '../pages/page.ts';
import { root } from '../../scripts/repository/root.ts';

const publication = { url: 'https://docs.example/', repository: 'https://git.example/o/r' };

test('every page links to the file of the repository that edits it', () => {
  for (const page of [...authoredPages(), ...filePages()]) {
    expect(globSync(page.source, { cwd: root }), page.path).toHaveLength(1);
    const text = toStarlight(page, publication);
    expect(text).toContain(`editUrl: https://git.example/o/r/edit/main/${page.source}\n`);
    expect(text).toContain(`content: https://docs.example/og/${page.path || 'index'}.png\n`);
  }
});

test('every relative link of a page names a file of the repository', () => {
  const dead = [...authoredPages(), ...filePages()].flatMap(({ source, body }) =>
    [...body.matchAll(/\]\((?![a-z]+:|#|\/)([^)#]+)(?:#[^)]*)?\)/g)]
      .map(([, link = '']) => join(source, '..', link))
      .filter((file) => !existsSync(join(root, file)))
      .map((file) => `${source}: ${file}`),
  );
  expect(dead).toEqual([]);
});

test('the menu of the site has every guide', () => {
  const menu = readFileSync(join(import.meta.dirname, '../build/sidebar.ts'), 'utf8');
  for (const { path } of authoredPages()) {
    if (path.startsWith('guides/')) expect(menu).toContain(`'${path}'`);
  }
});

test('the limits that guides name are those of the spec', () => {
  const { components } = readSpec();
  const schema = (name: string) =>
    (components.schemas[name] as { properties: Record<string, Record<string, unknown>> })
      .properties;
  const text = (guide: string) =>
    authoredPages().find(({ path }) => path === `guides/${guide}`)?.body ?? '';
  expect(schema('ChatSessionExpiresAfterParam')['seconds']?.['maximum']).toBe(600);
  expect(text('troubleshooting')).toContain('`expires_after` above 600 seconds');
  expect(schema('ChatSessionRateLimitsParam')['max_requests_per_1_minute']?.['default']).toBe(10);
  expect(text('production')).toContain('default is 10 a minute');
  const user = /name: user\n(?: .*\n)*? +maxLength: (\d+)/.exec(read('spec/openapi.yaml'))?.[1];
  expect(text('production')).toContain(`at most ${String(user)} characters`);
});
