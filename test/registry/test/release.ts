import { cp, mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { packages, root, run, writeFiles } from '@chatkit-sessions/packed';
import { parse } from 'yaml';
import { commitWorkingTree } from './working-tree.ts';

/** The repository that the release workflow is told to run in. */
export const repository = { server: 'https://github.example', name: 'someone/a-copy' };

/** Takes a copy of the repository through the release: versions, the workflow's steps, publication. */
export async function release(copy: string, registry: string): Promise<void> {
  await mkdir(copy);
  await run('git', ['init', '--quiet', '--initial-branch', 'main'], { cwd: copy });
  await commitWorkingTree(copy);
  const published = ['--filter', '.', '--filter', './packages/*'];
  await run('pnpm', ['install', '--frozen-lockfile', '--prefer-offline', ...published], {
    cwd: copy,
  });
  // Without a pending changeset, as in the commit that releases, `changeset version` fails.
  const changeset = "---\n'@chatkit-sessions/types': patch\n---\n\nPublished by a test.\n";
  await writeFiles(copy, { '.changeset/registry.md': changeset });
  await run('pnpm', ['exec', 'changeset', 'version'], { cwd: copy });
  // The tarballs under test were packed from these builds; the versions are not part of them.
  for (const { folder, short } of packages) {
    await cp(join(folder, 'dist'), join(copy, 'packages', short, 'dist'), { recursive: true });
  }
  await step('pack', 'Name the repository', copy);
  await step('pack', 'Pack', copy);
  await publish(join(copy, 'tarballs'), registry);
}

/** Publishes the tarballs of a folder, as the workflow does. Returns what the step printed. */
export async function publish(tarballs: string, registry: string): Promise<string> {
  // Verdaccio lets anyone publish, but npm insists on a token.
  const settings = [`registry=${registry}`, `${registry.replace('http:', '')}:_authToken=any`];
  await writeFiles(tarballs, { '.npmrc': `${settings.join('\n')}\n` });
  const env = { npm_config_registry: registry, npm_config_userconfig: join(tarballs, '.npmrc') };
  const { stdout } = await run('npm', ['config', 'get', 'registry'], { cwd: tarballs, env });
  if (stdout.trim() !== registry) throw new Error(`npm would publish to ${stdout.trim()}`);
  return step('publish', 'Publish', tarballs, env);
}

/** Runs a step of the release workflow as its job would. Provenance needs GitHub, and is left out. */
async function step(
  job: 'pack' | 'publish',
  name: string,
  cwd: string,
  env: Record<string, string> = {},
): Promise<string> {
  const file = await readFile(join(root, '.github/workflows/release.yml'), 'utf8');
  const { jobs } = parse(file) as {
    jobs: Record<string, { steps: { name?: string; run: string }[] }>;
  };
  const found = jobs[job]?.steps.find((each) => each.name === name);
  if (!found) throw new Error(`release.yml has no step "${name}" in the job ${job}`);
  const script = found.run.replaceAll('npx --yes pnpm@12.21.0', 'pnpm');
  const { server, name: slug } = repository;
  const { stdout } = await run('bash', ['-e', '-c', script], {
    cwd,
    env: { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: slug, ...env },
  });
  return stdout;
}
