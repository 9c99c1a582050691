import { isNode, type Upstream } from './load.ts';
import { compareOperations } from './operations.ts';
import { absent, likeness, SchemaComparison, type Difference } from './schemas.ts';
import { shapeOf } from './shape.ts';

/** What both documents say otherwise, and which schema of theirs is which of ours. */
export interface Drift {
  differences: Difference[];
  pairs: ReadonlyMap<string, ReadonlySet<string>>;
}

/** Less alike than this, two objects are not taken for the same one. */
const enough = 0.6;

/** Compares our spec with the vendor's whole document, of which only what is ours is looked at. */
export function compareWithUpstream(ours: Upstream, theirs: Upstream): Drift {
  const schemas = new SchemaComparison(ours, theirs);
  const operations = compareOperations(ours, theirs, schemas);
  // What no operation of both leads to, the errors above all, is looked for by its shape.
  for (const name of Object.keys(ours.components?.schemas ?? {})) {
    if (schemas.pairs.has(name)) continue;
    const theirName = mostAlike(name, ours, theirs, schemas.taken());
    if (theirName === undefined) {
      schemas.differences.push({ at: name, what: 'schema', ours: 'present', theirs: absent });
      continue;
    }
    const reference = (to: string) => ({ $ref: `#/components/schemas/${to}` });
    schemas.compare(name, reference(name), reference(theirName));
  }
  return { differences: [...operations, ...schemas.differences], pairs: schemas.pairs };
}

/** Their schema that is most like one of ours; of several the one with the nearer name. */
function mostAlike(
  name: string,
  ours: Upstream,
  theirs: Upstream,
  taken: ReadonlySet<string>,
): string | undefined {
  const shape = shapeOf(ours, { $ref: `#/components/schemas/${name}` });
  let best: { name: string; score: number } | undefined;
  for (const [theirName, schema] of Object.entries(theirs.components?.schemas ?? {})) {
    // What another of ours was found to be is not this one as well.
    if (!isNode(schema) || taken.has(theirName)) continue;
    const alike = likeness(shape, shapeOf(theirs, schema));
    if (alike < enough) continue;
    const score = alike + (theirName === name ? 1 : theirName.startsWith(name) ? 0.1 : 0);
    if (!best || score > best.score) best = { name: theirName, score };
  }
  return best?.name;
}
