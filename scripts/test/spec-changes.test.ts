import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { format } from 'prettier';
import { expect, test } from 'vitest';
import { rules } from '../diff/rules.ts';
import { root } from '../repository/root.ts';

const page = readFileSync(join(root, 'docs/spec-changes.md'), 'utf8');

test('docs/spec-changes.md has the current table of ratings', async () => {
  const rows = Object.entries(rules).map(([kind, { request, response }]) =>
    [kind, request, response].join(' | '),
  );
  const table = ['change | sent | received', '--- | --- | ---', ...rows].map((row) => `| ${row} |`);
  const text = await format(table.join('\n'), { parser: 'markdown' });
  expect(page).toContain(`<!-- ratings -->\n\n${text}`);
});

test('docs/spec-changes.md names the installed version of the cache server', () => {
  const { devDependencies } = JSON.parse(
    readFileSync(join(root, 'scripts/package.json'), 'utf8'),
  ) as { devDependencies: Record<string, string> };
  expect(page).toContain(`turborepo-remote-cache@${devDependencies['turborepo-remote-cache']}`);
});
