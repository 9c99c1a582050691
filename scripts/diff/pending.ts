import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseChangesetFile } from '@changesets/parse';
import { gravest, type Rating } from './verdict.ts';

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
  const releases = readdirSync(join(repository, '.changeset'))
    .filter((name) => name.endsWith('.md') && name !== 'README.md')
    .flatMap((name) => readChangeset(repository, `.changeset/${name}`).releases)
    .filter(({ name }) => packages.includes(name));
  return gravest(releases.flatMap(({ type }) => (type === 'none' ? [] : type)));
}

/** Reads a changeset. Throws an error with the file if it is invalid. */
export function readChangeset(
  repository: string,
  file: string,
): ReturnType<typeof parseChangesetFile> {
  try {
    return parseChangesetFile(readFileSync(join(repository, file), 'utf8'));
  } catch (error) {
    throw new Error(`${file} is invalid. Correct or delete it: ${(error as Error).message}`, {
      cause: error,
    });
  }
}
