// Runs files of tests with the real runners, in processes of their own.
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import { launchOptions } from './chromium.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

interface Run {
  code: number;
  output: string;
}

/** Writes files into a folder inside the package, so that they can import it by name. */
export function createProject(files: Readonly<Record<string, string>>): string {
  mkdirSync(join(root, '.turbo'), { recursive: true });
  const folder = mkdtempSync(join(root, '.turbo/project-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

/** Runs `*.case.ts` with Vitest. */
export function runVitest(files: Readonly<Record<string, string>>): Promise<Run> {
  const folder = createProject({
    ...files,
    'vitest.config.ts': "export default { test: { include: ['*.case.ts'] } };",
  });
  return run(folder, 'vitest', 'run', '--root', folder, '--no-color');
}

/** Runs `*.case.ts` with Playwright in Chromium. */
export function runPlaywright(
  files: Readonly<Record<string, string>>,
  baseURL?: string,
): Promise<Run> {
  const config = {
    testMatch: '*.case.ts',
    workers: 2,
    fullyParallel: true,
    reporter: 'list',
    outputDir: 'results',
  };
  const folder = createProject({
    ...files,
    'playwright.config.ts': `export default ${JSON.stringify({ ...config, use: { launchOptions, baseURL } })};`,
  });
  return run(folder, 'playwright', 'test');
}

function run(cwd: string, command: string, ...args: string[]): Promise<Run> {
  const bin = join(root, 'node_modules/.bin', command);
  // Vitest must not take this process for its own worker.
  const { PATH, HOME, NODE_COMPILE_CACHE } = process.env;
  const env = { PATH, HOME, NODE_COMPILE_CACHE };
  return new Promise((resolve) => {
    execFile(bin, args, { cwd, env }, (error, stdout, stderr) => {
      resolve({ code: error ? Number(error.code) : 0, output: stdout + stderr });
    });
  });
}
