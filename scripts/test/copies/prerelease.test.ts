import { afterAll, beforeAll, expect, test } from 'vitest';
import { releasedTogether } from '../../diff/changesets.ts';
import { copyRepository, type Attempt, type Copy } from './copy.ts';

const spec = 'spec/openapi.yaml';
let copy: Copy;

beforeAll(() => {
  copy = copyRepository();
  for (const name of releasedTogether(copy.folder)) {
    const file = `packages/${name.split('/')[1]}/package.json`;
    copy.write(file, copy.read(file).replace(/"version": ".*"/, '"version": "0.9.0"'));
  }
  copy.commit('0.9.0');
  copy.git('tag', '@chatkit-sessions/types@0.9.0');
});
afterAll(() => copy.remove());

function specDiff(...words: string[]): Attempt {
  return copy.attempt('scripts/diff/main.ts', ...words);
}

function changesets(...words: string[]): void {
  copy.run('node_modules/@changesets/cli/bin.js', ...words);
}

/** Edits the spec, writes the changeset, versions the packages and tags the result. */
function release(from: string, to: string, version: string, file: string): void {
  expect(copy.read(spec)).toContain(from);
  copy.write(spec, copy.read(spec).replace(from, to));
  expect(specDiff('--check')).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('Pending changesets ask for nothing'),
  });
  expect(specDiff('--changeset').stderr).toContain(`Wrote ${file}.`);
  expect(specDiff('--check').status).toBe(0);
  copy.commit('A change');
  changesets('version');
  expect(copy.read('packages/types/package.json')).toContain(`"version": "${version}"`);
  expect(specDiff('--check')).toMatchObject({ status: 0 });
  copy.commit(version);
  copy.git('tag', `@chatkit-sessions/types@${version}`);
  expect(specDiff('--check').stdout).toContain(
    `is the same as in @chatkit-sessions/types@${version}`,
  );
}

// Each test continues from the previous test.

test('each prerelease requires a changeset for the changes since the prerelease before', () => {
  changesets('pre', 'enter', 'next');
  copy.commit('Prereleases');
  release('maximum: 600', 'maximum: 300', '0.10.0-next.0', '.changeset/spec.md');
  // changesets keeps the used changeset until the release, so its name stays taken.
  release('The limits in force.', 'What holds.', '0.10.0-next.1', '.changeset/spec-2.md');
});

test('the changelog of the release has the changes of every prerelease', () => {
  changesets('pre', 'exit');
  copy.commit('No prereleases');
  release('maximum: 300', 'maximum: 200', '0.10.0', '.changeset/spec-3.md');
  const [, changes = ''] = copy.read('packages/types/CHANGELOG.md').split(/^## /m);
  expect(changes).toMatch(/^0\.10\.0\n/);
  expect(changes).toContain('the maximum `300` instead of `600`');
  expect(changes).toContain('the maximum `200` instead of `300`');
  expect(changes).toContain('`ChatSession.rate_limits` has another description');
});
