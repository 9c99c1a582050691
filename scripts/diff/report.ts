import type { Comparison, RatedChange } from './compare.ts';
import { ratings, type Rating } from './redocly.ts';
import type { Bump } from './bump.ts';

/** The comparison for people. */
export function toText(comparison: Comparison, bump: Bump): string {
  const blocks = gravestFirst.flatMap((rating) => {
    const changes = ofRating(comparison, rating);
    return changes.length === 0 ? [] : [[rating.toUpperCase(), ...changes.map(textOf)].join('\n')];
  });
  return [heading(comparison), ...blocks, conclusion(comparison, bump)].join('\n\n');
}

function textOf({ name, place, operations, effect }: RatedChange): string {
  return [
    `  ${name} ${effect}`,
    `    ${place.file}:${place.line}  ${place.pointer}`,
    `    reaches ${operations.join(', ') || 'no operation'}`,
  ].join('\n');
}

/** The comparison for a pull request. */
export function toMarkdown(comparison: Comparison, bump: Bump): string {
  const blocks = gravestFirst.flatMap((rating) => {
    const changes = ofRating(comparison, rating);
    if (changes.length === 0) return [];
    const rows = changes.map(({ name, place, operations, effect }) =>
      [`\`${name}\` ${effect}`, operations.join(', ') || 'none', `${place.file}:${place.line}`]
        .map((cell) => cell.replaceAll('|', '\\|').replaceAll('\n', ' '))
        .join(' | '),
    );
    return [
      `### ${rating.charAt(0).toUpperCase()}${rating.slice(1)}`,
      [
        '| change | operations | place |',
        '| --- | --- | --- |',
        ...rows.map((row) => `| ${row} |`),
      ].join('\n'),
    ];
  });
  return [`## ${heading(comparison)}`, ...blocks, conclusion(comparison, bump)].join('\n\n');
}

/** The comparison for programs. */
export function toJson({ changes, ...rest }: Comparison, bump: Bump): string {
  const summary = Object.fromEntries(
    gravestFirst.map((rating) => [rating, changes.filter((c) => c.rating === rating).length]),
  );
  return JSON.stringify(
    {
      ...rest,
      rating: rest.rating ?? null,
      bump: { bump: bump.bump ?? null, rule: bump.rule },
      summary,
      changes,
    },
    null,
    2,
  );
}

const gravestFirst = ratings.toReversed();

function ofRating({ changes }: Comparison, rating: Rating): RatedChange[] {
  return changes.filter((change) => change.rating === rating);
}

function heading(comparison: Comparison): string {
  const counts = gravestFirst
    .map((rating) => [ofRating(comparison, rating).length, rating] as const)
    .filter(([count]) => count > 0)
    .map(([count, rating]) => `${count} ${rating}`);
  return `${comparison.revision} against ${comparison.base}: ${counts.join(', ') || 'no change'}`;
}

function conclusion({ rating }: Comparison, { bump, rule }: Bump): string {
  return rating === undefined
    ? 'Nothing to release.'
    : `Rated ${rating}, released as ${bump}: ${rule}`;
}
