import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bumpBetween, bumpFor } from './bump.ts';
import { compareSpecs } from './compare.ts';
import type { ComparedSpec } from './document.ts';
import { pendingBump } from './pending.ts';
import { ratings, type Rating } from './redocly.ts';
import { git, hasGit, isShallow, mergeBase, specOf, workingSpec } from './sources.ts';

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
  const base = release?.tag ?? mergeBase(repository);
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

/** Without tags there is no telling what was released, unless nothing ever was. */
function beforeFirstRelease(repository: string): { ok: boolean; message: string } {
  const version = currentVersion(repository);
  const [sign, command] = version === '0.0.0' ? [] : (signOfRelease(repository) ?? []);
  return sign
    ? {
        ok: false,
        message: `There is no tag of ${releasePackage} to compare with, though its version is ${version}: ${sign}. ${command}`,
      }
    : { ok: true, message: 'Nothing was released yet, so there is no spec to compare with.' };
}

/** Why there may have been a release that has no tag here, and what helps. */
function signOfRelease(repository: string): [string, string] | undefined {
  if (!hasGit(repository)) return ['this is no git repository', 'Clone it with git.'];
  if (isShallow(repository)) return ['this clone is shallow', 'Run: git fetch --unshallow --tags'];
  if (git(repository, 'config', '--get-regexp', '^remote\\..*\\.tagopt$', '--no-tags')) {
    return ['this clone takes no tags', 'Run: git fetch --tags'];
  }
  const changelog = join(repository, 'packages/types/CHANGELOG.md');
  const text = existsSync(changelog) ? readFileSync(changelog, 'utf8') : '';
  const count = text.match(/^## \d/gm)?.length ?? 0;
  // The commit that versions the very first release has one, and no tag yet.
  return count > 1
    ? [`its changelog tells of ${count} versions`, 'Run: git fetch --tags']
    : undefined;
}

function rank(rating: Rating | undefined): number {
  return rating === undefined ? -1 : ratings.indexOf(rating);
}
