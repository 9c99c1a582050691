import { Changes, type Change, type Site } from './change.ts';
import { nodeAt, referenceTo, schemasOf, type Node } from './document.ts';
import { operationsOf, type Operation } from './operations.ts';
import { pairBy } from './pairs.ts';
import { PartComparison } from './part-comparison.ts';

/** Finds the base schema that corresponds to a schema of the revision. May return undefined. */
export type FindPartner = (name: string, parts: PartComparison) => string | undefined;

export interface Comparison {
  changes: Change[];
  /** The schemas of the revision, each with the base schema that it was compared with. */
  pairs: ReadonlyMap<string, ReadonlySet<string>>;
}

/** Document keys that are compared as parts of operations. */
const used = ['paths', 'components', 'servers', 'security'];

/** Compares two OpenAPI documents. `findPartner` pairs the schemas that no operation uses. */
export function compareDocuments(base: Node, revision: Node, findPartner: FindPartner): Comparison {
  const changes = new Changes();
  const parts = new PartComparison(base, revision, changes);
  const id = (operation: Operation) => operation.id;
  const route = (operation: Operation) => operation.route;
  for (const [before, after] of pairBy(operationsOf(base), operationsOf(revision), [id, route])) {
    const operation = after ?? before;
    if (!operation) continue;
    const { node, address } = operation;
    const site: Site = { operation: address, label: '', nodes: [], user: operation.id };
    if (before && after && before.route !== after.route) {
      changes.add(site, 'route', node, [before.address, after.address]);
    }
    parts.compare(site, before, after);
  }
  for (const name of Object.keys(schemasOf(revision))) {
    const partner = parts.pairs.has(name) ? undefined : findPartner(name, parts);
    const site = { label: name, nodes: [nodeAt(schemasOf(revision), name)] };
    if (partner !== undefined) parts.compareSchemas(site, referenceTo(partner), referenceTo(name));
  }
  compareNames(parts, changes);
  const [was = {}, is = {}] = [base, revision].map((document) =>
    Object.fromEntries(Object.entries(document).filter(([key]) => !used.includes(key))),
  );
  changes.addFacts({ label: 'the document', nodes: [] }, revision, was, is);
  return { changes: changes.all(), pairs: parts.pairs };
}

/** Adds a change for each schema name that only one document has. A compared pair was renamed. */
function compareNames({ base, revision, pairs }: PartComparison, changes: Changes): void {
  const [was, is] = [schemasOf(base.document), schemasOf(revision.document)];
  const gone = Object.keys(was).filter((name) => !Object.hasOwn(is, name));
  const added = Object.keys(is).filter((name) => !Object.hasOwn(was, name));
  const oldNameOf = (name: string) =>
    gone.includes(name) ? name : gone.find((each) => pairs.get(name)?.has(each));
  for (const [before, after] of pairBy(gone, added, [oldNameOf])) {
    const node = after === undefined ? nodeAt(was, before ?? '') : nodeAt(is, after);
    changes.add({ label: before ?? after ?? '', nodes: [] }, 'schema', node, [before, after]);
  }
}
