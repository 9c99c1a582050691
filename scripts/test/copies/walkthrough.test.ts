import { afterAll, beforeAll, expect, test } from 'vitest';
import { releasedTogether } from '../../diff/changesets.ts';
import { copyRepository, type Attempt, type Copy } from './copy.ts';

const spec = 'spec/openapi.yaml';
let copy: Copy;
let page: string;

// Follows docs/spec-changes.md after a release. Each test continues from the previous test.
beforeAll(() => {
  copy = copyRepository();
  page = copy.read('docs/spec-changes.md');
  for (const name of releasedTogether(copy.folder)) {
    const file = `packages/${name.split('/')[1]}/package.json`;
    copy.write(file, copy.read(file).replace(/"version": ".*"/, '"version": "0.9.0"'));
  }
  copy.commit('0.9.0');
  copy.git('tag', '@chatkit-sessions/types@0.9.0');
});
afterAll(() => copy.remove());

/** Returns the page's block under a comment, without line numbers and versions. */
function documented(name: string): string {
  const [, block = ''] = new RegExp(`<!-- ${name} -->\\n\\n((?: {4}.*\\n|\\n)+)`).exec(page) ?? [];
  return settled(block.replace(/^ {4}/gm, ''));
}

function settled(text: string): string {
  return text
    .replace(/version is [\d.]+\d/g, 'version is x')
    .replace(/(openapi\.yaml):\d+/g, '$1:n')
    .trim();
}

/** Returns the page's diff blocks, in order. */
function differences(): string[] {
  return [...page.matchAll(/^```diff\n(.*?)^```$/gms)].map(([, block]) => block ?? '');
}

/** Returns the old or the new lines of a diff block. */
function side(block: string, mark: '-' | '+'): string {
  const lines = block.split('\n').filter((line) => line.startsWith(' ') || line.startsWith(mark));
  return lines.map((line) => `${line.slice(1)}\n`).join('');
}

function replaceInSpec(from: string, to: string): void {
  expect(copy.read(spec).split(from)).toHaveLength(2);
  copy.write(spec, copy.read(spec).replace(from, to));
}

function specDiff(...words: string[]): Attempt {
  return copy.attempt('scripts/diff/main.ts', ...words);
}

test('spec-diff rates the edit as the page shows', () => {
  const [edit = ''] = differences();
  replaceInSpec(side(edit, '-'), side(edit, '+'));
  expect(settled(specDiff().stdout)).toBe(documented('spec-diff'));
});

test('spec-diff --check fails without a changeset, and passes with the written one', () => {
  const { status, stderr } = specDiff('--check');
  expect(status).toBe(1);
  expect(settled(stderr)).toBe(documented('check'));
  specDiff('--changeset');
  expect(copy.read('.changeset/spec.md').trim()).toBe(documented('changeset'));
  expect(specDiff('--check').status).toBe(0);
});
