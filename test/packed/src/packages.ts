import { globSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parse } from 'yaml';

/** The folder of the repository. */
export const root = resolve(import.meta.dirname, '../../..');

/** The folder of the tarballs that `pnpm run pack` makes, one per package. */
export const tarballs = join(root, 'test/packed/tarballs');

/** The versions in the catalog of the workspace, by package. */
export const { catalog } = parse(readFileSync(join(root, 'pnpm-workspace.yaml'), 'utf8')) as {
  catalog: Readonly<Record<string, string>>;
};

/** The part of a `package.json` that the tests read. */
export interface Manifest {
  name: string;
  version: string;
  private?: boolean;
  bin?: Record<string, string>;
  exports: Record<string, { types: string; default: string }>;
  dependencies?: Record<string, string>;
  peerDependencies?: Record<string, string>;
  peerDependenciesMeta?: Record<string, { optional?: boolean }>;
  publishConfig: { exports: Record<string, { types: string; default: string }> };
}

/** A published package. */
export interface Package {
  /** The name with the scope. */
  name: string;
  /** The name without the scope, which is also that of the folder. */
  short: string;
  folder: string;
  manifest: Manifest;
  /** The path of its tarball. */
  tarball: string;
  /** The specifiers of its entries, such as `@chatkit-sessions/zod/standalone`. */
  entries: string[];
}

/** Every published package of the workspace, sorted by name. */
export const packages: readonly Package[] = globSync('packages/*/package.json', { cwd: root })
  .sort()
  .map((file) => readPackage(dirname(join(root, file))))
  .filter(({ manifest }) => !manifest.private);

function readPackage(folder: string): Package {
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;
  const { name, version, publishConfig } = manifest;
  return {
    name,
    short: name.replace(/^.*\//, ''),
    folder,
    manifest,
    tarball: join(tarballs, `${name.replace('@', '').replace('/', '-')}-${version}.tgz`),
    entries: Object.keys(publishConfig?.exports ?? {}).map((entry) => name + entry.slice(1)),
  };
}

/** Reports whether an entry loads a test runner, which is an optional peer. */
export function needsRunner(entry: string): boolean {
  return /\/(playwright|vitest)$/.test(entry);
}
