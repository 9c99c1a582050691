import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { packages, root } from '@chatkit-sessions/packed';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';

interface Settings {
  catalog?: Record<string, string>;
  overrides?: Record<string, string>;
  minimumReleaseAge?: number;
  minimumReleaseAgeExclude?: string[];
  allowBuilds?: Record<string, boolean>;
}
type Dependencies = Record<string, string>;
type Manifest = Partial<
  Record<'dependencies' | 'devDependencies' | 'optionalDependencies', Dependencies>
>;

/** Finds the repository's files with a name or a path. */
function find(name: string): string[] {
  const pattern = [name, `**/${name}`].map((glob) => `:(glob)${glob}`);
  const command = ['ls-files', '-co', '--exclude-standard', ...pattern];
  const list = execFileSync('git', command, { cwd: root, encoding: 'utf8' }).trim().split('\n');
  return list.filter((file) => existsSync(join(root, file)));
}
const read = (file: string) => readFileSync(join(root, file), 'utf8');

/** An exact version, with the package's real name when it is installed under another. */
const exact = /^(npm:(@[^/]+\/)?[^@]+@)?\d+\.\d+\.\d+(-[\w.]+)?$/;

describe.each(find('package.json'))('%s', (file) => {
  test('pins every dependency exactly', () => {
    const manifest = JSON.parse(read(file)) as Manifest;
    const ranges = [manifest.dependencies, manifest.devDependencies, manifest.optionalDependencies];
    const loose = ranges
      .flatMap((each) => Object.entries(each ?? {}))
      .filter(([, range]) => !['catalog:', 'workspace:*'].includes(range) && !exact.test(range));
    expect(loose).toEqual([]);
  });
});

describe.each(find('pnpm-workspace.yaml'))('%s', (file) => {
  const settings = parse(read(file)) as Settings;

  test('pins the catalog and the overrides exactly', () => {
    const pins = Object.entries({ ...settings.catalog, ...settings.overrides });
    expect(pins.filter(([, version]) => !exact.test(version))).toEqual([]);
  });

  test('installs no version younger than two days', () => {
    expect(settings.minimumReleaseAge).toBeGreaterThanOrEqual(2 * 24 * 60);
    expect(settings.minimumReleaseAgeExclude ?? []).toEqual([]);
  });

  test('lists each package that may run a script at install by its name', () => {
    const named = Object.entries(settings.allowBuilds ?? {});
    const lockfile = read(join(dirname(file), 'pnpm-lock.yaml'));
    for (const [name, allowed] of named) {
      expect(name).toMatch(/^(@[\w.-]+\/)?[\w.-]+$/);
      expect(typeof allowed).toBe('boolean');
      expect(lockfile, `${name} is installed`).toMatch(new RegExp(`^ {2}'?${name}@`, 'm'));
    }
    expect(read(file)).not.toMatch(/dangerously|onlyBuilt|neverBuilt|strictDepBuilds/i);
  });

  test('has a lockfile with a checksum of every package', () => {
    const lockfile = parse(read(join(dirname(file), 'pnpm-lock.yaml'))) as {
      packages: Record<string, { resolution: { integrity?: string } }>;
    };
    const unchecked = Object.entries(lockfile.packages).filter(
      ([, { resolution }]) => !resolution.integrity?.startsWith('sha512-'),
    );
    expect(unchecked.map(([name]) => name)).toEqual([]);
  });
});

test('every lockfile has settings beside it', () => {
  const folders = (name: string) => find(name).map((file) => dirname(file));
  expect(folders('pnpm-lock.yaml')).toEqual(folders('pnpm-workspace.yaml'));
});

test('dependabot covers every lockfile, and proposes no version that pnpm would refuse', () => {
  const { updates } = parse(read('.github/dependabot.yml')) as {
    updates: { cooldown: { 'default-days': number } }[];
  };
  const folders = find('pnpm-lock.yaml').map((file) => join('/', dirname(file)));
  expect(updates[0]).toMatchObject({
    directories: folders.sort(),
    'versioning-strategy': 'increase',
  });
  for (const { cooldown } of updates) expect(cooldown['default-days']).toBeGreaterThan(2);
});

test.each(find('.github/workflows/*'))('%s pins actions to commits', (file) => {
  const uses = [...read(file).matchAll(/^ +(?:- )?uses: (.*)$/gm)].map(
    ([, action]) => action ?? '',
  );
  expect(uses.length).toBeGreaterThan(0);
  // The comment names the release of the commit.
  const pinned = /^[\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/;
  expect(uses.filter((action) => !pinned.test(action))).toEqual([]);
});

describe.each(packages)('$name', ({ short, manifest }) => {
  test('lists its dependencies and peers in its README', () => {
    const text = read(`packages/${short}/README.md`);
    const [, section] = /^## Dependencies\n([\s\S]*?)(?=^## |$(?![\s\S]))/m.exec(text) ?? [];
    expect(section, 'there is a section "Dependencies"').toBeDefined();
    const listed = [...(section ?? '').matchAll(/^- `([^`]+)`/gm)].map(([, name]) => name);
    expect(listed.sort()).toEqual(
      Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies }).sort(),
    );
    if (listed.length === 0) expect(section).toMatch(/^None/m);
  });
});

test('SECURITY.md says how to report a weakness, and the README links to it', () => {
  expect(read('SECURITY.md')).toMatch(/Report a vulnerability/);
  expect(read('README.md')).toMatch(/\]\(SECURITY\.md\)/);
});
