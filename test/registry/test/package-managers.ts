import { mkdtemp } from 'node:fs/promises';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { run, writeFiles } from '@chatkit-sessions/packed';
import { inject } from 'vitest';
import { tool } from './tools.ts';

/** A project that has installed packages from the registry. */
export interface Project {
  folder: string;
  /** The version of each package in it, by name. */
  installed: Record<string, string>;
}

interface PackageManager {
  /** Settings files for a registry, by name. */
  files(registry: string): Record<string, string>;
  command: string;
  args: readonly string[];
}

export const packageManagers: Readonly<Record<string, PackageManager>> = {
  pnpm: {
    files: (registry) => ({
      '.npmrc': `registry=${registry}\n`,
      // A flat node_modules shows every package. The scope is exempt from the minimum age, since
      // the test published it a minute ago.
      'pnpm-workspace.yaml': JSON.stringify({
        nodeLinker: 'hoisted',
        autoInstallPeers: false,
        minimumReleaseAge: 1440,
        minimumReleaseAgeExclude: ['@chatkit-sessions/*'],
      }),
    }),
    command: 'pnpm',
    args: ['install', '--store-dir', 'store', '--config.cache-dir=cache', '--no-frozen-lockfile'],
  },
  npm: {
    files: (registry) => ({ '.npmrc': `registry=${registry}\ncache=cache\n` }),
    command: process.execPath,
    args: [tool('npm', 'bin/npm-cli.js'), 'install', '--no-audit', '--no-fund'],
  },
  'yarn classic': {
    files: (registry) => ({ '.npmrc': `registry=${registry}\n` }),
    command: process.execPath,
    args: [tool('yarn', 'bin/yarn.js'), 'install', '--cache-folder', 'cache', '--no-progress'],
  },
  'yarn berry': {
    files: (registry) => ({
      '.yarnrc.yml': JSON.stringify({
        npmRegistryServer: registry,
        unsafeHttpWhitelist: ['127.0.0.1'],
        npmMinimalAgeGate: 0,
        nodeLinker: 'node-modules',
        // Another run's registry, at another port, must not fill the cache of this one.
        globalFolder: './yarn',
        enableGlobalCache: false,
        enableTelemetry: false,
        enableImmutableInstalls: false,
      }),
      'yarn.lock': '',
    }),
    command: process.execPath,
    args: [tool('@yarnpkg/cli-dist', 'bin/yarn.js'), 'install'],
  },
};

/** Installs packages, by name and range, into an empty project. */
export async function install(
  name: string,
  dependencies: Record<string, string>,
): Promise<Project> {
  const manager = packageManagers[name];
  if (!manager) throw new Error(`there is no package manager ${name}`);
  const folder = await mkdtemp(join(inject('scratch'), 'project-'));
  const manifest = {
    name: 'project',
    version: '1.0.0',
    private: true,
    type: 'module',
    dependencies,
  };
  await writeFiles(folder, {
    'package.json': JSON.stringify(manifest),
    ...manager.files(inject('registry')),
  });
  // A registry in the machine's environment would override the settings file.
  const env = { npm_config_registry: inject('registry') };
  await run(manager.command, manager.args, { cwd: folder, env });
  return { folder, installed: readInstalled(folder) };
}

function readInstalled(folder: string): Record<string, string> {
  const files = globSync('node_modules/{*,@*/*}/package.json', { cwd: folder });
  const nested = globSync('node_modules/{*,@*/*}/node_modules/{*,@*/*}/package.json', {
    cwd: folder,
  });
  return Object.fromEntries(
    [...files, ...nested].map((file) => {
      const { name, version } = JSON.parse(readFileSync(join(folder, file), 'utf8')) as Record<
        'name' | 'version',
        string
      >;
      return [name, version];
    }),
  );
}
