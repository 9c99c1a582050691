import { globSync, readFileSync } from 'node:fs';
import { cp, mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { packages, type Manifest } from '@chatkit-sessions/packed';
import { describe, expect, inject, test } from 'vitest';
import { publish, repository } from './release.ts';

interface Metadata {
  'dist-tags': Record<string, string>;
  versions: Record<string, Manifest & { repository?: object; homepage?: string; bugs?: object }>;
}

describe.each(packages)('the published $name', ({ name, short, manifest }) => {
  const read = async () => {
    const response = await fetch(`${inject('registry')}${name.replace('/', '%2f')}`);
    expect(response.status).toBe(200);
    return (await response.json()) as Metadata;
  };

  test('has one version, tagged latest', async () => {
    const { 'dist-tags': tags, versions } = await read();
    expect(Object.keys(versions)).toEqual([tags['latest']]);
  });

  test('has the entries, dependencies and peers of its package.json', async () => {
    const { 'dist-tags': tags, versions } = await read();
    const published = versions[tags['latest'] ?? ''];
    expect(published?.exports).toEqual(manifest.publishConfig.exports);
    expect(Object.keys(published?.dependencies ?? {})).toEqual(
      Object.keys(manifest.dependencies ?? {}),
    );
    // The packages are released together, so a peer among them has the version of the release.
    const peers = JSON.stringify(manifest.peerDependencies ?? null);
    const released = peers.replaceAll('workspace:*', tags['latest'] ?? '');
    expect(published?.peerDependencies ?? null).toEqual(JSON.parse(released));
  });

  test('names the repository of the workflow that published it', async () => {
    const { 'dist-tags': tags, versions } = await read();
    const url = `${repository.server}/${repository.name}`;
    expect(versions[tags['latest'] ?? '']).toMatchObject({
      repository: { type: 'git', url: `git+${url}.git`, directory: `packages/${short}` },
      homepage: `${url}/tree/main/packages/${short}#readme`,
      bugs: { url: `${url}/issues` },
    });
  });

  test('has a README without relative links, which npm does not resolve', () => {
    const readme = readFileSync(join(inject('copy'), 'packages', short, 'README.md'), 'utf8');
    const links = [...readme.matchAll(/(?:\]\(|\b(?:src|srcset)=")([^)"]+)/g)];
    const relative = links.filter(([, target = '']) => !/^(https?:|#)/.test(target));
    expect(relative.map(([link]) => link)).toEqual([]);
  });
});

test('the zod package has zod as its only peer, and not as a dependency', () => {
  const zod = packages.find(({ short }) => short === 'zod')?.manifest;
  expect(Object.keys(zod?.peerDependencies ?? {})).toEqual(['zod']);
  expect(zod?.dependencies).not.toHaveProperty('zod');
});

test('publishing a tarball again skips it, and the run succeeds', async () => {
  const [tarball = ''] = globSync('*-types-*.tgz', { cwd: join(inject('copy'), 'tarballs') });
  const again = await mkdtemp(join(inject('scratch'), 'again-'));
  await cp(join(inject('copy'), 'tarballs', tarball), join(again, tarball));
  const printed = await publish(again, inject('registry'));
  expect(printed).toMatch(/^@chatkit-sessions\/types@\d+\.\d+\.\d+ is published already\.\n$/);
});
