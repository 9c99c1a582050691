import type { Schema } from '../spec/openapi.ts';
import type { Spec } from '../spec/load.ts';
import { childrenOf, type Node } from './node.ts';
import { toNode } from './read-node.ts';

/** The input of the generators of validators. */
export interface Model {
  /** All schemas. A schema comes after the schemas that it refers to, except in cycles. */
  schemas: readonly NamedSchema[];
  /** The nodes of the schemas by name, for references. */
  nodes: ReadonlyMap<string, Node>;
  /** The names of each operation's request and response schemas, by operationId. */
  validators: ReadonlyMap<string, { request?: string; response?: string }>;
}

export interface NamedSchema {
  name: string;
  node: Node;
  /** Whether the schema is part of a request. */
  isSent: boolean;
}

export function readModel(spec: Spec): Model {
  const named = spec.document().components?.schemas ?? {};
  const found = new Map<string, Omit<NamedSchema, 'isSent'>>();
  const begun = new Set<string>();
  const add = (name: string, schema: Schema): void => {
    // In a cycle, the schema that was visited first comes first.
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

/** Returns the given schema names and the names of all schemas that they refer to. */
function reached(names: readonly string[], nodes: Model['nodes']): ReadonlySet<string> {
  const all = new Set(names);
  // Iterating over a set also visits entries that are added meanwhile.
  for (const name of all) {
    const node = nodes.get(name);
    for (const other of node ? references(node) : []) all.add(other);
  }
  return all;
}

/** Lists the names of the schemas that a node refers to. */
function references(node: Node): string[] {
  return node.kind === 'ref' ? [node.name] : childrenOf(node).flatMap(references);
}
