import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { worst } from './compare.ts';
import { ratings, type Rating } from './redocly.ts';

/** The packages that are always released together, under one version. */
export function releasedTogether(repository: string): string[] {
  const { fixed } = JSON.parse(
    readFileSync(join(repository, '.changeset/config.json'), 'utf8'),
  ) as { fixed: string[][] };
  return fixed.flat();
}

/**
 * The gravest bump that pending changesets ask for the packages released together. Those that a
 * prerelease has used are in a folder of their own.
 */
export function pendingBump(repository: string): Rating | undefined {
  const folder = join(repository, '.changeset');
  const packages = releasedTogether(repository);
  return readdirSync(folder)
    .filter((name) => name.endsWith('.md') && name !== 'README.md')
    .flatMap((name) => {
      const bumps = readBumps(`.changeset/${name}`, readFileSync(join(folder, name), 'utf8'));
      return packages.flatMap((each) => ratings.find((rating) => rating === bumps[each]) ?? []);
    })
    .reduce<Rating | undefined>((one, other) => (one ? worst(one, other) : other), undefined);
}

/** What a changeset says of each package. Throws, with its name, for one that says nothing. */
function readBumps(file: string, text: string): Record<string, unknown> {
  const wrong = (reason: string): Error =>
    new Error(`${file} is no changeset: ${reason}. Mend it, or take it out.`);
  const [, matter] = /^---\r?\n(.*?)^---\s*$/ms.exec(text) ?? [];
  if (matter === undefined) throw wrong('it does not start with packages between lines of ---');
  let bumps: unknown;
  try {
    bumps = parse(matter) ?? {};
  } catch (error) {
    throw wrong(String((error as Error).message).trim());
  }
  if (typeof bumps !== 'object' || bumps === null || Array.isArray(bumps)) {
    throw wrong("it has no lines of the form 'package': minor");
  }
  for (const [name, bump] of Object.entries(bumps)) {
    if (![...ratings, 'none'].includes(String(bump))) {
      throw wrong(`"${String(bump)}" for ${name} is none of major, minor, patch and none`);
    }
  }
  return bumps as Record<string, unknown>;
}
