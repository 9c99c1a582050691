import { coerce, gt, gte, inc, major } from 'semver';

/** The ratings, gravest first. */
export const ratings = ['major', 'minor', 'patch'] as const;
export type Rating = (typeof ratings)[number];

export function gravest(all: readonly Rating[]): Rating | undefined {
  return ratings.find((rating) => all.includes(rating));
}

/** Whether a rating is as grave as another rating, or graver. */
export function covers(rating: Rating | undefined, other: Rating): boolean {
  return rating !== undefined && gravest([rating, other]) === rating;
}

/** The bump that a rating requires, with the rule. */
export interface Bump {
  bump: Rating | undefined;
  rule: string;
}

/** Returns the bump that a rating requires after a version. */
export function bumpFor(rating: Rating | undefined, version: string): Bump {
  if (rating === undefined) return { bump: undefined, rule: 'nothing changed.' };
  if (major(version) > 0) {
    return { bump: rating, rule: `the version is ${version}, so each rating stands.` };
  }
  const early = `before 1.0 (the version is ${version})`;
  return rating === 'major'
    ? { bump: 'minor', rule: `${early} a major becomes a minor (semver 2.0.0, rule 4).` }
    : { bump: rating, rule: `${early} minor and patch stand.` };
}

/** Whether a version was raised by at least this bump. A prerelease counts as its release. */
export function isRaised(from: string, to: string, bump: Rating): boolean {
  return gt(to, from) && gte(coerce(to) ?? to, inc(from, bump) ?? from);
}
