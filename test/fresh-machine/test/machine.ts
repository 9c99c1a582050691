import { existsSync } from 'node:fs';
import { copyFile, mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { environment, run } from '@chatkit-sessions/packed';

const installed = join(import.meta.dirname, '../machine');

/** A machine on which nothing was done yet. */
export interface Machine {
  /** Where there is room. */
  folder: string;
  home: string;
  /** Its PATH and its home: nothing of this machine's user, store or caches is found through them. */
  env: Record<string, string>;
  remove(): Promise<void>;
}

/** Makes a machine with Node 20, npm, git and a shell, and nothing else. */
export async function createMachine(): Promise<Machine> {
  await run('pnpm', ['install', '--frozen-lockfile'], { cwd: installed });
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'chatkit-machine-')));
  const [bin, home] = [join(folder, 'bin'), join(folder, 'home')];
  // Where npm looks for what is installed globally, from the place of Node.
  const lib = join(folder, 'lib');
  await Promise.all([bin, home, lib].map((each) => mkdir(each)));
  await copyFile(join(installed, 'node_modules/node/bin/node'), join(bin, 'node'));
  const programs = {
    npm: join(installed, 'node_modules/npm/bin/npm-cli.js'),
    npx: join(installed, 'node_modules/npm/bin/npx-cli.js'),
    git: find('git'),
    sh: find('sh'),
  };
  for (const [name, file] of Object.entries(programs)) await symlink(file, join(bin, name));
  const registry = (await run('npm', ['config', 'get', 'registry'])).stdout.trim();
  await writeFile(join(home, '.npmrc'), `registry=${registry}\n`);
  return {
    folder,
    home,
    env: { PATH: bin, HOME: home, ...withoutFolders() },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

/** Where caches and settings would be found beside the home. */
function withoutFolders(): Record<string, string> {
  const names = Object.keys(environment()).filter((name) => name.startsWith('XDG_'));
  return Object.fromEntries(names.map((name) => [name, '']));
}

function find(program: string): string {
  const folders = (environment()['PATH'] ?? '').split(delimiter);
  const file = folders.map((at) => join(at, program)).find((each) => existsSync(each));
  if (!file) throw new Error(`${program} is not on the PATH`);
  return file;
}
