import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bumpBetween, bumpFor } from './bump.ts';
import { pendingBump } from './pending.ts';
import { diffSpecs } from './rate.ts';
import { git, hasGit, isShallow, mergeBase, specOf, workingSpec } from './sources.ts';
import type { SpecText } from './spec-text.ts';
import { ratings } from './verdict.ts';

/**
 * The package whose tag marks a release. Changesets tags each package, and all packages are released
 * together under one version. The types follow the spec most closely.
 */
const releasePackage = '@chatkit-sessions/types';

/** Reads the version of the packages in the working tree. */
export function currentVersion(repository: string): string {
  const manifest = readFileSync(join(repository, 'packages/types/package.json'), 'utf8');
  return (JSON.parse(manifest) as { version: string }).version;
}

/** Returns the tag of the highest release before this commit. Returns undefined before the first. */
function lastRelease(repository: string): { tag: string; version: string } | undefined {
  const words = ['tag', '--list', `${releasePackage}@*`, '--merged', 'HEAD', '--sort=-v:refname'];
  const [tag] = git(repository, '-c', 'versionsort.suffix=-', ...words)?.split('\n') ?? [];
  return tag ? { tag, version: tag.slice(releasePackage.length + 1) } : undefined;
}

/** Reads the spec of the last release. Before the first release, reads the spec of main. */
export function releasedSpec(repository: string): SpecText {
  return specOf(repository, lastRelease(repository)?.tag ?? mergeBase(repository), repository);
}

/** Checks that the pending changesets request a release as large as the spec's changes need. */
export function checkRelease(repository: string): { ok: boolean; message: string } {
  const release = lastRelease(repository);
  if (!release) return checkFirstRelease(repository);
  const { tag, version } = release;
  const { rating, changes } = diffSpecs(releasedSpec(repository), workingSpec(repository));
  const { bump, rule } = bumpFor(rating, version);
  if (bump === undefined) return { ok: true, message: `The spec is the same as in ${tag}.` };
  // The commit that versions the packages has consumed the changesets and has no tag yet.
  const applied = bumpBetween(version, currentVersion(repository));
  const planned = pendingBump(repository);
  const isEnough = [applied, planned].some(
    (each) => each !== undefined && ratings.indexOf(each) >= ratings.indexOf(bump),
  );
  if (isEnough)
    return {
      ok: true,
      message: `The spec differs from ${tag}, and a changeset covers the change.`,
    };
  const message = [
    `The changes of the spec since ${tag} are rated ${rating}: ${rule}`,
    `  ${changes[0]?.name} ${changes[0]?.effect}`,
    `Pending changesets ask for ${planned ?? 'nothing'}, but the change needs ${bump}. Run: pnpm spec-diff --changeset`,
  ];
  return { ok: false, message: message.join('\n') };
}

/** Handles a clone without tags, where only version 0.0.0 proves that nothing was released. */
function checkFirstRelease(repository: string): { ok: boolean; message: string } {
  const version = currentVersion(repository);
  const sign = version === '0.0.0' ? undefined : signOfRelease(repository);
  return sign === undefined
    ? { ok: true, message: 'Nothing has been released yet, so there is no spec to compare with.' }
    : {
        ok: false,
        message: `There is no tag of ${releasePackage} to compare with, though its version is ${version}: ${sign}`,
      };
}

/** Returns why a release may lack its tag here, and the command that helps. */
function signOfRelease(repository: string): string | undefined {
  if (!hasGit(repository)) return 'this is not a git repository. Clone it with git.';
  if (isShallow(repository)) return 'this clone is shallow. Run: git fetch --unshallow --tags';
  if (git(repository, 'config', '--get-regexp', '^remote\\..*\\.tagopt$', '--no-tags')) {
    return 'this clone has no tags. Run: git fetch --tags';
  }
  const changelog = join(repository, 'packages/types/CHANGELOG.md');
  const text = existsSync(changelog) ? readFileSync(changelog, 'utf8') : '';
  const count = text.match(/^## \d/gm)?.length ?? 0;
  // The commit that versions the first release has a changelog with one version and no tag yet.
  return count > 1 ? `its changelog lists ${count} versions. Run: git fetch --tags` : undefined;
}
