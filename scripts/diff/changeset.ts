import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import type { Bump } from './bump.ts';
import type { Comparison } from './compare.ts';
import { releasedTogether } from './pending.ts';
import type { Rating } from './redocly.ts';

/** By this a changeset is known to be from here; others are written by people alone. */
const intro = 'The description of the API changed.';

const titles = {
  major: 'Breaking:',
  early: 'Breaking, in a minor release since the version is below 1.0:',
  minor: 'New:',
  patch: 'Documentation and details:',
} as const;

/**
 * Makes the changeset say what the comparison does, and says what was done. What people added stays,
 * apart from the packages and the lists, which are written anew.
 */
export async function writeChangeset(
  repository: string,
  comparison: Comparison,
  { bump }: Bump,
): Promise<string> {
  const file = changesetFile(repository);
  const path = join(repository, file);
  const before = existsSync(path) ? readFileSync(path, 'utf8') : undefined;
  const isOurs = before?.includes(intro) === true;
  const words = isOurs ? wordsIn(before) : [];
  if (bump === undefined) {
    if (!isOurs) return 'The spec did not change, so no changeset is needed.';
    if (words.length > 0) {
      return `The spec did not change, but ${file} has words of its own: take it out if it is needed no more.`;
    }
    rmSync(path);
    return `Removed ${file}: the spec did not change.`;
  }
  if (before !== undefined && !isOurs) {
    throw new Error(
      `${file} was not written by this command, so it is left as it is. Give it another name, and run this again.`,
    );
  }
  const options = await resolveConfig(path);
  const text = await format(changesetText(releasedTogether(repository), words, comparison, bump), {
    ...options,
    filepath: path,
  });
  if (before === text) return `${file} is up to date.`;
  writeFileSync(path, text);
  return `${before === undefined ? 'Wrote' : 'Updated'} ${file}.`;
}

/** The name of one that a prerelease has used is taken until the release itself. */
function changesetFile(repository: string, count = 1): string {
  const name = count === 1 ? 'spec.md' : `spec-${count}.md`;
  return existsSync(join(repository, '.changeset/pre', name))
    ? changesetFile(repository, count + 1)
    : `.changeset/${name}`;
}

/** The blocks that people wrote. */
function wordsIn(text: string): string[] {
  const [, body = ''] = /^---\r?\n.*?^---\s*$(.*)/ms.exec(text) ?? [];
  return body
    .replaceAll('\r\n', '\n')
    .split(/\n{2,}/)
    .map((block) => block.trim())
    .filter((block) => block !== '' && block !== intro && !block.startsWith('- `'))
    .filter((block) => !Object.values<string>(titles).includes(block));
}

function changesetText(
  packages: string[],
  words: string[],
  comparison: Comparison,
  bump: Rating,
): string {
  const sections: [Rating, string][] = [
    ['major', bump === 'major' ? titles.major : titles.early],
    ['minor', titles.minor],
    ['patch', titles.patch],
  ];
  const blocks = sections.flatMap(([rating, title]) => {
    const changes = comparison.changes.filter((change) => change.rating === rating);
    if (changes.length === 0) return [];
    return [title, changes.map(({ name, effect }) => `- \`${name}\` ${effect}`).join('\n')];
  });
  return [
    ['---', ...packages.map((name) => `'${name}': ${bump}`), '---'].join('\n'),
    intro,
    ...words,
    ...blocks,
    '',
  ].join('\n\n');
}
