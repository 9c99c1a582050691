import type { Schema } from '../spec/openapi.ts';
import type { Facts, Place, Use } from './change.ts';

/** A part of a document, which the other document may lack. */
export interface Part extends Place, Partial<Pick<Use, 'direction'>> {
  /**
   * The kind of part, which names the changes that add or remove it. Undefined if other changes tell
   * that one side lacks the part.
   */
  what?: string;
  /** Identify the part among its siblings. The first id is the best one. */
  ids: readonly unknown[];
  /** The values to compare by key. */
  facts: Facts;
  schema?: Schema | undefined;
  /** What the other side allows in place of a part that it lacks. */
  former?: Schema | undefined;
  parts?: readonly Part[];
}

export type Pair = readonly [before: Part | undefined, after: Part | undefined];

/** Pairs the parts with the same first id, then the remaining parts with the same next id. */
export function pairParts(base: readonly Part[], revision: readonly Part[]): Pair[] {
  const partners = new Map<Part, Part>();
  const left = new Set(base);
  const ranks = Math.max(0, ...revision.map(({ ids }) => ids.length));
  for (let rank = 0; rank < ranks; rank++) {
    for (const after of revision.filter((each) => !partners.has(each))) {
      const id = after.ids[rank];
      const before = [...left].find((each) => id !== undefined && each.ids[rank] === id);
      if (!before) continue;
      partners.set(after, before);
      left.delete(before);
    }
  }
  return [
    ...revision.map((after) => [partners.get(after), after] as const),
    ...[...left].map((before) => [before, undefined] as const),
  ];
}
