import type { Change } from './change.ts';
import { pointerOf } from '../spec/references.ts';
import { Changes } from './changes.ts';
import { schemasOf, type Node } from './document.ts';
import { compareOperations } from './operation.ts';
import { operationsOf, type Operation } from './parts.ts';
import { SchemaComparison } from './schemas.ts';

/** Finds the base schema that corresponds to a schema of the revision. May return undefined. */
export type FindPartner = (name: string, schemas: SchemaComparison) => string | undefined;

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
  const schemas = new SchemaComparison(base, revision, changes);
  for (const [before, after] of pairOperations(operationsOf(base), operationsOf(revision))) {
    compareOperations(schemas, changes, before, after);
  }
  for (const name of Object.keys(schemasOf(revision))) {
    const partner = schemas.pairs.has(name) ? undefined : findPartner(name, schemas);
    if (partner !== undefined) schemas.compare({ label: name }, toSchema(partner), toSchema(name));
  }
  const [was, is] = [base, revision].map((document) =>
    Object.fromEntries(Object.entries(document).filter(([key]) => !used.includes(key))),
  );
  changes.addFacts({ label: 'the document' }, { base, revision }, was ?? {}, is ?? {});
  return { changes: changes.all(), pairs: schemas.pairs };
}

function toSchema(name: string): Node {
  return { $ref: `#/components/schemas${encodeURI(pointerOf([name]))}` };
}

/** Pairs operations by operationId, and the remaining operations by method and path. */
function pairOperations(
  base: readonly Operation[],
  revision: readonly Operation[],
): [Operation | undefined, Operation | undefined][] {
  const partners = new Map<Operation, Operation>();
  const taken = new Set<Operation>();
  for (const key of ['id', 'route'] as const) {
    const left = new Map(base.filter((each) => !taken.has(each)).map((each) => [each[key], each]));
    for (const after of revision) {
      const before = partners.has(after) ? undefined : left.get(after[key]);
      if (!before || taken.has(before)) continue;
      partners.set(after, before);
      taken.add(before);
    }
  }
  return [
    ...revision.map((after): [Operation | undefined, Operation] => [partners.get(after), after]),
    ...base
      .filter((before) => !taken.has(before))
      .map((before): [Operation, undefined] => [before, undefined]),
  ];
}
