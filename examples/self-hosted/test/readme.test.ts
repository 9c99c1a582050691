import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

test('the README has a line for each file, and the command that starts the example', () => {
  const cwd = join(import.meta.dirname, '..');
  const readme = readFileSync(join(cwd, 'README.md'), 'utf8');
  const listed = [...readme.matchAll(/^\| `(.+?)` /gm)].map(([, file]) => file);
  expect(listed.sort()).toEqual(globSync('{src,page}/*', { cwd }).sort());
  const manifest = JSON.parse(readFileSync(join(cwd, 'package.json'), 'utf8')) as { name: string };
  expect(readme).toContain(`    pnpm --filter ${manifest.name} start\n`);
});
