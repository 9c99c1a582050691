import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { releasedTogether } from '../../diff/changesets.ts';
import { copyRepository, type Attempt, type Copy } from './copy.ts';

const spec = 'spec/openapi.yaml';
const changeset = '.changeset/spec.md';
let copy: Copy;
let original: string;

beforeAll(() => {
  copy = copyRepository();
  original = copy.read(spec);
});
afterAll(() => copy.remove());

function specDiff(...words: string[]): Attempt {
  return copy.attempt('scripts/diff/main.ts', ...words);
}

function edit(from: string, to: string): void {
  expect(copy.read(spec)).toContain(from);
  copy.write(spec, copy.read(spec).replace(from, to));
}

function setVersion(version: string): void {
  for (const name of releasedTogether(copy.folder)) {
    const file = `packages/${name.split('/')[1]}/package.json`;
    copy.write(file, copy.read(file).replace(/"version": ".*"/, `"version": "${version}"`));
  }
}

// Each test continues from the previous test.

test('spec-diff compares with HEAD while there are edits, and with the merge base after a commit', () => {
  copy.git('switch', '-q', '-c', 'branch');
  edit('maximum: 600', 'maximum: 300');
  const { stdout } = specDiff();
  expect(stdout).toMatch(/^spec\/openapi\.yaml against HEAD:spec.*: 1 major$/m);
  copy.commit('A tighter bound');
  edit('The limits in force.', 'What the session may use.');
  expect(specDiff().stdout).toMatch(/against HEAD:spec.*: 1 patch$/m);
  copy.commit('Words');
  const base = copy.git('rev-parse', 'main').slice(0, 12);
  expect(specDiff().stdout).toMatch(new RegExp(`against ${base}:spec.*: 1 major, 1 patch$`, 'm'));
});

test('spec-diff compares with a revision or a file', () => {
  expect(specDiff('HEAD~1').stdout).toMatch(/against HEAD~1:spec.*: 1 patch$/m);
  copy.write('old.yaml', original);
  expect(specDiff('old.yaml').stdout).toMatch(/against old\.yaml: 1 major, 1 patch$/m);
  expect(specDiff('old.yaml', 'HEAD~1').stdout).toMatch(/^HEAD~1:.* against old\.yaml: 1 major$/m);
  expect(specDiff('nothing')).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('"nothing" is neither a file nor a git revision'),
  });
});

test('spec-diff exits with 1 only for changes that --fail-on covers', () => {
  expect(specDiff().status).toBe(0);
  expect(specDiff('--fail-on', 'major').status).toBe(1);
  expect(specDiff('--fail-on', 'minor').status).toBe(1);
  expect(specDiff('HEAD~1', '--fail-on', 'minor').status).toBe(0);
  expect(specDiff('--fail-on', 'typo').status).toBe(2);
});

test('spec-diff --check passes before the first release', () => {
  expect(specDiff('--check')).toMatchObject({
    status: 0,
    stdout: expect.stringContaining('Nothing has been released yet'),
  });
});

test('spec-diff --changeset writes a changeset once', () => {
  expect(specDiff('--changeset').stderr).toContain('Wrote .changeset/spec.md');
  const text = copy.read(changeset);
  for (const name of releasedTogether(copy.folder)) expect(text).toContain(`'${name}': minor\n`);
  expect(text).toContain('Breaking, in a minor release since the version is below 1.0:');
  expect(text).toContain('- `ChatSessionExpiresAfterParam.seconds` has the maximum `300`');
  expect(specDiff('--changeset').stderr).toContain('is up to date');
  expect(copy.read(changeset)).toBe(text);
  expect(copy.run('node_modules/prettier/bin/prettier.cjs', '--check', changeset)).toBeTruthy();
  const status = copy.run('node_modules/@changesets/cli/bin.js', 'status');
  expect(status).toMatch(/minor[^]*@chatkit-sessions\/types/);
});

test('spec-diff --changeset updates the changeset, and removes it when the edit is undone', () => {
  edit('maximum: 300', 'maximum: 600');
  expect(specDiff('--changeset').stderr).toContain('Updated .changeset/spec.md');
  expect(copy.read(changeset)).toContain("'@chatkit-sessions/types': patch");
  copy.write(spec, original);
  expect(specDiff('--changeset').stderr).toContain('Removed .changeset/spec.md');
  expect(existsSync(join(copy.folder, changeset))).toBe(false);
  copy.git('checkout', '-q', '.');
});

test('spec-diff --check requires a changeset of the rating after a release', () => {
  copy.git('switch', '-q', 'main');
  setVersion('0.9.0');
  copy.commit('0.9.0');
  copy.git('tag', '@chatkit-sessions/types@0.9.0');
  // Tags of other packages, and older tags, do not mark the last release.
  copy.git('tag', '@chatkit-sessions/client@2.0.0');
  copy.git('tag', '@chatkit-sessions/types@0.8.0', 'HEAD~1');
  expect(specDiff('--check').stdout).toContain('is the same as in @chatkit-sessions/types@0.9.0');

  edit('maximum: 600', 'maximum: 300');
  copy.commit('A tighter bound');
  const failed = specDiff('--check');
  expect(failed.status).toBe(1);
  expect(failed.stderr).toContain('rated major: before 1.0 (the version is 0.9.0) a major becomes');
  expect(failed.stderr).toContain('Run: pnpm spec-diff --changeset');

  const matter = (bump: string): string => `---\n'@chatkit-sessions/zod': ${bump}\n---\n\nMine.\n`;
  copy.write('.changeset/mine.md', matter('patch'));
  expect(specDiff('--check').status).toBe(1);
  copy.write('.changeset/mine.md', matter('minor'));
  expect(specDiff('--check').status).toBe(0);
  copy.git('clean', '-qfd', '.changeset');
  expect(specDiff('--check').status).toBe(1);
  specDiff('--changeset');
  expect(specDiff('--check').status).toBe(0);
  copy.commit('A changeset');
});

test('spec-diff --check passes in the commit that versions the packages', () => {
  copy.run('node_modules/@changesets/cli/bin.js', 'version');
  expect(existsSync(join(copy.folder, changeset))).toBe(false);
  expect(copy.read('packages/types/package.json')).toContain('"version": "0.10.0"');
  expect(copy.read('packages/client/CHANGELOG.md')).toContain('Breaking, in a minor release');
  expect(specDiff('--check')).toMatchObject({ status: 0 });
});

test('a major change asks for a major release from 1.0 on', () => {
  setVersion('1.0.0');
  copy.commit('1.0.0');
  copy.git('tag', '@chatkit-sessions/types@1.0.0');
  edit('maximum: 300', 'maximum: 30');
  expect(specDiff('--check').stderr).toContain('so each rating stands');
  specDiff('--changeset');
  expect(copy.read(changeset)).toContain("'@chatkit-sessions/types': major");
  expect(specDiff('--check').status).toBe(0);
  copy.commit('A tighter bound');
});

test('spec-diff --check fails in a shallow clone without tags, with the command that fetches them', () => {
  const shallow = join(copy.folder, 'shallow');
  copy.git('clone', '-q', '--depth=1', '--no-tags', `file://${copy.folder}`, shallow);
  for (const modules of ['node_modules', 'scripts/node_modules']) {
    copy.run('-e', `fs.symlinkSync('${join(copy.folder, modules)}', '${join(shallow, modules)}')`);
  }
  expect(copy.attempt('shallow/scripts/diff/main.ts', '--check')).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('Run: git fetch --unshallow --tags'),
  });
});
