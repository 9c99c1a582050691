import type { Bump } from './bump.ts';
import type { RatedChange, SpecDiff } from './rate.ts';
import { ratings, type Rating } from './verdict.ts';

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
export function toJson(diff: SpecDiff, { bump, rule }: Bump): string {
  const { base, revision, rating = null, changes } = diff;
  const summary = Object.fromEntries(
    ratings.map((each) => [each, changes.filter((change) => change.rating === each).length]),
  );
  const report = { base, revision, rating, bump: { bump: bump ?? null, rule }, summary, changes };
  return JSON.stringify(report, null, 2);
}

/** Groups the changes by rating, gravest first. Omits ratings without changes. */
export function ofEachRating({ changes }: SpecDiff): [Rating, RatedChange[]][] {
  const groups = Object.groupBy(changes, ({ rating }) => rating);
  return ratings.flatMap((rating) => (groups[rating] ? [[rating, groups[rating]]] : []));
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
