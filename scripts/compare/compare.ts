import type { Api } from '../spec/api.ts';
import type { Operation } from '../spec/operations.ts';
import { resolve } from '../spec/references.ts';
import { describe } from './alternatives.ts';
import { Changes, type Change, type Facts, type Site } from './change.ts';
import { addressOf, readOperation, type Part } from './operations.ts';
import { pairBy } from './pairs.ts';
import { SchemaComparison } from './schemas.ts';

export interface Comparison {
  changes: Change[];
  /** The schemas of the revision, each with the base schemas that it was compared with. */
  pairs: ReadonlyMap<string, ReadonlySet<string>>;
}

/** Compares two documents: the operations, then the schemas that no operation uses. */
export function compareApis(base: Api, revision: Api): Comparison {
  const changes = new Changes();
  const schemas = new SchemaComparison(base, revision, changes);
  const sides = { base, revision, changes, schemas };
  const id = (one: Operation) => one.id || undefined;
  const route = (one: Operation) => addressOf(one).replace(/\{[^}]*\}/g, '{}');
  for (const [before, after] of pairBy(base.operations, revision.operations, [id, route])) {
    const operations = [(after ?? before)?.id ?? ''];
    const was = before && readOperation(base, before);
    const is = after && readOperation(revision, after);
    compareParts(sides, operations, was, is);
    if (was && is && before && after && route(before) !== route(after)) {
      changes.add({ ...is, operations }, 'route', was.at, is.at);
    }
  }
  for (const name of revision.schemas.keys()) {
    // Users import a schema by its name, so compare it even if other operations use it now.
    if (schemas.pairs.get(name)?.has(name) || !base.schemas.has(name)) continue;
    schemas.compareNamed({ at: name, keys: [], operations: [] }, name, name);
  }
  compareNames(sides);
  const operations = revision.operations.map((each) => each.id);
  const [was, is] = [aroundOf(base.document), aroundOf(revision.document)];
  for (const at of ['servers', 'security'] as const) {
    changes.addFacts({ at, keys: [at], operations }, was[at], is[at]);
  }
  changes.addFacts({ at: 'the document', keys: [], operations: [] }, was.others, is.others);
  return { changes: changes.all(), pairs: schemas.pairs };
}

interface Sides {
  base: Api;
  revision: Api;
  changes: Changes;
  schemas: SchemaComparison;
}

/** Parts that only one side has although another change tells of it. */
const toldElsewhere = ['path parameter', 'place'];

function compareParts(sides: Sides, operations: readonly string[], was?: Part, is?: Part): void {
  const { base, revision, changes, schemas } = sides;
  const part = is ?? was;
  if (!part) return;
  const { what, at, keys, direction } = part;
  const site: Site = { at, keys, direction, operations };
  if (!was || !is) {
    const text = ({ facts, schema }: Part, { schemas: named }: Api) =>
      facts[what] ?? (schema ? describe(schema, named) : 'present');
    if (toldElsewhere.includes(what)) return;
    return changes.add(site, what, was && text(was, base), is && text(is, revision));
  }
  changes.addFacts(site, was.facts, is.facts);
  schemas.compare(site, was.schema ?? {}, is.schema ?? {});
  for (const pair of pairBy(was.parts ?? [], is.parts ?? [], [({ id }) => id])) {
    compareParts(sides, operations, ...pair);
  }
}

/** Adds a change for each schema name that only one document has. A compared pair was renamed. */
function compareNames({ base, revision, changes, schemas }: Sides): void {
  const gone = [...base.schemas.keys()].filter((name) => !revision.schemas.has(name));
  const added = [...revision.schemas.keys()].filter((name) => !base.schemas.has(name));
  const oldNameOf = (name: string) =>
    gone.includes(name) ? name : gone.find((each) => schemas.pairs.get(name)?.has(each));
  for (const [before, after] of pairBy(gone, added, [oldNameOf])) {
    const name = after ?? before ?? '';
    const { places } = after === undefined ? base : revision;
    const keys = places.get(name) ?? ['components', 'schemas', name];
    changes.add({ at: before ?? after ?? '', keys, operations: [] }, 'schema', before, after);
  }
}

/** Returns what a document says beside its operations and schemas. */
function aroundOf(document: Api['document']) {
  const { servers, security = [], components = {}, paths: _, ...others } = document;
  const schemes = (components['securitySchemes'] ?? {}) as Record<string, object>;
  // Nobody sees the names of the schemes.
  const resolved = security.map((requirement) =>
    Object.entries(requirement).map(([name, scopes]) => ({
      ...resolve(document, schemes[name] ?? {}),
      description: undefined,
      scopes,
    })),
  );
  return {
    servers: { servers: servers?.[0]?.url },
    security: { security: resolved },
    others,
  } satisfies Record<string, Facts>;
}
