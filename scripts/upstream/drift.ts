import type { Change } from '../compare/change.ts';
import { compareDocuments, type FindPartner } from '../compare/compare.ts';
import { schemasOf, type Node } from '../compare/document.ts';
import { isProse } from '../compare/keywords.ts';
import { likeness } from '../compare/union.ts';

/** A structural difference from the vendor's document. */
export interface Difference {
  /** In the names of our spec: `ChatSession.status`, `POST /chatkit/sessions`. */
  at: string;
  /** What differs: a keyword, `field`, `operation` … */
  what: string;
  ours: unknown;
  theirs: unknown;
}

export interface Drift {
  differences: Difference[];
  /** Our schemas with those of theirs that they were compared with. */
  pairs: ReadonlyMap<string, ReadonlySet<string>>;
}

/** Stands for what one side does not have. */
export const absent = 'absent';

/** What never goes over the wire, or has another name there. */
const unseen = ['operationId', 'path parameters', 'given by', 'discriminator'];

/** Finds where the vendor's document differs from ours in what both describe. */
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
  // The vendor's other APIs are not ours.
  if (what === 'operation' && after === undefined) return /^\w+ \/chatkit\//.test(at);
  return (
    at !== 'the document' && !isProse(what) && !what.startsWith('x-') && !unseen.includes(what)
  );
}

/** Of the schemas that stand for no other one, finds the most alike; of several, by the nearer name. */
const findMostAlike: FindPartner = (name, { base, revision, pairs }) => {
  const [ours] = revision.read(schemasOf(revision.document)[name] as Node).members;
  const taken = new Set([...pairs.values()].flatMap((names) => [...names]));
  let best: { name: string; score: number } | undefined;
  for (const [other, schema] of Object.entries(schemasOf(base.document))) {
    const [theirs] = taken.has(other) ? [] : base.read(schema as Node).members;
    const alike = ours && theirs ? likeness(ours, theirs) : 0;
    const score = alike + (other === name ? 1 : other.startsWith(name) ? 0.1 : 0);
    if (alike >= 0.6 && score > (best?.score ?? 0)) best = { name: other, score };
  }
  return best?.name;
};
