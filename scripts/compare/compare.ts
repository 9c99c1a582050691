import type { Api } from '../spec/api.ts';
import { resolve } from '../spec/references.ts';
import type { Change, Facts } from './change.ts';
import { Comparison } from './comparison.ts';
import { readOperation, referenceTo } from './operations.ts';
import { pairParts, type Part } from './part.ts';

/** Compares two documents: the operations, then the named schemas, then everything else. */
export function compareApis(
  base: Api,
  revision: Api,
): Pick<Comparison, 'pairs'> & { changes: Change[] } {
  const comparison = new Comparison(base, revision);
  const { changes, pairs } = comparison;
  const read = (api: Api) => api.operations.map((operation) => readOperation(api, operation));
  for (const [was, is] of pairParts(read(base), read(revision))) {
    const operations = [String((is ?? was)?.facts['operationId'] ?? '')];
    comparison.compare({ operations }, [was, is]);
    if (was && is && was.ids[1] !== is.ids[1]) {
      comparison.add({ ...is, operations }, 'route', was.at, is.at);
    }
  }
  const isCommon = (name: string) => base.schemas.has(name) && revision.schemas.has(name);
  const oldNameOf = (name: string) => [...(pairs.get(name) ?? [])].find((each) => !isCommon(each));
  // Users import a schema by its name, so compare it even if other operations use it now. The common
  // schemas come first, because comparing them also finds the new names of others.
  for (const areCommon of [true, false]) {
    const names = (api: Api) =>
      [...api.schemas.keys()].filter((name) => isCommon(name) === areCommon);
    const was = names(base).map((name) => readName(name, name));
    const is = names(revision).map((name) => readName(name, oldNameOf(name)));
    comparison.compareAll({ operations: [] }, was, is);
  }
  const operations = revision.operations.map((each) => each.id);
  const [was, is] = [aroundOf(base.document), aroundOf(revision.document)];
  for (const at of ['servers', 'security'] as const) {
    comparison.addFacts({ at, keys: [at], operations }, was[at], is[at]);
  }
  comparison.addFacts({ at: 'the document', keys: [], operations: [] }, was.others, is.others);
  return { changes: [...changes.values()], pairs };
}

function readName(name: string, oldName: string | undefined): Part {
  const facts = { schema: name };
  const part = { what: 'schema', ids: [name, oldName], at: name, facts };
  return { ...part, keys: ['components', 'schemas', name], schema: referenceTo(name) };
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
