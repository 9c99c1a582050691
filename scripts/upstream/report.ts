import type { Judged } from './deviations.ts';
import type { Drift } from './drift.ts';

/** Formats the drift as text: unlisted differences first, with both values. */
export function toText(
  [spec, source]: readonly [spec: string, source: string],
  { pairs }: Drift,
  { unlisted, known, gone }: Judged,
): string {
  const matched = [...pairs].flatMap(([name, others]) => {
    const names = [...others].filter((other) => other !== name);
    return names.length === 0 ? [] : [`${name} is ${names.join(' and ')}`];
  });
  return [
    `${spec} compared with ${source}: ${unlisted.length} unlisted, ${known.length} known, ${gone.length} gone`,
    ...section(
      'Unlisted differences',
      unlisted.map(
        (each) =>
          `${each.at}: ${each.what}  ours: ${show(each.ours)}  theirs: ${show(each.theirs)}`,
      ),
    ),
    ...section(
      'Listed deviations that no longer exist: remove them from the list',
      gone.map(({ at, what, reason }) => `${at}: ${what} (${reason})`),
    ),
    ...section(
      'Known deviations',
      known.map(({ at, what, reason }) => `${at}: ${what} (${reason})`),
    ),
    ...section('Schemas matched under another name', matched),
  ].join('\n\n');
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0
    ? []
    : [[title, ...lines.map((line) => `  ${printable(line)}`)].join('\n')];
}

function show(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** Escapes control characters, so that the vendor's texts cannot control the terminal. */
function printable(line: string): string {
  return line.replace(
    /[\p{Cc}\p{Cf}\u2028\u2029]/gu,
    (each) => `\\u{${(each.codePointAt(0) ?? 0).toString(16)}}`,
  );
}
