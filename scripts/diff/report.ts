import type { RatedChange, SpecDiff } from './rate.ts';
import { ratings, type Bump, type Rating } from './rating.ts';

/** Formats the comparison for a terminal. */
export function toText(diff: SpecDiff, bump: Bump): string {
  return report(diff, bump, (rating, changes) =>
    [rating.toUpperCase(), ...changes.map(textOf)].join('\n'),
  );
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
  const text = report(diff, bump, (rating, changes) => {
    const title = `### ${rating.charAt(0).toUpperCase()}${rating.slice(1)}`;
    const items = changes.map((change) => {
      const { place, operations } = change;
      const places = [`${place.file}:${place.line}`, ...operations].join(', ');
      return `${toItem(change)} (${places})`;
    });
    return [title, '', ...items].join('\n');
  });
  return `## ${text}`;
}

/** Formats a change as a list item of Markdown. */
export function toItem({ name, effect }: RatedChange): string {
  return `- \`${name}\` ${effect}`;
}

/** Formats the comparison as JSON. */
export function toJson(diff: SpecDiff, { bump, rule }: Bump): string {
  const { base, revision, rating = null, changes } = diff;
  const counts = ratings.map((each) => [each, changes.filter((one) => one.rating === each).length]);
  const summary = Object.fromEntries(counts);
  const result = { base, revision, rating, bump: { bump: bump ?? null, rule }, summary, changes };
  return JSON.stringify(result, null, 2);
}

/** Groups the changes by rating, gravest first. Omits ratings without changes. */
export function ofEachRating({ changes }: SpecDiff): [Rating, RatedChange[]][] {
  const groups = Object.groupBy(changes, ({ rating }) => rating);
  return ratings.flatMap((rating) => (groups[rating] ? [[rating, groups[rating]]] : []));
}

function report(
  diff: SpecDiff,
  { bump, rule }: Bump,
  format: (rating: Rating, changes: RatedChange[]) => string,
): string {
  const groups = ofEachRating(diff);
  const counts = groups.map(([rating, changes]) => `${changes.length} ${rating}`);
  return [
    `${diff.revision} against ${diff.base}: ${counts.join(', ') || 'no change'}`,
    ...groups.map((group) => format(...group)),
    bump ? `Rated ${diff.rating}, released as ${bump}: ${rule}` : 'Nothing to release.',
  ].join('\n\n');
}
