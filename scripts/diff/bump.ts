import type { Rating } from './verdict.ts';

/** The bump that a rating requires, with the rule. */
export interface Bump {
  bump: Rating | undefined;
  rule: string;
}

/** Returns the bump that a rating requires after a version. */
export function bumpFor(rating: Rating | undefined, version: string): Bump {
  if (rating === undefined) return { bump: undefined, rule: 'nothing changed.' };
  if (numbersOf(version)[0] !== 0) {
    return { bump: rating, rule: `the version is ${version}, so each rating stands.` };
  }
  return rating === 'major'
    ? {
        bump: 'minor',
        rule: `before 1.0 (the version is ${version}) a major becomes a minor (semver 2.0.0, rule 4).`,
      }
    : { bump: rating, rule: `before 1.0 (the version is ${version}) minor and patch stand.` };
}

/**
 * Returns the part of a version that was raised, or undefined. For prereleases and their release,
 * this is the last part of the release version that is not zero.
 */
export function bumpBetween(from: string, to: string): Rating | undefined {
  const [was, is] = [numbersOf(from), numbersOf(to)];
  const parts = ['major', 'minor', 'patch'] as const;
  const at = parts.findIndex((_, part) => was[part] !== is[part]);
  if (at >= 0) return (is[at] ?? 0) > (was[at] ?? 0) ? parts[at] : undefined;
  const isLater = !to.includes('-') || to.localeCompare(from, 'en', { numeric: true }) > 0;
  return from.includes('-') && isLater ? parts.findLast((_, part) => is[part] !== 0) : undefined;
}

function numbersOf(version: string): number[] {
  return (version.split('-')[0] ?? '').split('.').map(Number);
}
