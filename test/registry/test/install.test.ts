import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { catalog, packages, run, type Package } from '@chatkit-sessions/packed';
import { describe, expect, test } from 'vitest';
import { install, packageManagers, type Project } from './package-managers.ts';

/** The packages that come with one, itself included: what it depends on, and what that does. */
function expected({ name, manifest }: Package): string[] {
  const needed = Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies });
  const ours = packages.filter((other) => needed.includes(other.name));
  return [...new Set([name, ...needed, ...ours.flatMap(expected)])].sort();
}

describe.each(Object.keys(packageManagers))('%s', (manager) => {
  test.each(packages)('installs $name, what it needs and nothing else', async (each) => {
    const peers = Object.keys(each.manifest.peerDependencies ?? {});
    const project = await install(manager, {
      [each.name]: '*',
      ...Object.fromEntries(peers.map((peer) => [peer, catalog[peer] ?? '*'])),
    });
    expect(Object.keys(project.installed).sort()).toEqual(expected(each));
    expectWhole(project);
    await expectToLoad(project, each.entries);
  });
});

test('types brings nothing else, client brings types and no more', () => {
  const byName = (short: string) => packages.find((each) => each.short === short) as Package;
  expect(expected(byName('types'))).toEqual(['@chatkit-sessions/types']);
  expect(expected(byName('client'))).toEqual([
    '@chatkit-sessions/client',
    '@chatkit-sessions/types',
  ]);
});

/** Everything of ours has the one version that was released, its papers, and no trace of the workspace. */
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
      files.filter((file) => /(^|\/)(test|node_modules)(\/|$)|tsconfig|vitest|\.env/.test(file)),
    ).toEqual([]);
  }
}

async function expectToLoad({ folder }: Project, entries: readonly string[]): Promise<void> {
  const imports = entries.map((entry) => `await import('${entry}');`).join('\n');
  await run(process.execPath, ['--input-type=module', '--eval', imports], { cwd: folder });
}
