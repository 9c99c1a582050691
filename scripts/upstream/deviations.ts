import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { isNode } from './load.ts';
import { isSame, type Difference } from './schemas.ts';

/** A difference that is meant, and why. */
export interface Deviation {
  at: string;
  what: string;
  ours: unknown;
  theirs: unknown;
  reason: string;
}

const keys = ['at', 'what', 'ours', 'theirs', 'reason'];

/** Reads spec/deviations.yaml. Throws for what is no list of entries that say everything, once. */
export function readDeviations(file: string): Deviation[] {
  const entries = parseEntries(file);
  const seen = new Map<string, number>();
  for (const [index, entry] of entries.entries()) {
    const refuse = (problem: string): never => {
      throw new Error(`${file}: entry ${index + 1} (${String(entry['at'])}) ${problem}.`);
    };
    const missing = keys.filter((key) => !(key in entry));
    if (missing.length > 0) refuse(`lacks ${missing.join(', ')}`);
    if (String(entry['reason'] ?? '').trim() === '') refuse('lacks a reason');
    const unknown = Object.keys(entry).filter((key) => !keys.includes(key));
    if (unknown.length > 0) refuse(`has ${unknown.join(', ')}, which says nothing here`);
    const difference = JSON.stringify(keys.slice(0, 4).map((key) => entry[key]));
    const first = seen.get(difference);
    if (first !== undefined) refuse(`says what entry ${first} does`);
    seen.set(difference, index + 1);
  }
  return entries as unknown as Deviation[];
}

function parseEntries(file: string): Record<string, unknown>[] {
  let entries: unknown;
  try {
    entries = parse(readFileSync(file, 'utf8'), { version: '1.2' }) ?? [];
  } catch (error) {
    throw new Error(`${file} cannot be read: ${(error as Error).message}`, { cause: error });
  }
  if (!Array.isArray(entries) || !entries.every(isNode)) {
    throw new Error(`${file} must be a list of entries with ${keys.join(', ')}.`);
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
