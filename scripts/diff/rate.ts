import { compareDocuments, type Comparison } from '../compare/compare.ts';
import { directions, type Change } from '../compare/change.ts';
import { nodeAt, schemasOf } from '../compare/document.ts';
import { pointerOf } from '../spec/references.ts';
import { kindsOf } from './kinds.ts';
import { rules, type Kind } from './rules.ts';
import type { SpecText } from './spec-text.ts';
import { ratings, verdictFor, worst, type Rating } from './verdict.ts';

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
  const names = schemasOf(base.document);
  const comparison = compareDocuments(base.document, revision.document, (name) =>
    Object.hasOwn(names, name) ? name : undefined,
  );
  const changes = [...comparison.changes, ...nameChanges(base, revision, comparison)]
    .flatMap(kindsOf)
    .map(([kind, change]) => rate(kind, change, base, revision))
    .sort(
      (one, other) =>
        ratings.indexOf(other.rating) - ratings.indexOf(one.rating) ||
        one.place.line - other.place.line,
    );
  return { base: base.label, revision: revision.label, rating: changes[0]?.rating, changes };
}

/** Rates a change of a named schema, which types and validators export. */
function nameChanges(base: SpecText, revision: SpecText, { pairs }: Comparison): Change[] {
  const [was, is] = [schemasOf(base.document), schemasOf(revision.document)];
  const gone = new Set(Object.keys(was).filter((name) => !Object.hasOwn(is, name)));
  const added = Object.keys(is).filter((name) => !Object.hasOwn(was, name));
  const change = (before: string | undefined, after: string | undefined): Change => ({
    what: 'schema',
    at: before ?? after ?? '',
    before,
    after,
    nodes: [after === undefined ? nodeAt(was, before ?? '') : nodeAt(is, after)],
    isRequired: false,
    uses: new Set(),
    directions: new Set(),
    isParameter: false,
  });
  const renamedOrAdded = added.map((name) => {
    const old = [...gone].find((each) => pairs.get(name)?.has(each));
    if (old !== undefined) gone.delete(old);
    return change(old, name);
  });
  return [...renamedOrAdded, ...[...gone].map((name) => change(name, undefined))];
}

function rate(kind: Kind, change: Change, base: SpecText, revision: SpecText): RatedChange {
  const reached = directions.filter((each) => change.directions.has(each));
  const verdicts = new Map(
    // Rate an unused schema for both directions, because it is exported.
    (reached.length > 0 ? reached : directions).map((direction) => {
      const { rating, effect } = verdictFor(rules[kind], direction);
      return [effect(change), { rating, direction }];
    }),
  );
  const effects = [...verdicts].map(([effect, { direction }]) =>
    verdicts.size > 1 ? `${effect} (${direction})` : effect,
  );
  const places = change.nodes.flatMap((node) =>
    [revision, base].map((spec) => ({ spec, keys: spec.keysOf(node) })),
  );
  const { spec = revision, keys = [] } = places.find((place) => place.keys) ?? {};
  return {
    kind,
    rating: [...verdicts.values()].map(({ rating }) => rating).reduce(worst),
    name: change.at,
    place: {
      file: spec.label,
      line: spec.lineOf([...keys, change.what]),
      pointer: `#${pointerOf(keys) || '/'}`,
    },
    operations: [...change.uses].sort(),
    effect: effects.join(' It '),
  };
}
