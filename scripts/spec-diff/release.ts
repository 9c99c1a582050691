import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bumpBetween, bumpFor } from './bump.ts';
import { pendingBump } from './changeset.ts';
import { compareSpecs } from './compare.ts';
import type { ComparedSpec } from './document.ts';
import { ratings, type Rating } from './redocly.ts';
import { git, mergeBase, specOf, workingSpec } from './sources.ts';

/**
 * Changesets tags each package. The types are what the spec says and nothing else, and the packages
 * are released together: their tag stands for the release.
 */
const releasePackage = '@chatkit-sessions/types';

/** The version that the packages have in the working tree. */
export function currentVersion(repository: string): string {
  const manifest = readFileSync(join(repository, 'packages/types/package.json'), 'utf8');
  return (JSON.parse(manifest) as { version: string }).version;
}

/** The highest release that this commit descends from; undefined before the first. */
export function lastRelease(repository: string): { tag: string; version: string } | undefined {
  const words = ['tag', '--list', `${releasePackage}@*`, '--merged', 'HEAD', '--sort=-v:refname'];
  const [tag] = git(repository, '-c', 'versionsort.suffix=-', ...words)?.split('\n') ?? [];
  return tag ? { tag, version: tag.slice(releasePackage.length + 1) } : undefined;
}

/** What a changeset compares with: the last release, or before the first one where main is. */
export function releaseBase(repository: string): { spec: ComparedSpec; version: string } {
  const release = lastRelease(repository);
  const base = release?.tag ?? mergeBase(repository) ?? 'HEAD';
  return {
    spec: specOf(repository, base, repository),
    version: release?.version ?? currentVersion(repository),
  };
}

/** Whether what changed in the spec since the last release will be released as what it is. */
export async function checkRelease(repository: string): Promise<{ ok: boolean; message: string }> {
  const release = lastRelease(repository);
  if (!release) return beforeFirstRelease(repository);
  const { spec, version } = releaseBase(repository);
  const comparison = await compareSpecs(spec, workingSpec(repository));
  const { bump, rule } = bumpFor(comparison.rating, version);
  if (bump === undefined) return { ok: true, message: `The spec is that of ${release.tag}.` };
  // The commit that versions the packages has used up the changesets, and is not tagged yet.
  const applied = bumpBetween(version, currentVersion(repository));
  const planned = pendingBump(repository);
  if ([applied, planned].some((each) => rank(each) >= rank(bump))) {
    return { ok: true, message: `The spec differs from ${release.tag}; a changeset says so.` };
  }
  const [gravest] = comparison.changes;
  return {
    ok: false,
    message: [
      `The spec differs from ${release.tag} in a way that is rated ${comparison.rating}: ${rule}`,
      `  ${gravest?.name} ${gravest?.effect}`,
      `Pending changesets ask for ${planned ?? 'nothing'}, and it takes ${bump}. Run: pnpm spec-diff --changeset`,
    ].join('\n'),
  };
}

/** Without the tags of a shallow clone there is no telling, unless nothing was ever released. */
function beforeFirstRelease(repository: string): { ok: boolean; message: string } {
  const isShallow = git(repository, 'rev-parse', '--is-shallow-repository')?.trim() === 'true';
  const version = currentVersion(repository);
  if (isShallow && version !== '0.0.0') {
    return {
      ok: false,
      message: `This clone is shallow and has no tag of ${releasePackage}, though its version is ${version}. Run: git fetch --unshallow --tags`,
    };
  }
  return { ok: true, message: 'Nothing was released yet, so there is no spec to compare with.' };
}

function rank(rating: Rating | undefined): number {
  return rating === undefined ? -1 : ratings.indexOf(rating);
}
