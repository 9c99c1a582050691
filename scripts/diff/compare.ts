import type { OpenApiDocument } from '../spec/openapi.ts';
import { pairAlternatives, splitAlternatives } from './alternatives.ts';
import type { Change, Kind } from './change.ts';
import { changesOf } from './changes.ts';
import { pairConstants } from './constants.ts';
import { withObjectDefaults } from './defaults.ts';
import { uncertain } from './document-rules.ts';
import type { ComparedSpec } from './document.ts';
import { moveOperations } from './moved.ts';
import { nameChanges, renamedSchemas } from './names.ts';
import { inOneNotation } from './notation.ts';
import { nameOf, toPointer, valueAt } from './pointer.ts';
import { directions, reachIn, type Direction, type Use } from './reach.ts';
import { findDifferences, ratings, type Finding, type Rating } from './redocly.ts';
import { rules } from './rules.ts';

/** A change with its rating, its place and what it means. */
export interface RatedChange {
  rating: Rating;
  kind: Kind;
  /** What changed, such as `ChatSession.status`. */
  name: string;
  /** In the revision; in the base if it is gone from there. */
  place: { file: string; line: number; pointer: string };
  /** The operations it reaches, such as `sessions.create (request)`. */
  operations: string[];
  /** What it does to a user of types, client and zod; follows the name. */
  effect: string;
}

export interface Comparison {
  base: string;
  revision: string;
  /** Of all changes the gravest; undefined if there is none. */
  rating: Rating | undefined;
  /** The gravest first, then in the order of the document. */
  changes: RatedChange[];
}

/** Compares two specs and rates every change. Runs `redocly diff` in a process of its own. */
export async function compareSpecs(
  base: ComparedSpec,
  revision: ComparedSpec,
): Promise<Comparison> {
  const moved = moveOperations(base.document, revision.document);
  const documents = inOneNotation({ base: moved.base, revision: revision.document });
  const findings = await findDifferences(
    { ...base, text: textOf(base, documents.base) },
    { ...revision, text: textOf(revision, documents.revision) },
  );
  const renamed = renamedSchemas(findings);
  const all: [Change, Finding?][] = [
    ...moved.changes.map<[Change]>((change) => [change]),
    ...nameChanges(base.document, revision.document, renamed).map<[Change]>((change) => [change]),
    ...withObjectDefaults(
      pairConstants(pairAlternatives(splitAlternatives(findings, documents))),
      documents.base,
      documents.revision,
      renamed,
    ).flatMap((finding) =>
      changesOf(finding, documents).map<[Change, Finding]>((change) => [change, finding]),
    ),
  ];
  const rate = rater(base, revision, documents.revision);
  const changes = distinct(all.map(([change, finding]) => rate(change, finding))).sort(
    (one, other) =>
      ratings.indexOf(other.rating) - ratings.indexOf(one.rating) ||
      one.place.line - other.place.line,
  );
  return {
    base: base.label,
    revision: revision.label,
    rating: changes[0]?.rating,
    changes,
  };
}

/** The text as it is, so that what redocly cannot read is told with its line, where it may be. */
function textOf(spec: ComparedSpec, document: OpenApiDocument): string {
  const text = JSON.stringify(document);
  return text === JSON.stringify(spec.document) ? spec.text : text;
}

/** `compared` is the revision in the notation in which places of changes were found. */
function rater(base: ComparedSpec, revision: ComparedSpec, compared: OpenApiDocument) {
  const [reachBase, reachRevision] = [reachIn(base.document), reachIn(revision.document)];
  return (change: Change, finding: Finding | undefined): RatedChange => {
    const isGone = valueAt(compared, change.keys) === undefined;
    const spec = isGone ? base : revision;
    const uses = [...reachBase(change.keys), ...reachRevision(change.keys)];
    // A new or gone operation is none that users were reached through: it names itself alone.
    const known = new Set(uses.flatMap(({ direction }) => direction ?? []));
    // What no operation uses is exported all the same: it counts as sent and as answered.
    const reached = directions.filter((direction) => known.size === 0 || known.has(direction));
    const rule = rules[change.kind];
    return {
      rating: reached
        .map((direction) => rule[direction])
        .map((rating) => (rating === 'redocly' ? (finding?.impact ?? 'patch') : rating))
        .reduce(worst),
      kind: change.kind,
      name: nameOf(change.keys, spec.document),
      place: {
        file: spec.label,
        line: spec.lineOf(change.keyword ? [...change.keys, change.keyword] : change.keys),
        pointer: toPointer(change.keys),
      },
      operations: [...new Set(uses.map(describeUse))].sort(),
      effect: effectOf(change, finding, reached, known.size > 0),
    };
  };
}

function effectOf(
  change: Change,
  finding: Finding | undefined,
  reached: readonly Direction[],
  isUsed: boolean,
): string {
  const rule = rules[change.kind];
  const [verdict] = finding?.verdicts ?? [];
  if (change.kind === 'other' && verdict) {
    return `differs: ${verdict.message} ${uncertain}`;
  }
  const effects = new Map(reached.map((direction) => [rule.effect(change, direction), direction]));
  if (effects.size < 2 || !isUsed) return rule.effect(change, reached[0] ?? 'request');
  return [...effects]
    .map(([effect, direction]) => `${effect} (${direction === 'request' ? 'sent' : 'answered'})`)
    .join(' It ');
}

export function worst(one: Rating, other: Rating): Rating {
  return ratings.indexOf(one) >= ratings.indexOf(other) ? one : other;
}

function describeUse({ operation, direction }: Use): string {
  return direction ? `${operation} (${direction})` : operation;
}

function distinct(changes: RatedChange[]): RatedChange[] {
  return [...new Map(changes.map((change) => [JSON.stringify(change), change])).values()];
}
