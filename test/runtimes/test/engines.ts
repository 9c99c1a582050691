import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import { environment, run } from '@chatkit-sessions/packed';

const folder = join(import.meta.dirname, '../engines');

/** Installs what the packages are run on, once for all the tests. */
export default async function setup(): Promise<void> {
  await run('pnpm', ['install', '--frozen-lockfile'], { cwd: folder });
}

/** Loads a library of the engines. */
export const load = createRequire(join(folder, 'package.json'));

/** A program among the engines; undefined if there is none for this machine. */
export function program(...path: string[]): string | undefined {
  const file = join(folder, 'node_modules', ...path);
  return existsSync(file) ? file : undefined;
}

/** The machine's Chromium, or the one that the environment names; undefined if there is none. */
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
 * Whether to run a test of an engine: where it is missing the test is skipped, unless every runtime
 * is to be there.
 */
export function isThere(engine: string | undefined): boolean {
  return engine !== undefined || process.env['EVERY_RUNTIME'] === '1';
}
