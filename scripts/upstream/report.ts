import type { Drift } from './compare.ts';
import type { Judged } from './deviations.ts';
import type { Difference } from './schemas.ts';

/** The drift for people: what is new first, ours and theirs side by side. */
export function toText(
  [ours, theirs]: readonly [ours: string, theirs: string],
  { pairs }: Drift,
  { fresh, known, stale }: Judged,
): string {
  const renamed = [...pairs]
    .map(([ours, theirs]) => [ours, [...theirs].filter((name) => name !== ours)] as const)
    .filter(([, theirs]) => theirs.length > 0);
  return [
    `${ours} beside ${theirs}: ${fresh.length} new, ${known.length} known, ${stale.length} listed that are gone`,
    ...section('New', table(fresh)),
    ...section(
      'Listed in the deviations, and no longer there: take them out',
      stale.map(({ at, what, reason }) => `${at}: ${what} (${reason})`),
    ),
    ...section(
      'Known',
      known.map(
        ({ difference, deviation }) => `${difference.at}: ${difference.what} (${deviation.reason})`,
      ),
    ),
    ...section(
      'Schemas matched by place or shape under another name',
      renamed.map(([ours, theirs]) => `${ours} is ${theirs.join(' and ')}`),
    ),
  ].join('\n\n');
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0
    ? []
    : [[title, ...lines.map((line) => `  ${printable(line)}`)].join('\n')];
}

function table(differences: readonly Difference[]): string[] {
  if (differences.length === 0) return [];
  const rows = [
    ['', 'ours', 'theirs'],
    ...differences.map(({ at, what, ours, theirs, note }) => [
      `${at}: ${what}`,
      text(ours),
      text(theirs) + (note ? ` (${note})` : ''),
    ]),
  ];
  const widths = [0, 1].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** A text of theirs may hold what steers a terminal, or breaks a line. */
function printable(line: string): string {
  return line.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, (each) => {
    const code = each.codePointAt(0) ?? 0;
    return `\\u{${code.toString(16)}}`;
  });
}
