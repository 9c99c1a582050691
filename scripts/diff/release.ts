import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pendingBump } from './changesets.ts';
import { diffSpecs } from './rate.ts';
import { bumpFor, covers, isRaised } from './rating.ts';
import { gapIn, git, mergeBase, specOf, workingSpec } from './sources.ts';

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
function lastTag(repository: string): string | undefined {
  const words = ['tag', '--list', `${releasePackage}@*`, '--merged', 'HEAD', '--sort=-v:refname'];
  return git(repository, '-c', 'versionsort.suffix=-', ...words)?.split('\n')[0] || undefined;
}

/** Returns the tag of the last release. Before the first release, returns the merge base with main. */
export function lastRelease(repository: string): string {
  return lastTag(repository) ?? mergeBase(repository);
}

/** Checks that the pending changesets request a release as large as the spec's changes need. */
export function checkRelease(repository: string): { ok: boolean; message: string } {
  const tag = lastTag(repository);
  const current = currentVersion(repository);
  if (tag === undefined) {
    const problem = lostTags(repository, current);
    const first = 'Nothing has been released yet, so there is no spec to compare with.';
    return { ok: problem === undefined, message: problem ?? first };
  }
  const version = tag.slice(releasePackage.length + 1);
  const { rating, changes } = diffSpecs(specOf(repository, tag), workingSpec(repository));
  const { bump, rule } = bumpFor(rating, version);
  if (bump === undefined) return { ok: true, message: `The spec is the same as in ${tag}.` };
  const planned = pendingBump(repository);
  // The commit that versions the packages has consumed the changesets and has no tag yet.
  if (covers(planned, bump) || isRaised(version, current, bump)) {
    return {
      ok: true,
      message: `The spec differs from ${tag}, and a changeset covers the change.`,
    };
  }
  const message = [
    `The changes of the spec since ${tag} are rated ${rating}: ${rule}`,
    `  ${changes[0]?.name} ${changes[0]?.effect}`,
    `Pending changesets ask for ${planned ?? 'nothing'}, but the change needs ${bump}. Run: pnpm spec-diff --changeset`,
  ];
  return { ok: false, message: message.join('\n') };
}

/** Returns a message if a clone without tags may have lost the tags of earlier releases. */
function lostTags(repository: string, version: string): string | undefined {
  const changelog = join(repository, 'packages/types/CHANGELOG.md');
  const text = existsSync(changelog) ? readFileSync(changelog, 'utf8') : '';
  const gap = gapIn(repository);
  // The commit that versions the first release has a changelog with one version and no tag yet.
  const isFirst = !gap && text.match(/^## \d.*/gm)?.join() === `## ${version}`;
  if (version === '0.0.0' || isFirst) return undefined;
  const advice = gap ?? 'This clone may lack tags. Run: git fetch --tags';
  return `There is no tag of ${releasePackage}, though its version is ${version}. ${advice}`;
}
