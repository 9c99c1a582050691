import type { Rating } from './redocly.ts';

/** What a rating becomes in a release, and by which rule. */
export interface Bump {
  bump: Rating | undefined;
  rule: string;
}

/** What a rating asks of the next release after this version. */
export function bumpFor(rating: Rating | undefined, version: string): Bump {
  if (rating === undefined) return { bump: undefined, rule: 'nothing changed.' };
  const [major = 0] = numbersOf(version);
  if (major > 0) return { bump: rating, rule: `the version is ${version}, so each rating stands.` };
  return rating === 'major'
    ? {
        bump: 'minor',
        rule: `before 1.0 (the version is ${version}) a major becomes a minor (semver 2.0.0, rule 4).`,
      }
    : { bump: rating, rule: `before 1.0 (the version is ${version}) minor and patch stand.` };
}

/**
 * Which part of a version went up between two; undefined if none did. From one prerelease to the
 * next, and to the release itself, it is the part that the release has more of.
 */
export function bumpBetween(from: string, to: string): Rating | undefined {
  const parts = (['major', 'minor', 'patch'] as const).map(
    (bump, at) => [bump, numbersOf(from)[at] ?? 0, numbersOf(to)[at] ?? 0] as const,
  );
  const [bump, was = 0, is = 0] = parts.find(([, one, other]) => one !== other) ?? [];
  if (bump) return is > was ? bump : undefined;
  return isLaterPrerelease(from, to) ? parts.findLast(([, part]) => part > 0)?.[0] : undefined;
}

function isLaterPrerelease(from: string, to: string): boolean {
  if (!from.includes('-')) return false;
  return !to.includes('-') || to.localeCompare(from, 'en', { numeric: true }) > 0;
}

function numbersOf(version: string): number[] {
  return (version.split('-')[0] ?? '').split('.').map(Number);
}
