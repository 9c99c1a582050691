import { compareApis } from '../compare/compare.ts';
import { directions, type Change } from '../compare/change.ts';
import { kindsOf } from './kinds.ts';
import { rules, type Kind } from './rules.ts';
import type { SpecText } from './spec-text.ts';
import { gravest, ratings, type Rating } from './verdict.ts';

/** A change with its rating, its place and its effect on users. */
export interface RatedChange {
  rating: Rating;
  kind: Kind;
  /** The changed part, such as `ChatSession.status`. */
  name: string;
  /** The place in the revision, or in the base if the part was removed. */
  place: { file: string; line: number; pointer: string };
  /** The affected operations, such as `sessions.create (request)`. */
  operations: string[];
  /** Completes a sentence that starts with the name. */
  effect: string;
}

export interface SpecDiff {
  base: string;
  revision: string;
  /** The highest rating. Undefined if nothing changed. */
  rating: Rating | undefined;
  /** Sorted by rating, highest first, then by document order. */
  changes: RatedChange[];
}

/** Compares two specs and rates every change. */
export function diffSpecs(base: SpecText, revision: SpecText): SpecDiff {
  const rated = compareApis(base, revision)
    .changes.flatMap(kindsOf)
    .map(([kind, change]) => rate(kind, change, base, revision))
    .sort(
      (one, other) =>
        ratings.indexOf(one.rating) - ratings.indexOf(other.rating) ||
        one.place.line - other.place.line,
    );
  const { label } = revision;
  return { base: base.label, revision: label, rating: rated[0]?.rating, changes: rated };
}

function rate(kind: Kind, change: Change, base: SpecText, revision: SpecText): RatedChange {
  const reached = directions.filter((each) => change.directions.has(each));
  const spec = change.after === undefined ? base : revision;
  return {
    kind,
    // Rate an unused schema for both directions, because it is exported.
    rating:
      gravest((reached.length > 0 ? reached : directions).map((each) => rules[kind][each])) ??
      'patch',
    name: change.at,
    place: spec.locate(change.keys, change.what),
    operations: [...change.uses].sort(),
    effect: rules[kind].effect(change),
  };
}
