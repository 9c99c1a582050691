import { chmodSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { root } from '../../repository/root.ts';
import { copyRepository, type Copy } from './copy.ts';
import { readWorkflow, runStep } from './workflow.ts';

const copies: Copy[] = [];
function createCopy(): Copy {
  const copy = copyRepository();
  copies.push(copy);
  return copy;
}
afterAll(() => {
  for (const copy of copies) copy.remove();
});

describe('the pull request workflow', () => {
  const workflow = readWorkflow('pull-request.yml');
  let copy: Copy;
  beforeAll(() => {
    copy = createCopy();
    copy.git('update-ref', 'refs/remotes/origin/main', 'HEAD');
    copy.git('switch', '-q', '-c', 'branch');
  });

  const step = (name: string) =>
    runStep(workflow, ['release-notes', name], copy.folder, {
      GITHUB_BASE_REF: 'main',
      GITHUB_STEP_SUMMARY: join(copy.folder, 'summary.md'),
    });

  test('accepts a change of private files without a changeset', () => {
    copy.write('CONTRIBUTING.md', `${copy.read('CONTRIBUTING.md')}\nMore.\n`);
    copy.write('scripts/start.ts', `${copy.read('scripts/start.ts')}\n`);
    copy.commit('Words, and a private package');
    expect(step('Require a changeset for each published package')).toMatchObject({ status: 0 });
  });

  test('shows the changes of the spec as Markdown', () => {
    const spec = copy.read('spec/openapi.yaml');
    copy.write('spec/openapi.yaml', spec.replace('maximum: 600', 'maximum: 300'));
    copy.commit('A tighter bound');
    expect(step('Show what the spec changes')).toMatchObject({ status: 0 });
    expect(copy.read('summary.md')).toMatch(
      /^## spec\/openapi\.yaml against origin\/main:spec\/openapi\.yaml: 1 major\n\n### Major\n\n\| change/,
    );
  });

  test('requires a changeset when a published package changes', () => {
    const name = 'Require a changeset for each published package';
    copy.write('packages/types/src/index.ts', `${copy.read('packages/types/src/index.ts')}\n`);
    copy.commit('A published file');
    const refused = step(name);
    expect(refused.status).not.toBe(0);
    expect(refused.output).toContain('no changesets were found');
    copy.run('scripts/diff/main.ts', 'origin/main', '--changeset');
    copy.commit('A changeset');
    expect(step(name)).toMatchObject({ status: 0 });
  });
});

describe('the release workflow', () => {
  const workflow = readWorkflow('release.yml');
  let copy: Copy;
  let clone: string;
  beforeAll(() => {
    copy = createCopy();
    copy.write('.changeset/one.md', "---\n'@chatkit-sessions/types': minor\n---\n\nNew.\n");
    copy.commit('A changeset');
    clone = join(copy.folder, 'clones/version');
    copy.git('clone', '-q', copy.folder, clone);
    copy.git('clone', '-q', '--bare', copy.folder, join(copy.folder, 'clones/origin'));
    copy.git('-C', clone, 'remote', 'set-url', 'origin', join(copy.folder, 'clones/origin'));
    copy.write('.git/info/exclude', 'node_modules\nclones\noutput\n');
  });

  // Without the machine's identity and settings, as in a CI job.
  const bare = () => ({
    HOME: clone,
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_CONFIG_NOSYSTEM: '1',
    RUNNER_TEMP: join(copy.folder, 'clones'),
    GITHUB_OUTPUT: join(copy.folder, 'output'),
  });

  test('pushes the new versions to a branch from a patch', () => {
    const planned = runStep(workflow, ['plan', 'Version the packages'], copy.folder, bare());
    expect(planned).toMatchObject({ status: 0 });
    expect(copy.read('output')).toBe('pending=true\n');
    const pushed = runStep(workflow, ['version', 'Push the branch'], clone, bare());
    expect(pushed).toMatchObject({ status: 0 });
    const files = copy.git('-C', clone, 'show', '--name-status', '--format=%an: %s');
    expect(files).toMatch(/^github-actions\[bot\]: Version the packages\n/);
    expect(files).toMatch(/^M\tpackages\/types\/package\.json$/m);
    expect(files).toMatch(/^D\t\.changeset\/one\.md$/m);
    expect(copy.git('-C', clone, 'ls-remote', 'origin')).toContain('/changeset-release/main');
  });

  test('versions nothing without changesets and tags each package once', () => {
    copy.commit('Version the packages');
    copy.write('output', '');
    const planned = runStep(workflow, ['plan', 'Version the packages'], copy.folder, bare());
    expect(planned).toMatchObject({ status: 0 });
    expect(copy.read('output')).toBe('pending=false\n');
    for (const _ of [1, 2]) {
      const tagged = runStep(workflow, ['tag', 'Tag the release'], clone, bare());
      expect(tagged).toMatchObject({ status: 0 });
    }
    const tags = copy.git('-C', clone, 'ls-remote', '--tags', 'origin');
    expect(tags).toContain('refs/tags/@chatkit-sessions/types@0.1.0');
    const packages = readdirSync(join(root, 'packages'));
    expect(tags.split('\n')).toHaveLength(packages.length);
  });
});

test('the upstream workflow reports drift in one issue and updates that issue', () => {
  const workflow = readWorkflow('upstream.yml');
  const copy = createCopy();
  // Our own spec has none of the listed deviations, so the run reports drift.
  const env = {
    VENDOR_DOCUMENT: 'spec/openapi.yaml',
    GITHUB_OUTPUT: join(copy.folder, 'output'),
    PATH: `${copy.folder}/bin:${process.env['PATH']}`,
  };
  const compared = ['compare', "Compare the spec with the vendor's document"] as const;
  expect(runStep(workflow, compared, copy.folder, env)).toMatchObject({ status: 0 });
  expect(copy.read('output')).toBe('status=1\n');

  const gh =
    '#!/bin/sh\n[ "$2" = list ] && exec cat open\necho "$2 $3" >> calls\ncp body.md last.md\n';
  copy.write('bin/gh', gh);
  chmodSync(join(copy.folder, 'bin/gh'), 0o755);
  for (const open of ['', '7']) {
    copy.write('open', open);
    const reported = runStep(workflow, ['report', 'Open or update the issue'], copy.folder, env);
    expect(reported).toMatchObject({ status: 0 });
  }
  expect(copy.read('calls')).toBe('create --title\nedit 7\n');
  expect(copy.read('last.md')).toMatch(/^~~~~text\nCompared with spec\/openapi\.yaml:/m);
});
