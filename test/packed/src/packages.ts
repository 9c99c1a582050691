import { globSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parse } from 'yaml';

/** The folder of the repository. */
export const root = resolve(import.meta.dirname, '../../..');

/** Where the tarballs are: one a package, made by `pnpm run pack`. */
export const tarballs = join(root, 'test/packed/tarballs');

/** The workspace's own versions of what others publish. */
export const { catalog } = parse(readFileSync(join(root, 'pnpm-workspace.yaml'), 'utf8')) as {
  catalog: Readonly<Record<string, string>>;
};

/** What is read of a `package.json`. */
export interface Manifest {
  name: string;
  version: string;
  private?: boolean;
  bin?: Record<string, string>;
  exports: Record<string, { types: string; default: string }>;
  dependencies?: Record<string, string>;
  peerDependencies?: Record<string, string>;
  publishConfig: { exports: Record<string, { types: string; default: string }> };
}

/** A package that is published. */
export interface Package {
  /** With the scope. */
  name: string;
  /** Without it; also the name of its folder. */
  short: string;
  folder: string;
  manifest: Manifest;
  /** The file that users install. */
  tarball: string;
  /** What is imported of it, such as `@chatkit-sessions/zod/standalone`. */
  entries: string[];
}

/** Every package of the workspace that is published, in the order of their names. */
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
