import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { catalog, needsRunner, packages, run, type Package } from '@chatkit-sessions/packed';
import { expect, test } from 'vitest';
import { install, type Project } from './package-managers.ts';

/** What the dependencies of others bring in turn. */
const brought: Readonly<Record<string, readonly string[]>> = {
  'cli-progress': [
    'ansi-regex',
    'emoji-regex',
    'is-fullwidth-code-point',
    'string-width',
    'strip-ansi',
  ],
};

/** Lists the peers to install: all but the test runners, which are optional. */
function peersOf({ manifest }: Pick<Package, 'manifest'>): string[] {
  const { peerDependencies = {}, peerDependenciesMeta = {} } = manifest;
  const isOurs = (peer: string): boolean => packages.some(({ name }) => name === peer);
  return Object.keys(peerDependencies).filter(
    (peer) => isOurs(peer) || !peerDependenciesMeta[peer]?.optional,
  );
}

/** The packages that an install of some of ours brings: themselves, and all that they depend on. */
function expected(wanted: readonly Package[]): string[] {
  const names = wanted.flatMap(({ name, manifest }) => {
    const needed = [...Object.keys(manifest.dependencies ?? {}), ...peersOf({ manifest })];
    const ours = packages.filter((other) => needed.includes(other.name));
    const theirs = needed.flatMap((each) => brought[each] ?? []);
    return [name, ...needed, ...theirs, ...expected(ours)];
  });
  return [...new Set(names)].sort();
}

/** Installs packages with a package manager, and checks what it installed. */
async function expectInstall(manager: string, wanted: readonly Package[]): Promise<void> {
  const peers = wanted.flatMap(peersOf);
  const project = await install(manager, {
    ...Object.fromEntries(wanted.map(({ name }) => [name, '*'])),
    ...Object.fromEntries(peers.map((peer) => [peer, catalog[peer] ?? '*'])),
  });
  expect(Object.keys(project.installed).sort()).toEqual(expected(wanted));
  expectWhole(project);
  const entries = wanted.flatMap(({ entries }) => entries);
  await expectToLoad(
    project,
    entries.filter((entry) => !needsRunner(entry)),
  );
  for (const entry of entries.filter(needsRunner)) {
    const runner = entry.endsWith('/vitest') ? 'vitest' : '@playwright/test';
    await expect(expectToLoad(project, [entry])).rejects.toThrow(`Cannot find package '${runner}'`);
  }
}

test.concurrent.each(packages)(
  'npm installs $name, its dependencies and nothing else',
  async (each) => {
    await expectInstall('npm', [each]);
  },
);

test.concurrent.each(['pnpm', 'yarn classic', 'yarn berry'])(
  '%s installs every package',
  async (manager) => {
    await expectInstall(manager, packages);
  },
);

test('types has no dependency, and client depends on types alone', () => {
  const byName = (short: string) => packages.find((each) => each.short === short) as Package;
  expect(expected([byName('types')])).toEqual(['@chatkit-sessions/types']);
  expect(expected([byName('client')])).toEqual([
    '@chatkit-sessions/client',
    '@chatkit-sessions/types',
  ]);
});

/** Checks that our packages have the released version, README and licence, and no trace of the workspace. */
function expectWhole({ folder, installed }: Project): void {
  const ours = Object.entries(installed).filter(([name]) => name.startsWith('@chatkit-sessions/'));
  for (const [name, version] of ours) {
    expect(version).toMatch(/^(?!0\.0\.0)\d+\.\d+\.\d+$/);
    const at = join(folder, 'node_modules', name);
    const manifest = readFileSync(join(at, 'package.json'), 'utf8');
    expect(manifest).not.toMatch(/workspace:|catalog:|link:/);
    const { dependencies = {} } = JSON.parse(manifest) as Package['manifest'];
    for (const [needed, range] of Object.entries(dependencies)) {
      if (needed.startsWith('@chatkit-sessions/')) expect(range).toBe(version);
    }
    const files = globSync('**/*', { cwd: at, exclude: (file) => file === 'node_modules' });
    expect(files).toEqual(expect.arrayContaining(['LICENSE', 'README.md']));
    expect(
      files.filter((file) =>
        /(^|\/)(test|node_modules)(\/|$)|tsconfig|vitest\.config|\.env/.test(file),
      ),
    ).toEqual([]);
  }
}

async function expectToLoad({ folder }: Project, entries: readonly string[]): Promise<void> {
  const imports = entries.map((entry) => `await import('${entry}');`).join('\n');
  await run(process.execPath, ['--input-type=module', '--eval', imports], { cwd: folder });
}
