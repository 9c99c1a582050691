import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../repository/root.ts';

const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  scripts: Record<string, string>;
};

/** Runs a script of the root package.json with arguments, as `pnpm <name> …` does. */
function run(name: string, ...words: string[]) {
  const [program, ...given] = (scripts[name] ?? '').split(' ');
  expect(program).toBe('node');
  return spawnSync(process.execPath, [...given, ...words], { cwd: root, encoding: 'utf8' });
}

test.each(['generate', 'spec-diff', 'spec-upstream'])('pnpm %s --help prints the usage', (name) => {
  const { status, stdout } = run(name, '--help');
  expect(stdout).toContain(`\n  pnpm ${name} `);
  expect(status).toBe(0);
});

test.each([
  ['generate', ['--nothing'], "Unknown option '--nothing'"],
  ['generate', ['nothing'], "Unexpected argument 'nothing'"],
  ['spec-diff', ['--nothing'], "Unknown option '--nothing'"],
  ['spec-upstream', ['--nothing'], "Unknown option '--nothing'"],
])('pnpm %s %j exits with 2 and a one-line error', (name, words, reason) => {
  const { status, stderr } = run(name, ...words);
  expect(status).toBe(2);
  expect(stderr).toMatch(new RegExp(`^${reason}`));
  expect(stderr).not.toMatch(/^ +at /m);
});
