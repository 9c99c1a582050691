import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { apiKey, session } from './session.ts';
import { failure, json } from './stub.ts';

const root = join(import.meta.dirname, '..');
const guides = join(root, '../../site/content/guides');
const texts = [
  join(root, 'README.md'),
  join(guides, 'responses-and-pages.md'),
  join(guides, 'errors-and-retries.md'),
].map((file) => readFileSync(file, 'utf8'));
const blocks = [...texts.join('\n').matchAll(/^```ts\n(.*?)^```$/gms)].map(([, code = '']) => code);

const page = {
  data: [{ id: 'cthr_123', title: 'Orders' }],
  first_id: 'cthr_123',
  last_id: 'cthr_123',
  has_more: false,
};

beforeEach(() => {
  vi.stubEnv('OPENAI_API_KEY', apiKey);
  vi.stubGlobal('fetch', (url: string, init: RequestInit) => {
    if (url.includes('/threads')) return Promise.resolve(json(page));
    return Promise.resolve(String(init.body).includes('wf_unknown') ? failure(404) : json(session));
  });
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

test('the README and its guides have more than six ts examples', () => {
  expect(blocks.length).toBeGreaterThan(6);
});

test('every example compiles', { timeout: 60_000 }, async () => {
  // Inside the package, where Node resolves the package by its own name.
  const folder = await mkdtemp(join(root, 'test/readme-'));
  try {
    for (const [at, code] of blocks.entries()) await writeFile(join(folder, `${at}.ts`), code);
    await writeFile(
      join(folder, 'tsconfig.json'),
      JSON.stringify({
        extends: '../../tsconfig.json',
        compilerOptions: { skipLibCheck: true },
        include: ['.'],
      }),
    );
    const tsc = join(root, 'node_modules/.bin/tsc');
    const { stdout } = await promisify(execFile)(tsc, ['--checkers', '1', '-p', folder]).catch(
      (error: unknown) => error as { stdout: string },
    );
    expect(stdout).toBe('');
  } finally {
    await rm(folder, { recursive: true });
  }
});

test.for(blocks.map((code, at) => [at + 1, code] as const))(
  'example %i runs and prints defined values',
  async ([, code]) => {
    const out: unknown[] = [];
    vi.spyOn(console, 'log').mockImplementation((...values: unknown[]) => void out.push(...values));
    vi.spyOn(console, 'error').mockImplementation(
      (...values: unknown[]) => void out.push(...values),
    );
    const { outputFiles } = await build({
      stdin: { contents: code, loader: 'ts', resolveDir: root },
      alias: { '@chatkit-sessions/client': join(root, 'src/index.ts') },
      bundle: true,
      format: 'esm',
      write: false,
    });
    const text = Buffer.from(outputFiles[0]!.contents).toString('base64');
    await import(`data:text/javascript;base64,${text}`);
    expect(out.length).toBeGreaterThan(0);
    expect(out).not.toContain(undefined);
  },
);
