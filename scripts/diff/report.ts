import type { Bump } from './bump.ts';
import type { RatedChange, SpecDiff } from './rate.ts';
import { ratings, type Rating } from './verdict.ts';

const gravestFirst = ratings.toReversed();

/** Formats the comparison for a terminal. */
export function toText(diff: SpecDiff, bump: Bump): string {
  const blocks = ofEachRating(diff).map(([rating, changes]) =>
    [rating.toUpperCase(), ...changes.map(textOf)].join('\n'),
  );
  return [heading(diff), ...blocks, conclusion(diff, bump)].join('\n\n');
}

function textOf({ name, place, operations, effect }: RatedChange): string {
  return [
    `  ${name} ${effect}`,
    `    ${place.file}:${place.line}  ${place.pointer}`,
    ...(operations.length > 0 ? [`    affects ${operations.join(', ')}`] : []),
  ].join('\n');
}

/** Formats the comparison as Markdown for a pull request. */
export function toMarkdown(diff: SpecDiff, bump: Bump): string {
  const blocks = ofEachRating(diff).map(([rating, changes]) => {
    const rows = changes.map(({ name, place, operations, effect }) =>
      [`\`${name}\` ${effect}`, operations.join(', ') || 'none', `${place.file}:${place.line}`]
        .map((cell) => cell.replaceAll('|', '\\|').replaceAll('\n', ' '))
        .join(' | '),
    );
    const table = ['change | operations | place', '--- | --- | ---', ...rows];
    const title = `### ${rating.charAt(0).toUpperCase()}${rating.slice(1)}`;
    return [title, '', ...table.map((row) => `| ${row} |`)].join('\n');
  });
  return [`## ${heading(diff)}`, ...blocks, conclusion(diff, bump)].join('\n\n');
}

/** Formats the comparison as JSON. */
export function toJson({ changes, ...rest }: SpecDiff, { bump, rule }: Bump): string {
  const summary = Object.fromEntries(
    gravestFirst.map((rating) => [rating, changes.filter((each) => each.rating === rating).length]),
  );
  const rating = rest.rating ?? null;
  return JSON.stringify(
    { ...rest, rating, bump: { bump: bump ?? null, rule }, summary, changes },
    null,
    2,
  );
}

/** Groups the changes by rating. Omits ratings without changes. */
function ofEachRating({ changes }: SpecDiff): [Rating, RatedChange[]][] {
  return gravestFirst
    .map((rating): [Rating, RatedChange[]] => [
      rating,
      changes.filter((each) => each.rating === rating),
    ])
    .filter(([, list]) => list.length > 0);
}

function heading(diff: SpecDiff): string {
  const counts = ofEachRating(diff).map(([rating, changes]) => `${changes.length} ${rating}`);
  return `${diff.revision} against ${diff.base}: ${counts.join(', ') || 'no change'}`;
}

function conclusion({ rating }: SpecDiff, { bump, rule }: Bump): string {
  return rating === undefined
    ? 'Nothing to release.'
    : `Rated ${rating}, released as ${bump}: ${rule}`;
}
