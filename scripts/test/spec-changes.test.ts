import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { format } from 'prettier';
import { expect, test } from 'vitest';
import { root } from '../repository/root.ts';
import { rules } from '../diff/rules.ts';

const page = readFileSync(join(root, 'docs/spec-changes.md'), 'utf8');

test('the table of ratings is that of the code', async () => {
  const rows = Object.entries(rules).map(
    ([kind, { request, response, reason }]) =>
      `${[kind, request, response].join(' | ').replaceAll('redocly', 'as redocly')} | ${reason ?? ''}`,
  );
  const table = [
    'change | sent | answered | why, where redocly rates it otherwise or does not see it',
    '--- | --- | --- | ---',
    ...rows,
  ].map((row) => `| ${row} |`);
  const text = await format(table.join('\n'), { parser: 'markdown' });
  expect(page).toContain(`<!-- ratings -->\n\n${text}`);
});

test('the versions that the page names are those that are installed', () => {
  const { devDependencies } = JSON.parse(
    readFileSync(join(root, 'scripts/package.json'), 'utf8'),
  ) as { devDependencies: Record<string, string> };
  expect(page).toContain(`turborepo-remote-cache@${devDependencies['turborepo-remote-cache']}`);
  const catalog = readFileSync(join(root, 'pnpm-workspace.yaml'), 'utf8');
  const [, redocly] = /'@redocly\/cli': (\S+)/.exec(catalog) ?? [];
  expect(page).toContain(`\`redocly diff\` ${redocly}`);
});
