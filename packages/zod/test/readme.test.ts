import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');
const readme = readFileSync(join(root, 'README.md'), 'utf8');
const guide = readFileSync(join(root, '../../site/content/guides/validation.md'), 'utf8');
const blocks = [...`${readme}\n${guide}`.matchAll(/^```ts\n([^]*?)^```$/gm)]
  .map(([, code = '']) => code)
  // The other blocks of the guide show the client, which this package does not know.
  .filter((code) => !code.includes('/client'));

// Within the package, so that its own name and zod resolve as they do for who installs them; in a
// folder that git, prettier and the linter leave alone.
mkdirSync(join(root, '.turbo'), { recursive: true });
const folder = mkdtempSync(join(root, '.turbo/readme-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** What a block promises to print: its comments, those behind a statement included. */
function promised(code: string): string[] {
  return code.split('\n').flatMap((line) => /(?:^|; )\/\/ (.*)$/.exec(line)?.[1] ?? []);
}

describe('the examples of the README and of the guide', () => {
  test('there are some', () => expect(blocks.length).toBeGreaterThanOrEqual(4));

  test.each(blocks.map((code, at) => [at + 1, code] as const))(
    '%i prints what it says',
    (at, code) => {
      const file = join(folder, `example-${at}.ts`);
      writeFileSync(file, code);
      const output = execFileSync(process.execPath, [file], { encoding: 'utf8' });
      expect(output.trimEnd().split('\n')).toEqual(promised(code));
    },
  );

  test('all type-check', () => {
    const compilerOptions = { skipLibCheck: true };
    const config = {
      extends: '../../tsconfig.json',
      compilerOptions,
      include: ['*.ts'],
      exclude: [],
    };
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config));
    const tsc = join(root, 'node_modules/typescript/bin/tsc');
    execFileSync(process.execPath, [tsc, '--checkers', '1', '-p', folder], {
      encoding: 'utf8',
      stdio: 'pipe',
    });
  });
});
