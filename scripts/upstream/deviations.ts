import { readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { parse } from 'yaml';
import * as z from 'zod';
import type { Difference } from './drift.ts';

const deviationList = z
  .array(
    z.strictObject({
      at: z.union([z.string(), z.array(z.string())]),
      what: z.string(),
      ours: z.json(),
      theirs: z.json(),
      reason: z.string().trim().min(1),
    }),
  )
  // An entry may stand for several places.
  .transform((list) =>
    list.flatMap(({ at, ...rest }) => [at].flat().map((place) => ({ at: place, ...rest }))),
  )
  .refine((list) => list.every((one, at) => list.findIndex((each) => isSame(each, one)) === at), {
    error: 'An entry repeats another entry.',
  });

/** An intended difference, with the reason. */
export type Deviation = z.infer<typeof deviationList>[number];

/** Reads a list of deviations. Throws, with the place, if an entry is incomplete or repeated. */
export function readDeviations(file: string): Deviation[] {
  try {
    return deviationList.parse(parse(readFileSync(file, 'utf8'), { version: '1.2' }) ?? []);
  } catch (error) {
    const reason = error instanceof z.ZodError ? z.prettifyError(error) : (error as Error).message;
    throw new Error(
      `${file} must be a list of entries with at, what, ours, theirs and reason.\n${reason}`,
      { cause: error },
    );
  }
}

/** The differences, grouped by whether they are listed. */
export interface Judged {
  unlisted: Difference[];
  /** The deviations that still exist, and those that no longer exist. */
  known: Deviation[];
  gone: Deviation[];
}

/** Whether a difference is listed with the same values on both sides. */
export function judge(differences: readonly Difference[], listed: readonly Deviation[]): Judged {
  const exists = (deviation: Deviation) => differences.some((each) => isSame(each, deviation));
  return {
    unlisted: differences.filter((each) => !listed.some((deviation) => isSame(each, deviation))),
    known: listed.filter(exists),
    gone: listed.filter((deviation) => !exists(deviation)),
  };
}

function isSame(one: Difference, other: Difference): boolean {
  const parts = ({ at, what, ours, theirs }: Difference) => [at, what, ours, theirs];
  return isDeepStrictEqual(parts(one), parts(other));
}
