import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { parse } from 'yaml';
import type { Bump } from './bump.ts';
import type { Comparison } from './compare.ts';
import { worst } from './compare.ts';
import { ratings, type Rating } from './redocly.ts';

/** The changeset that `--changeset` owns; others are written by people. */
const file = '.changeset/spec.md';

/** The packages that are always released together, under one version. */
export function releasedTogether(repository: string): string[] {
  const { fixed } = JSON.parse(
    readFileSync(join(repository, '.changeset/config.json'), 'utf8'),
  ) as { fixed: string[][] };
  return fixed.flat();
}

/** Makes the changeset say what the comparison does, and says what was done. */
export async function writeChangeset(
  repository: string,
  comparison: Comparison,
  { bump }: Bump,
): Promise<string> {
  const path = join(repository, file);
  const before = existsSync(path) ? readFileSync(path, 'utf8') : undefined;
  if (bump === undefined) {
    if (before === undefined) return 'The spec did not change, so no changeset is needed.';
    rmSync(path);
    return `Removed ${file}: the spec did not change.`;
  }
  const options = await resolveConfig(path);
  const text = await format(changesetText(releasedTogether(repository), comparison, bump), {
    ...options,
    filepath: path,
  });
  if (before === text) return `${file} is up to date.`;
  writeFileSync(path, text);
  return `${before === undefined ? 'Wrote' : 'Updated'} ${file}.`;
}

function changesetText(packages: string[], comparison: Comparison, bump: Rating): string {
  const sections: [Rating, string][] = [
    [
      'major',
      bump === 'major'
        ? 'Breaking:'
        : 'Breaking, in a minor release since the version is below 1.0:',
    ],
    ['minor', 'New:'],
    ['patch', 'Documentation and details:'],
  ];
  const blocks = sections.flatMap(([rating, title]) => {
    const changes = comparison.changes.filter((change) => change.rating === rating);
    if (changes.length === 0) return [];
    return [title, changes.map(({ name, effect }) => `- \`${name}\` ${effect}`).join('\n')];
  });
  return [
    ['---', ...packages.map((name) => `'${name}': ${bump}`), '---'].join('\n'),
    'The description of the API changed.',
    ...blocks,
    '',
  ].join('\n\n');
}

/** The gravest bump that pending changesets ask for the packages released together. */
export function pendingBump(repository: string): Rating | undefined {
  const folder = join(repository, '.changeset');
  const packages = releasedTogether(repository);
  return readdirSync(folder)
    .filter((name) => name.endsWith('.md') && name !== 'README.md')
    .flatMap((name) => {
      const text = readFileSync(join(folder, name), 'utf8');
      const [, matter = ''] = /^---\r?\n(.*?)^---\s*$/ms.exec(text) ?? [];
      const bumps = (parse(matter) ?? {}) as Record<string, string>;
      return packages.flatMap((each) => ratings.find((rating) => rating === bumps[each]) ?? []);
    })
    .reduce<Rating | undefined>((one, other) => (one ? worst(one, other) : other), undefined);
}
