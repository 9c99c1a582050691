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

/** Which part of a version went up between two; undefined if none did. */
export function bumpBetween(from: string, to: string): Rating | undefined {
  const [was, is] = [numbersOf(from), numbersOf(to)];
  for (const [at, bump] of (['major', 'minor', 'patch'] as const).entries()) {
    const [one = 0, other = 0] = [was[at], is[at]];
    if (one !== other) return other > one ? bump : undefined;
  }
  return undefined;
}

function numbersOf(version: string): number[] {
  return (version.split('-')[0] ?? '').split('.').map(Number);
}
