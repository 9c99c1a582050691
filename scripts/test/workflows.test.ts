import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from '../repository/root.ts';
import { readWorkflow, type Step } from './copies/workflow.ts';

const read = (file: string) => readFileSync(join(root, file), 'utf8');
const names = globSync('*.yml', { cwd: join(root, '.github/workflows') }).sort();
const jobs = names.flatMap((name) =>
  Object.entries(readWorkflow(name).jobs).map(([job, rest]) => ({ name, job, ...rest })),
);
const pnpm = 'npx --yes pnpm@12.21.0 ';
const runsOf = (steps: Step[]) => steps.flatMap(({ run }) => run ?? []);

describe.each(jobs)('the job $job of $name', ({ name, steps, permissions }) => {
  const rights = permissions ?? readWorkflow(name).permissions;
  const mayWrite = Object.values(rights).includes('write');

  test('either has a token that can write or runs code of dependencies, never both', () => {
    const commands = /(^|\s)(npx|p?npm (ci|i|install|run|exec|test)|yarn|bash \.ci\/run)\b/;
    const usesDependencies = commands.test(runsOf(steps).join('\n'));
    expect(usesDependencies).toBe(!mayWrite);
  });

  test('fetches release tags, and keeps its git token only if it may push', () => {
    for (const { uses, with: settings } of steps) {
      if (!uses?.startsWith('actions/checkout@')) continue;
      expect(settings).toEqual({
        'fetch-depth': 0,
        'fetch-tags': true,
        ...(rights['contents'] !== 'write' && { 'persist-credentials': false }),
      });
    }
  });
});

describe('ci.yml', () => {
  const { jobs, on } = readWorkflow('ci.yml');
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };

  test('runs exactly the parts of pnpm check in separate jobs', () => {
    const tasksOf = (script: string): string[] =>
      [...`${scripts[script]}`.matchAll(/turbo run ((?:[\w:-]+ ?)+)/g)]
        .flatMap(([, words = '']) => words.trim().split(' '))
        .filter((word) => !word.startsWith('-'));
    const ofJobs = Object.values(jobs).flatMap(({ steps }) => runsOf(steps));
    const ran = ofJobs.flatMap((run) => run.match(/(check|test):\w+/)?.[0] ?? []);
    expect(ran.flatMap(tasksOf).sort()).toEqual(tasksOf('check').sort());
    expect(tasksOf('check')).toContain('test:installed');
    expect(on).toHaveProperty('pull_request');
  });

  test('has a job for each folder that tests the packed packages', () => {
    const folders = globSync('test/*/package.json', { cwd: root })
      .filter((file) => read(file).includes('"test:installed"'))
      .map((file) => basename(dirname(file)));
    expect(jobs['installed']?.strategy?.matrix['folder']).toEqual(folders.sort());
  });

  test("runs the README's commands on the lowest supported Node, without pnpm", () => {
    const steps = jobs['quick']?.steps ?? [];
    const commands = [...read('README.md').matchAll(/^ {4}(npx --yes pnpm@\S+ \w+)$/gm)];
    expect(commands.map(([, command]) => command)).toEqual([`${pnpm}start`, `${pnpm}test`]);
    const ran = runsOf(steps).filter((run) => run.startsWith(pnpm));
    expect(ran.slice(0, 2)).toEqual([`${pnpm}start`, `${pnpm}test`]);
    const node = steps.find(({ uses }) => uses?.startsWith('actions/setup-node@'));
    expect(node?.with).toEqual({ 'node-version': '20.19.0' });
    expect(read('README.md')).toContain('Node 20.19');
  });
});

test('release.yml publishes the checked commit with provenance and without a stored token', () => {
  const { permissions, jobs } = readWorkflow('release.yml');
  expect(permissions).toEqual({});
  expect(jobs['publish']).toMatchObject({
    needs: ['check', 'pack'],
    permissions: { 'id-token': 'write' },
    environment: 'npm',
  });
  const granted = Object.entries(jobs).filter(([, job]) => job.permissions?.['id-token']);
  expect(granted.map(([name]) => name)).toEqual(['publish']);
  for (const name of ['check', 'pack']) {
    expect(jobs[name]).toMatchObject({ needs: 'plan', if: expect.stringContaining("'false'") });
  }
  expect(runsOf(jobs['check']?.steps ?? [])).toEqual(['bash .ci/run']);
  const publish = jobs['publish']?.steps.find(({ name }) => name === 'Publish');
  expect(publish?.env).toEqual({ NPM_CONFIG_PROVENANCE: 'true' });
  expect(read('.github/workflows/release.yml')).not.toMatch(/NPM_TOKEN|NODE_AUTH_TOKEN|secrets\./);
});

test('upstream.yml runs every week', () => {
  expect(readWorkflow('upstream.yml').on).toHaveProperty('schedule', [
    { cron: expect.stringMatching(/^\d+ \d+ \* \* [0-6]$/) },
  ]);
});

test('.nvmrc has the Node version of the scripts', () => {
  expect(read('pnpm-workspace.yaml')).toContain(`nodeVersion: ${read('.nvmrc')}`);
  expect(existsSync(join(root, '.editorconfig'))).toBe(true);
});
