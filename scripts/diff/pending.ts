import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import * as z from 'zod';
import { ratings, worst, type Rating } from './verdict.ts';

const bumps = z.record(z.string(), z.enum([...ratings, 'none']));

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
  const asked = readdirSync(join(repository, '.changeset'))
    .filter((name) => name.endsWith('.md') && name !== 'README.md')
    .flatMap((name) => Object.entries(readBumps(repository, `.changeset/${name}`)))
    .flatMap(([name, bump]) => (packages.includes(name) && bump !== 'none' ? bump : []));
  return asked.length > 0 ? asked.reduce(worst) : undefined;
}

function readBumps(repository: string, file: string): z.infer<typeof bumps> {
  const text = readFileSync(join(repository, file), 'utf8');
  const [, matter] = /^---\r?\n(.*?)^---\s*$/ms.exec(text) ?? [];
  try {
    if (matter === undefined) throw new Error('it must start with packages between lines of ---');
    return bumps.parse(parse(matter) ?? {});
  } catch (error) {
    const reason = error instanceof z.ZodError ? z.prettifyError(error) : (error as Error).message;
    throw new Error(`${file} is not a changeset: ${reason.trim()}. Correct or delete it.`, {
      cause: error,
    });
  }
}
