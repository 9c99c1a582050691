import { compareApis } from '../compare/compare.ts';
import { directions, type Change } from '../compare/change.ts';
import { isAnnotation } from '../spec/keywords.ts';
import { kindsOf } from './kinds.ts';
import { gravest, ratings, type Rating } from './rating.ts';
import { rules, type Kind } from './rules.ts';
import type { SpecText } from './spec-text.ts';

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
    .map(([kind, change]) => rate(kind, change, change.after === undefined ? base : revision))
    .toSorted((one, other) => one.place.line - other.place.line);
  const changes = ratings.flatMap((rating) => rated.filter((each) => each.rating === rating));
  return { base: base.label, revision: revision.label, rating: changes[0]?.rating, changes };
}

function rate(kind: Kind, change: Change, spec: SpecText): RatedChange {
  const { at, keys, what, before, after, uses, isShared } = change;
  // Rate an unused schema for both directions, because it is exported.
  const reached = change.directions.size > 0 ? [...change.directions] : directions;
  const fill = (_: string, name: string) =>
    name === 'keyword' ? what : show(name === 'before' ? before : after);
  const usual = gravest(reached.map((each) => rules[kind][each])) ?? 'patch';
  const mayRefuse =
    isShared && usual === 'minor' && reached.includes('request') && !isAnnotation(what);
  const effect = rules[kind].effect.replace(/\{(\w+)\}/g, fill);
  return {
    kind,
    rating: mayRefuse ? 'major' : usual,
    name: at,
    place: spec.locate(keys, what),
    operations: [...uses].sort(),
    effect: mayRefuse
      ? `${effect} The \`oneOf\` around it refuses values of several alternatives.`
      : effect,
  };
}

/** Returns a value of the document as code on one short line. */
function show(value: unknown): string {
  if (value === undefined) return 'none';
  const text = JSON.stringify(value);
  const short = text.length > 60 ? `${text.slice(0, 60)}…` : text;
  // Markdown needs double backticks around a text that contains a backtick.
  return short.includes('`') ? `\`\` ${short} \`\`` : `\`${short}\``;
}
