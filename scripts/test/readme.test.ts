import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createEmulator } from '@chatkit-sessions/emulator';
import { afterEach, expect, test, vi } from 'vitest';
import { root } from '../repository/root.ts';
import { temporaryFolder } from './temporary-folder.ts';

// Inside node_modules, where snippets resolve the same imports as this package.
const folder = temporaryFolder(join(root, 'scripts/node_modules/.readme-'));

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
});

/** Writes the `ts` blocks of a README to files. Returns their paths. */
function snippets(readme: string): string[] {
  const text = readFileSync(join(root, readme), 'utf8');
  return [...text.matchAll(/^```ts\n(.*?)^```/gms)].map(([, code], at) => {
    const file = join(folder, `${readme.replaceAll('/', '-')}-${at}.ts`);
    writeFileSync(file, `${code}\nexport {};\n`);
    return file;
  });
}

test('every snippet of the root README and of the types README compiles', () => {
  const files = [...snippets('README.md'), ...snippets('packages/types/README.md')];
  expect(files).toHaveLength(3);
  writeFileSync(
    join(folder, 'tsconfig.json'),
    JSON.stringify({
      extends: join(root, 'tsconfig.base.json'),
      compilerOptions: {
        noEmit: true,
        lib: ['es2023', 'dom', 'dom.iterable'],
        types: ['node'],
        noUnusedLocals: false,
        skipLibCheck: true,
      },
      files,
    }),
  );
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  execFileSync(process.execPath, [tsc, '--checkers', '1', '-p', folder], { stdio: 'inherit' });
});

test('the first README snippet prints the client secret of the created session', async () => {
  const { fetch } = createEmulator();
  const responses: Promise<unknown>[] = [];
  vi.stubEnv('OPENAI_API_KEY', 'sk-not-a-key');
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    expect(url).toBe('https://api.openai.com/v1/chatkit/sessions');
    const response = await fetch(url, init);
    responses.push(response.clone().json());
    return response;
  });
  const printed = vi.spyOn(console, 'log').mockReturnValue();
  await import(snippets('README.md')[0] ?? '');
  const [session] = (await Promise.all(responses)) as { client_secret: string }[];
  expect(printed.mock.calls).toEqual([[session?.client_secret]]);
});

test('the second README snippet cancels its session without a network', async () => {
  vi.stubGlobal('fetch', () => expect.unreachable('the snippet must not use the network'));
  const printed = vi.spyOn(console, 'log').mockReturnValue();
  await import(snippets('README.md')[1] ?? '');
  expect(printed.mock.calls).toEqual([['cancelled']]);
});

test('the README table lists every published package once', () => {
  const text = readFileSync(join(root, 'README.md'), 'utf8');
  const { fixed } = JSON.parse(readFileSync(join(root, '.changeset/config.json'), 'utf8')) as {
    fixed: string[][];
  };
  const rows = [...text.matchAll(/^\| \[`(@chatkit-sessions\/\w+)`\]\(packages\/(\w+)\)/gm)];
  expect(rows.map(([, name]) => name)).toEqual(fixed.flat());
  for (const [, name, path] of rows) expect(name).toBe(`@chatkit-sessions/${path}`);
});
