import { cpSync, existsSync, mkdirSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { copyRepository, type Attempt, type Copy } from './copy.ts';

const spec = 'spec/openapi.yaml';
const changeset = '.changeset/spec.md';
const tag = '@chatkit-sessions/types@0.9.0';
let copy: Copy;

beforeAll(() => {
  copy = copyRepository();
  const manifest = 'packages/types/package.json';
  copy.write(manifest, copy.read(manifest).replace(/"version": ".*"/, '"version": "0.9.0"'));
  copy.commit('0.9.0');
  copy.git('tag', tag);
});
afterAll(() => copy.remove());
beforeEach(() => {
  copy.git('checkout', '-q', '.');
  copy.git('clean', '-qfd', '.changeset');
});

function specDiff(...words: string[]): Attempt {
  return copy.attempt('scripts/diff/main.ts', ...words);
}

function edit(from = 'maximum: 600', to = 'maximum: 300'): void {
  expect(copy.read(spec)).toContain(from);
  copy.write(spec, copy.read(spec).replace(from, to));
}

describe('spec-diff with a changeset', () => {
  test('keeps the text that people added', () => {
    edit();
    specDiff('--changeset');
    const words = 'Ask for a new secret earlier.\n\n- Five minutes\n- no more';
    const own = copy.read(changeset).replace('\n\nBreaking', `\n\n${words}\n\nBreaking`);
    copy.write(changeset, own);
    expect(specDiff('--changeset').stderr).toContain('is up to date');
    expect(copy.read(changeset)).toBe(own);
    edit('maximum: 300', 'maximum: 200');
    expect(specDiff('--changeset').stderr).toContain('Updated .changeset/spec.md');
    expect(copy.read(changeset)).toBe(own.replace('`300` instead', '`200` instead'));
    edit('maximum: 200', 'maximum: 600');
    expect(specDiff('--changeset').stderr).toContain('has text that people added');
    expect(copy.read(changeset)).toContain(words);
  });

  test('does not change a spec.md that spec-diff did not write', () => {
    const theirs = "---\n'@chatkit-sessions/types': patch\n---\n\nWritten with care.\n";
    copy.write(changeset, theirs);
    expect(specDiff('--changeset')).toMatchObject({ status: 0 });
    expect(copy.read(changeset)).toBe(theirs);
    edit();
    expect(specDiff('--changeset')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('.changeset/spec.md was not written by this command'),
    });
    expect(copy.read(changeset)).toBe(theirs);
  });

  test('accepts CRLF line ends and rewrites them', () => {
    edit();
    specDiff('--changeset');
    const text = copy.read(changeset);
    copy.write(changeset, text.replaceAll('\n', '\r\n'));
    expect(specDiff('--check').status).toBe(0);
    specDiff('--changeset');
    expect(copy.read(changeset)).toBe(text);
  });

  test.each([
    ['no front matter', 'Words.\n', 'missing or invalid frontmatter'],
    ['broken YAML', '---\nfoo: [\n---\n', 'Flow sequence'],
    ['a list', '---\n- a\n---\n', 'must be an object'],
    [
      'an invalid bump',
      "---\n'@chatkit-sessions/types': mayor\n---\n",
      'invalid version type "mayor"',
    ],
  ])('rejects %s and names the file', (_, text, reason) => {
    edit();
    copy.write('.changeset/mine.md', text);
    const { status, stderr } = specDiff('--check');
    expect(status).toBe(2);
    expect(stderr).toContain('.changeset/mine.md is invalid. Correct or delete it: ');
    expect(stderr).toContain(reason);
  });
});

describe('spec-diff with a spec', () => {
  test('that is missing fails with the command that restores it', () => {
    rmSync(join(copy.folder, spec));
    expect(specDiff()).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('git checkout HEAD -- spec/openapi.yaml'),
    });
  });

  test('that cannot be parsed fails and does not change the changeset', () => {
    edit();
    specDiff('--changeset');
    const text = copy.read(changeset);
    copy.write(spec, `${copy.read(spec)}\nfoo: [\n`);
    expect(specDiff('--changeset')).toMatchObject({
      status: 2,
      stderr: expect.stringMatching(
        /^spec\/openapi\.yaml:\d+ is not an OpenAPI document\. Flow sequence/,
      ),
    });
    expect(copy.read(changeset)).toBe(text);
  });

  test('that differs only in comments and blank lines reports no change', () => {
    copy.write(spec, `# A comment\n\n${copy.read(spec)}`);
    expect(specDiff().stdout).toContain('against HEAD:spec/openapi.yaml: no change');
    expect(specDiff('--check').status).toBe(0);
  });
});

describe('spec-diff with a base', () => {
  test('accepts a branch that has the name of a folder', () => {
    copy.git('branch', '-f', 'docs');
    expect(specDiff('docs').stdout).toContain('against docs:spec/openapi.yaml: no change');
  });

  test.each(['nothing', '-p', '', './gone.yaml', 'packages'])(
    'rejects %j as neither a file nor a revision',
    (name) => {
      expect(specDiff('--', name)).toMatchObject({
        status: 2,
        stderr: expect.stringContaining(`"${name}" is neither a file nor a git revision`),
      });
    },
  );
});

test.each([
  [['--json', '--markdown'], 'not both'],
  [['--check', 'main'], '--check takes no other argument'],
])('spec-diff rejects the contradictory arguments %j', (words, reason) => {
  expect(specDiff(...words)).toMatchObject({ status: 2, stderr: expect.stringContaining(reason) });
});

describe('spec-diff in a clone', () => {
  /** Clones the copy with its node_modules. Returns a function that runs spec-diff in the clone. */
  function inClone(name: string, words: string[], ...options: string[]) {
    const folder = join(copy.folder, 'clones', name);
    copy.git('clone', '-q', ...options, `file://${copy.folder}`, folder);
    link(folder);
    return (...args: string[]) =>
      copy.attempt(join(folder, 'scripts/diff/main.ts'), ...words, ...args);
  }

  function link(folder: string): void {
    for (const modules of ['node_modules', 'scripts/node_modules']) {
      symlinkSync(join(copy.folder, modules), join(folder, modules));
    }
  }

  test('without tags fails with the command that fetches them', () => {
    const run = inClone('untagged', ['--check'], '--no-tags');
    // The changelog looks like that of a first release whose tag is still to come.
    copy.write('clones/untagged/packages/types/CHANGELOG.md', '# Types\n\n## 0.9.0\n\nFirst.\n');
    expect(run()).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('has no tags. Run: git fetch --tags'),
    });
  });

  test('that lost its tags fails if the changelog lists several versions', () => {
    const log = 'packages/types/CHANGELOG.md';
    const before = existsSync(join(copy.folder, log));
    expect(before).toBe(false);
    copy.git('tag', '-d', tag);
    try {
      copy.write(log, '# Types\n\n## 0.9.0\n\nFirst.\n');
      expect(specDiff('--check').status).toBe(0);
      copy.write(log, '# Types\n\n## 0.9.0\n\nMore.\n\n## 0.8.0\n\nFirst.\n');
      expect(specDiff('--check')).toMatchObject({
        status: 1,
        stderr: expect.stringContaining(
          'though its version is 0.9.0. This clone may lack tags. Run: git fetch --tags',
        ),
      });
    } finally {
      copy.git('tag', tag);
      rmSync(join(copy.folder, log));
    }
  });

  test('without main requires a base if the spec has no edits', () => {
    copy.git('switch', '-q', '-c', 'other');
    const run = inClone('mainless', [], '--single-branch');
    copy.git('switch', '-q', 'main');
    expect(run()).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('no commit in common with origin/main or main. Name a base'),
    });
    expect(run('HEAD').status).toBe(0);
  });

  test('without git compares files only', () => {
    const folder = join(copy.folder, 'clones/plain');
    mkdirSync(folder, { recursive: true });
    for (const name of ['scripts', 'spec', 'packages', '.changeset']) {
      cpSync(join(copy.folder, name), join(folder, name), {
        recursive: true,
        filter: (path) => !path.includes('node_modules'),
      });
    }
    link(folder);
    const main = join(folder, 'scripts/diff/main.ts');
    // Prevents git from finding the repository around the folder.
    renameSync(join(copy.folder, '.git'), join(copy.folder, 'git'));
    try {
      expect(copy.attempt(main)).toMatchObject({
        status: 2,
        stderr: expect.stringContaining('not a git repository. Name a file'),
      });
      expect(copy.attempt(main, '--check').stderr).toContain('not a git repository');
      expect(copy.attempt(main, join(copy.folder, spec)).stdout).toContain('no change');
    } finally {
      renameSync(join(copy.folder, 'git'), join(copy.folder, '.git'));
    }
  });
});
