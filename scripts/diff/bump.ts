import { coerce, gt, gte, inc, major } from 'semver';
import type { Rating } from './verdict.ts';

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
  return rating === 'major'
    ? {
        bump: 'minor',
        rule: `before 1.0 (the version is ${version}) a major becomes a minor (semver 2.0.0, rule 4).`,
      }
    : { bump: rating, rule: `before 1.0 (the version is ${version}) minor and patch stand.` };
}

/** Whether a version was raised by at least this bump. A prerelease counts as its release. */
export function isRaised(from: string, to: string, bump: Rating): boolean {
  return gt(to, from) && gte(coerce(to) ?? to, inc(from, bump) ?? from);
}
