import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseChangesetFile } from '@changesets/parse';
import type { SpecDiff } from './rate.ts';
import { gravest, type Bump, type Rating } from './rating.ts';
import { ofEachRating, toItem } from './report.ts';

/** The packages that are always released together, under one version. */
export function releasedTogether(repository: string): string[] {
  const config = readFileSync(join(repository, '.changeset/config.json'), 'utf8');
  return (JSON.parse(config) as { fixed: string[][] }).fixed.flat();
}

/**
 * Returns the largest bump that pending changesets request for the packages released together.
 * Skips changesets that a prerelease has used.
 */
export function pendingBump(repository: string): Rating | undefined {
  const packages = releasedTogether(repository);
  const types = readdirSync(join(repository, '.changeset'))
    .filter((name) => name.endsWith('.md') && name !== 'README.md')
    .flatMap((name) => readChangeset(repository, `.changeset/${name}`).releases)
    .flatMap(({ name, type }) => (packages.includes(name) && type !== 'none' ? [type] : []));
  return gravest(types);
}

/** Reads a changeset. Throws an error with the file if it is invalid. */
function readChangeset(repository: string, file: string): ReturnType<typeof parseChangesetFile> {
  try {
    return parseChangesetFile(readFileSync(join(repository, file), 'utf8'));
  } catch (error) {
    const reason = (error as Error).message;
    throw new Error(`${file} is invalid. Correct or delete it: ${reason}`, { cause: error });
  }
}

/** Marks a changeset that this command wrote. */
const intro = 'The description of the API changed.';

const titles = {
  major: 'Breaking:',
  minor: 'New:',
  patch: 'Documentation and details:',
} as const;
const early = 'Breaking, in a minor release since the version is below 1.0:';

/**
 * Writes the comparison into the changeset. Keeps the text that people added and rewrites the
 * packages and the lists. Returns a message about the result.
 */
export function writeChangeset(repository: string, diff: SpecDiff, { bump }: Bump): string {
  const file = changesetFile(repository);
  const path = join(repository, file);
  const old = existsSync(path) ? readFileSync(path, 'utf8') : undefined;
  const isOurs = old?.includes(intro) === true;
  const words = isOurs ? wordsIn(readChangeset(repository, file).summary) : [];
  if (bump === undefined) {
    if (!isOurs) return 'The spec did not change, so no changeset is needed.';
    if (words.length > 0) {
      return `The spec did not change, but ${file} has text that people added. Delete the file if nobody needs it.`;
    }
    rmSync(path);
    return `Removed ${file}: the spec did not change.`;
  }
  if (old !== undefined && !isOurs) {
    throw new Error(
      `${file} was not written by this command. Rename the file and run this command again.`,
    );
  }
  const matter = releasedTogether(repository).map((name) => `'${name}': ${bump}\n`);
  const lists = ofEachRating(diff).flatMap(([rating, changes]) => [
    rating === 'major' && bump !== 'major' ? early : titles[rating],
    changes.map(toItem).join('\n'),
  ]);
  const text = `---\n${matter.join('')}---\n\n${[intro, ...words, ...lists].join('\n\n')}\n`;
  if (old === text) return `${file} is up to date.`;
  writeFileSync(path, text);
  return `${old === undefined ? 'Wrote' : 'Updated'} ${file}.`;
}

/** Returns an unused file name. During a prerelease, the names of used changesets stay taken. */
function changesetFile(repository: string, count = 1): string {
  const name = count === 1 ? 'spec.md' : `spec-${count}.md`;
  const isUsed = existsSync(join(repository, '.changeset/pre', name));
  return isUsed ? changesetFile(repository, count + 1) : `.changeset/${name}`;
}

/** Returns the blocks that people wrote. */
function wordsIn(text: string): string[] {
  const written: readonly string[] = [intro, early, ...Object.values(titles)];
  return text
    .replaceAll('\r\n', '\n')
    .split(/\n{2,}/)
    .map((block) => block.trim())
    .filter((block) => block && !written.includes(block) && !block.startsWith('- `'));
}
