import type { Change } from '../compare/change.ts';
import { compareDocuments, type FindPartner } from '../compare/compare.ts';
import { referenceTo, schemasOf, type Node } from '../compare/document.ts';
import { isAnnotation } from '../compare/join.ts';
import type { Alternative } from '../compare/part.ts';

/** A structural difference from the vendor's document. */
export interface Difference {
  /** The place, in the names of our spec: `ChatSession.status`, `POST /chatkit/sessions`. */
  at: string;
  /** The kind of difference: a keyword, `field`, `operation` … */
  what: string;
  ours: unknown;
  theirs: unknown;
}

export interface Drift {
  differences: Difference[];
  /** Our schemas, each with the vendor's schema that it was compared with. */
  pairs: ReadonlyMap<string, ReadonlySet<string>>;
}

/** The value of a side that lacks the part. */
export const absent = 'absent';

/** Differences that are not visible in requests and responses, beside annotations. */
const unseen =
  'operationId,path parameters,header input,params,schema,tag values,summary,tags'.split(',');
const visibleAnnotations = ['default', 'deprecated', 'nullable'];

/** Finds structural differences between the vendor's document and our spec. */
export function findDrift(ours: Node, theirs: Node): Drift {
  const { changes, pairs } = compareDocuments(theirs, ours, findMostAlike);
  const missing = Object.keys(schemasOf(ours)).filter((name) => !pairs.has(name));
  return {
    differences: [
      ...changes.filter(isStructural).map(({ at, what, before, after }) => ({
        at,
        what,
        ours: after ?? absent,
        theirs: before ?? absent,
      })),
      ...missing.map((at) => ({ at, what: 'schema', ours: 'present', theirs: absent })),
    ],
    pairs,
  };
}

function isStructural({ what, at, after }: Change): boolean {
  // Ignore the vendor's other APIs.
  if (what === 'operation' && after === undefined) return /^\w+ \/chatkit\//.test(at);
  if (at === 'the document' || unseen.includes(what)) return false;
  return visibleAnnotations.includes(what) || !isAnnotation(what);
}

/** Finds the most similar unmatched schema. If several are equally similar, compares the names. */
const findMostAlike: FindPartner = (name, { base, revision, pairs }) => {
  const [ours] = revision.read(referenceTo(name)).alternatives;
  const taken = new Set([...pairs.values()].flatMap((names) => [...names]));
  let best: { name: string; score: number } | undefined;
  for (const other of Object.keys(schemasOf(base.document))) {
    const [theirs] = taken.has(other) ? [] : base.read(referenceTo(other)).alternatives;
    const alike = ours && theirs ? likeness(ours, theirs) : 0;
    const score = alike + (other === name ? 1 : other.startsWith(name) ? 0.1 : 0);
    if (alike >= 0.6 && score > (best?.score ?? 0)) best = { name: other, score };
  }
  return best?.name;
};

/** Rates the similarity of two schemas from 0 to 1, by type and by the names of fields and values. */
function likeness(one: Alternative, other: Alternative): number {
  if (one.type !== other.type) return 0;
  const [names, others] = [namesIn(one), namesIn(other)];
  return names.intersection(others).size / Math.max(1, names.union(others).size);
}

function namesIn({ parts, facts }: Alternative): Set<unknown> {
  const fields = [...parts.values()].filter(({ what }) => what === 'field');
  return new Set([...fields.map(({ label }) => label), ...[facts['enum'] ?? []].flat()]);
}
