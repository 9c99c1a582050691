import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { commitWorkingTree, run, writeFiles } from '@chatkit-sessions/packed';

/** Takes a copy of the repository through the release: versions, build, publication. */
export async function release(copy: string, registry: string): Promise<void> {
  const at = { cwd: copy };
  await mkdir(copy);
  await run('git', ['init', '--quiet', '--initial-branch', 'main'], at);
  await commitWorkingTree(copy);
  await run('pnpm', ['install', '--frozen-lockfile', '--prefer-offline'], at);
  // In the commit that releases, nothing else is pending, and changesets would end in an error.
  const changeset = "---\n'@chatkit-sessions/types': patch\n---\n\nPublished by a test.\n";
  await writeFiles(copy, { '.changeset/registry.md': changeset });
  await run('pnpm', ['exec', 'changeset', 'version'], at);
  await run('pnpm', ['run', 'build'], at);
  await publish(copy, registry);
}

async function publish(copy: string, registry: string): Promise<void> {
  const settings = [
    `registry=${registry}`,
    `@chatkit-sessions:registry=${registry}`,
    // Verdaccio lets anyone publish, but the package managers insist on a token.
    `${registry.replace('http:', '')}:_authToken=any`,
  ];
  await writeFiles(copy, { '.npmrc': `${settings.join('\n')}\n` });
  for (const name of ['registry', '@chatkit-sessions:registry']) {
    const { stdout } = await run('pnpm', ['config', 'get', name], { cwd: copy });
    if (stdout.trim() !== registry) throw new Error(`would publish to ${stdout.trim()}`);
  }
  const env = { npm_config_registry: registry, npm_config_userconfig: join(copy, '.npmrc') };
  await run('pnpm', ['exec', 'changeset', 'publish', '--no-git-tag'], { cwd: copy, env });
}
