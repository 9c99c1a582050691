import { mkdtempSync } from 'node:fs';
import { mkdir, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { run } from './command.ts';
import { catalog, packages } from './packages.ts';

/** Options of {@link createConsumer}. */
export interface ConsumerOptions {
  /** The published packages to install, by short name. Defaults to all. */
  install?: readonly string[];
  /** Other packages to install, in the version of the catalog. */
  dependencies?: readonly string[];
  /** Files to write into the project, by path. */
  files?: Record<string, string>;
}

/** A project outside the workspace that has installed the tarballs. */
export interface Consumer {
  folder: string;
  remove(): Promise<void>;
}

/** Makes a project outside the workspace, and installs the tarballs in it. */
export async function createConsumer(options: ConsumerOptions = {}): Promise<Consumer> {
  const { install = packages.map(({ short }) => short), dependencies = [], files = {} } = options;
  const folder = await realpath(mkdtempSync(join(tmpdir(), 'chatkit-consumer-')));
  const tarballOf = packages.map(({ name, tarball }) => [name, `file:${tarball}`] as const);
  const wanted = packages.filter(({ short }) => install.includes(short)).map(({ name }) => name);
  const ours = Object.fromEntries(tarballOf.filter(([name]) => wanted.includes(name)));
  const theirs = Object.fromEntries(dependencies.map((name) => [name, catalog[name]]));
  const remove = () => rm(folder, { recursive: true, force: true });
  await writeFiles(folder, {
    'package.json': JSON.stringify({
      name: 'consumer',
      private: true,
      type: 'module',
      dependencies: { ...ours, ...theirs },
    }),
    // The versions that our packages need of each other are in no registry, only in tarballs.
    'pnpm-workspace.yaml': JSON.stringify({ overrides: Object.fromEntries(tarballOf) }),
    ...files,
  });
  try {
    await run('pnpm', ['install', '--prefer-offline', '--ignore-scripts'], { cwd: folder });
  } catch (error) {
    await remove();
    throw error;
  }
  return { folder, remove };
}

/** Writes files into a folder, by path. */
export async function writeFiles(folder: string, files: Record<string, string>): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
}
