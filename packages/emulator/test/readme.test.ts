// Type-checks and runs every code block of the README and of the emulator's guide.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { usage } from '../src/cli/flags.ts';
import { runVitest } from './runners.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const readme = readFileSync(join(root, 'README.md'), 'utf8');
const guide = readFileSync(join(root, '../../site/content/guides/emulator.md'), 'utf8');
// `ts vitest` and `ts playwright` mark the blocks that a runner runs.
const blocks = [...`${readme}\n${guide}`.matchAll(/^```ts ?(\w*)\n(.*?)^```$/gms)].map(
  ([, runner = '', code = ''], at) => ({ runner, code, file: `block-${at + 1}.ts` }),
);
const files = blocks.filter(({ runner }) => runner === '').map(({ file }) => file);
let folder: string;

beforeAll(() => {
  // Inside the package, so that a block can import it by name; git ignores the folder.
  mkdirSync(join(root, '.turbo'), { recursive: true });
  folder = mkdtempSync(join(root, '.turbo/readme-'));
  for (const { file, code } of blocks) writeFileSync(join(folder, file), code);
  const compilerOptions = { skipLibCheck: true };
  const config = { extends: '../../tsconfig.json', compilerOptions, include: ['*.ts'] };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config));
});
afterAll(() => rmSync(folder, { recursive: true }));

test('the code blocks of the README and of the guide type-check', () => {
  expect(blocks.length).toBeGreaterThan(2);
  execFileSync(join(root, 'node_modules/.bin/tsc'), ['--checkers', '1', '-p', folder]);
});

test.each(files)('%s of the README and of the guide runs', (file) => {
  const { PATH, NODE_COMPILE_CACHE } = process.env;
  const options = { env: { PATH, NODE_COMPILE_CACHE }, encoding: 'utf8' } as const;
  expect(execFileSync(process.execPath, [join(folder, file)], options)).toBe('');
});

test.each(['vitest', 'playwright'])('the fixture of %s is shown in under 15 lines', (runner) => {
  const shown = blocks.filter((block) => block.runner === runner);
  expect(shown).toHaveLength(1);
  expect(shown[0]?.code.trimEnd().split('\n').length).toBeLessThan(15);
});

test("the README's test with Vitest passes", async () => {
  const [block] = blocks.filter(({ runner }) => runner === 'vitest');
  const { code, output } = await runVitest({ 'readme.case.ts': block?.code ?? '' });
  expect(code, output).toBe(0);
  expect(output).toContain('1 passed');
});

test("the README's table of flags lists exactly the flags of the command", () => {
  const flags = (text: string, pattern: RegExp) =>
    [...text.matchAll(pattern)].map(([, flag]) => flag).toSorted();
  const used = flags(usage, /^ {2}(?:-\w, )?(--[a-z-]+)/gm);
  expect(flags(readme, /^\| `(?:-\w`, `)?(--[a-z-]+)/gm)).toEqual(used);
});

test.each([
  ['npm', '/app/node_modules/'],
  ['pnpm', '/app/node_modules/.pnpm/some@1.0.0/node_modules/'],
])("the guide's line for jest transforms only our packages that %s installed", (_, folder) => {
  const page = join(root, '../../site/content/guides/troubleshooting.md');
  const [, line = ''] =
    /^ +transformIgnorePatterns: \['(.+)'\],$/m.exec(readFileSync(page, 'utf8')) ?? [];
  const ignored = new RegExp(line.replaceAll('\\\\', '\\'));
  expect(`${folder}@chatkit-sessions/emulator/dist/index.js`).not.toMatch(ignored);
  for (const other of ['zod/index.js', '@chatkit/x.js']) expect(folder + other).toMatch(ignored);
});
