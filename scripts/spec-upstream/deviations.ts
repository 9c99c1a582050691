import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { isSame, type Difference } from './schemas.ts';

/** A difference that is meant, and why. */
export interface Deviation {
  at: string;
  what: string;
  ours: unknown;
  theirs: unknown;
  reason: string;
}

/** Reads spec/deviations.yaml. Throws for an entry that does not say everything. */
export function readDeviations(file: string): Deviation[] {
  const entries = (parse(readFileSync(file, 'utf8'), { version: '1.2' }) ?? []) as Deviation[];
  for (const [index, entry] of entries.entries()) {
    const missing = ['at', 'what', 'ours', 'theirs', 'reason'].filter((key) => !(key in entry));
    if (missing.length > 0) {
      throw new Error(`${file}: entry ${index + 1} (${entry.at}) lacks ${missing.join(', ')}.`);
    }
  }
  return entries;
}

/** The differences, sorted by what is known of them. */
export interface Judged {
  fresh: Difference[];
  known: { difference: Difference; deviation: Deviation }[];
  /** Deviations that are listed, and no longer exist. */
  stale: Deviation[];
}

/** A difference is known only while both sides are as the list says: theirs may move on. */
export function judge(
  differences: readonly Difference[],
  deviations: readonly Deviation[],
): Judged {
  const judged: Judged = { fresh: [], known: [], stale: [] };
  const used = new Set<Deviation>();
  for (const difference of differences) {
    const deviation = deviations.find(
      (each) =>
        each.at === difference.at &&
        each.what === difference.what &&
        isSame(each.ours, difference.ours) &&
        isSame(each.theirs, difference.theirs),
    );
    if (deviation) {
      judged.known.push({ difference, deviation });
      used.add(deviation);
    } else judged.fresh.push(difference);
  }
  judged.stale = deviations.filter((each) => !used.has(each));
  return judged;
}
