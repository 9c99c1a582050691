// The built package: the main entry uses Web standards alone, and the command runs.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
let dist: string;

beforeAll(() => {
  // Inside the package, so that its imports resolve.
  dist = mkdtempSync(join(root, 'node_modules/.built-'));
  const tsc = join(root, 'node_modules/.bin/tsc');
  execFileSync(tsc, ['-p', 'tsconfig.build.json', '--outDir', dist], { cwd: root });
});
afterAll(() => rmSync(dist, { recursive: true }));

/** Returns what a built file imports from outside, directly or through its own modules. */
function imports(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file)) return seen;
  seen.add(file);
  for (const [, name = ''] of readFileSync(file, 'utf8').matchAll(/from '([^']+)'/g)) {
    if (name.startsWith('.')) imports(resolve(dirname(file), name), seen);
    else seen.add(name);
  }
  return seen;
}

test('the main entry imports no built-in of Node, even through other modules', () => {
  const needed = [...imports(join(dist, 'index.js'))];
  expect(needed.length).toBeGreaterThan(10);
  expect(needed.filter((name) => !name.endsWith('.js')).toSorted()).toEqual([
    '@chatkit-sessions/zod',
    'zod',
  ]);
});

test('the built command prints its usage', () => {
  const output = execFileSync(process.execPath, [join(dist, 'cli.js'), '--help']);
  expect(String(output)).toContain('npx @chatkit-sessions/emulator');
});
