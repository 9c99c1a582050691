import { packages, type Manifest } from '@chatkit-sessions/packed';
import { describe, expect, inject, test } from 'vitest';

interface Metadata {
  'dist-tags': Record<string, string>;
  versions: Record<string, Manifest>;
}

describe.each(packages)('$name as the registry has it', ({ name, manifest }) => {
  const read = async () => {
    const answer = await fetch(`${inject('registry')}${name.replace('/', '%2f')}`);
    expect(answer.status).toBe(200);
    return (await answer.json()) as Metadata;
  };

  test('was published once, as the latest', async () => {
    const { 'dist-tags': tags, versions } = await read();
    expect(Object.keys(versions)).toEqual([tags['latest']]);
  });

  test('has the entries, the dependencies and the peers that the workspace says', async () => {
    const { 'dist-tags': tags, versions } = await read();
    const published = versions[tags['latest'] ?? ''];
    expect(published?.exports).toEqual(manifest.publishConfig.exports);
    expect(Object.keys(published?.dependencies ?? {})).toEqual(
      Object.keys(manifest.dependencies ?? {}),
    );
    expect(published?.peerDependencies).toEqual(manifest.peerDependencies);
  });
});

test('zod is a peer of the validators', () => {
  const zod = packages.find(({ short }) => short === 'zod')?.manifest;
  expect(Object.keys(zod?.peerDependencies ?? {})).toEqual(['zod']);
  expect(zod?.dependencies).not.toHaveProperty('zod');
});
