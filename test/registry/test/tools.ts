import { createRequire } from 'node:module';
import { join } from 'node:path';
import { run } from '@chatkit-sessions/packed';

const folder = join(import.meta.dirname, '../tools');
const { resolve } = createRequire(join(folder, 'package.json'));

/** Installs the registry and the package managers. */
export async function installTools(): Promise<void> {
  await run('pnpm', ['install', '--frozen-lockfile'], { cwd: folder });
}

/** Returns the path of a tool's file. */
export function tool(name: string, file: string): string {
  return join(resolve(`${name}/package.json`), '..', file);
}
