import type { Schema } from '../spec/openapi.ts';
import type { Spec } from '../spec/load.ts';
import { childrenOf, type Node } from './node.ts';
import { toNode } from './read-node.ts';

/** What the validators are generated from. */
export interface Model {
  /** Every schema, after the schemas that it refers to where they do not refer to each other. */
  schemas: readonly NamedSchema[];
  /** The nodes of the schemas by name, for references. */
  nodes: ReadonlyMap<string, Node>;
  /** The names of the schemas of what each operation takes and gives, by operationId. */
  validators: ReadonlyMap<string, { request?: string; response?: string }>;
}

export interface NamedSchema {
  name: string;
  node: Node;
  /** Whether it is a part of a request. */
  isSent: boolean;
}

export function readModel(spec: Spec): Model {
  const named = spec.document().components?.schemas ?? {};
  const found = new Map<string, Omit<NamedSchema, 'isSent'>>();
  const begun = new Set<string>();
  const add = (name: string, schema: Schema): void => {
    // A schema that refers to itself comes before the schemas that lead back to it.
    if (begun.has(name)) return;
    begun.add(name);
    const node = toNode(schema, named);
    for (const other of references(node)) add(other, named[other] ?? {});
    found.set(name, { name, node });
  };
  for (const [name, schema] of Object.entries(named)) add(name, schema);
  const validators = new Map(
    spec.operations.map(({ id, params, response }) => [
      id,
      { ...(params && { request: params.schema }), ...(response && { response }) },
    ]),
  );
  const nodes = new Map([...found].map(([name, { node }]) => [name, node]));
  const sent = reached(
    [...validators.values()].flatMap(({ request }) => request ?? []),
    nodes,
  );
  const schemas = [...found.values()].map((one) => ({ ...one, isSent: sent.has(one.name) }));
  return { schemas, nodes, validators };
}

/** The names of some schemas and of all that they refer to. */
function reached(names: readonly string[], nodes: Model['nodes']): ReadonlySet<string> {
  const all = new Set(names);
  // A set gives what is added to it while it is read.
  for (const name of all) {
    const node = nodes.get(name);
    for (const other of node ? references(node) : []) all.add(other);
  }
  return all;
}

/** The names of the schemas that a node refers to. */
function references(node: Node): string[] {
  return node.kind === 'ref' ? [node.name] : childrenOf(node).flatMap(references);
}
