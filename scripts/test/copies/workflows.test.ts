import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { root } from '../../repository/root.ts';
import { copyRepository, type Copy } from './copy.ts';

interface Workflow {
  on: unknown;
  permissions: Record<string, string>;
  jobs: Record<
    string,
    {
      if?: string;
      permissions?: Record<string, string>;
      steps: { name?: string; run?: string; env?: Record<string, string>; with?: object }[];
    }
  >;
}

function workflow(name: string): Workflow {
  return parse(readFileSync(join(root, '.github/workflows', name), 'utf8')) as Workflow;
}

describe('the workflow of a pull request', () => {
  const { jobs } = workflow('pull-request.yml');
  let copy: Copy;

  beforeAll(() => {
    copy = copyRepository();
    copy.git('update-ref', 'refs/remotes/origin/main', 'HEAD');
    copy.git('switch', '-q', '-c', 'branch');
  });
  afterAll(() => copy.remove());

  /** Runs a step by its name, as the job would, with the pnpm that is there already. */
  function step(name: string) {
    const { run = '' } = jobs['release-notes']?.steps.find((each) => each.name === name) ?? {};
    expect(run).toContain('npx --yes pnpm@12.21.0 ');
    const { status, stdout, stderr } = spawnSync(
      'bash',
      ['-e', '-c', run.replaceAll('npx --yes pnpm@12.21.0', 'pnpm')],
      {
        cwd: copy.folder,
        encoding: 'utf8',
        env: {
          ...process.env,
          GITHUB_BASE_REF: 'main',
          GITHUB_STEP_SUMMARY: join(copy.folder, 'summary.md'),
          INIT_CWD: copy.folder,
        },
      },
    );
    return { status, output: stdout + stderr };
  }

  test('passes a change that users do not see', () => {
    copy.write('CONTRIBUTING.md', `${copy.read('CONTRIBUTING.md')}\nMore.\n`);
    copy.write('scripts/repository/root.ts', `${copy.read('scripts/repository/root.ts')}\n`);
    copy.commit('Words, and a private package');
    expect(step('Require a changeset for each published package')).toMatchObject({ status: 0 });
  });

  test('shows what the spec changes, as markdown', () => {
    const spec = copy.read('spec/openapi.yaml');
    copy.write('spec/openapi.yaml', spec.replace('maximum: 600', 'maximum: 300'));
    copy.commit('A tighter bound');
    expect(step('Show what the spec changes')).toMatchObject({ status: 0 });
    expect(copy.read('summary.md')).toMatch(
      /^## spec\/openapi\.yaml against origin\/main:spec\/openapi\.yaml: 1 major\n\n### Major\n\n\| change/,
    );
  });

  test('wants a changeset once a published package changes', () => {
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
  const { permissions, jobs } = workflow('release.yml');

  test('gives the right to publish to the job that publishes, and to no other', () => {
    expect(permissions).toEqual({});
    expect(jobs['publish']?.permissions).toEqual({ contents: 'write', 'id-token': 'write' });
    expect(jobs['version']?.permissions).not.toHaveProperty('id-token');
    expect(jobs['check']?.permissions).toEqual({ contents: 'read' });
  });

  test('checks before it publishes, apart from the right to, with provenance and without a token', () => {
    const runsOf = (name: string) => jobs[name]?.steps.flatMap(({ run }) => run ?? []);
    expect(jobs['check']).toMatchObject({ needs: 'version' });
    expect(jobs['check']?.if).toContain("hasChangesets == 'false'");
    expect(runsOf('check')).toEqual(['bash .ci/run']);
    // What runs there builds and publishes: no test does.
    expect(jobs['publish']).toMatchObject({ needs: 'check' });
    expect(jobs['publish']).not.toHaveProperty('if');
    expect(runsOf('publish')).toEqual([
      'npx --yes pnpm@12.21.0 install --frozen-lockfile',
      'npx --yes pnpm@12.21.0 build',
      'npx --yes pnpm@12.21.0 exec changeset publish',
      'git push origin --tags',
    ]);
    const text = readFileSync(join(root, '.github/workflows/release.yml'), 'utf8');
    expect(text).toContain("NPM_CONFIG_PROVENANCE: 'true'");
    expect(text).not.toMatch(/NPM_TOKEN|NODE_AUTH_TOKEN/);
  });
});

test('the step that publishes may tag, on a machine where git knows nobody', () => {
  const step = workflow('release.yml').jobs['publish']?.steps.find(({ run }) =>
    run?.endsWith('changeset publish'),
  );
  const folder = mkdtempSync(join(tmpdir(), 'tags-'));
  const bare = { PATH: process.env['PATH'], HOME: folder, GIT_CONFIG_NOSYSTEM: '1' };
  const inFolder = (env: NodeJS.ProcessEnv, ...words: string[]): number | null =>
    spawnSync('git', words, { cwd: folder, env }).status;
  const author = { GIT_AUTHOR_NAME: 'Test', GIT_AUTHOR_EMAIL: 'test@example.test' };
  expect(inFolder(bare, 'init', '-q')).toBe(0);
  // An empty commit, made for whoever the step makes its tags for.
  const env = { ...bare, ...step?.env };
  expect(inFolder({ ...env, ...author }, 'commit', '-q', '--allow-empty', '-m', 'One')).toBe(0);
  expect(inFolder(env, 'tag', '@chatkit-sessions/types@1.0.0', '-m', 'One')).toBe(0);
  rmSync(folder, { recursive: true });
});

test.each(['ci.yml', 'pull-request.yml', 'release.yml'])(
  '%s fetches the tags that a release is known by, and leaves its token to no test',
  (name) => {
    const jobs = Object.entries(workflow(name).jobs);
    expect(jobs.length).toBeGreaterThan(0);
    for (const [job, { steps, permissions }] of jobs) {
      const [checkout, ...others] = steps.filter(
        (each) => 'uses' in each && String(each.uses).startsWith('actions/checkout'),
      );
      expect(others).toEqual([]);
      const mayPush = permissions?.['contents'] === 'write';
      expect(checkout?.with, job).toEqual({
        'fetch-depth': 0,
        'fetch-tags': true,
        ...(!mayPush && { 'persist-credentials': false }),
      });
    }
  },
);
