import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import { environment, run } from '@chatkit-sessions/packed';

const folder = join(import.meta.dirname, '../engines');

/** Installs the runtimes once for all tests. */
export default async function setup(): Promise<void> {
  await run('pnpm', ['install', '--frozen-lockfile'], { cwd: folder });
}

/** Loads a library that drives a runtime. */
export const load = createRequire(join(folder, 'package.json'));

/** Finds a program among the installed runtimes. Returns undefined if this machine has none. */
export function program(...path: string[]): string | undefined {
  const file = join(folder, 'node_modules', ...path);
  return existsSync(file) ? file : undefined;
}

/** Finds the Chromium that CHROMIUM_PATH or the PATH names. Returns undefined if there is none. */
export function chromium(): string | undefined {
  const named = process.env['CHROMIUM_PATH'];
  if (named !== undefined) return named || undefined;
  const folders = (environment()['PATH'] ?? '').split(delimiter);
  const names = ['chromium', 'google-chrome'];
  return folders
    .flatMap((at) => names.map((name) => join(at, name)))
    .find((file) => existsSync(file));
}

/**
 * Decides whether to run a test. A missing runtime skips the test, but with EVERY_RUNTIME the test
 * runs and fails.
 */
export function isThere(engine: string | undefined): boolean {
  return engine !== undefined || process.env['EVERY_RUNTIME'] === '1';
}
