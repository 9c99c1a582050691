import type { Schema } from '../spec/openapi.ts';
import type { Spec } from '../spec/load.ts';
import { references, toNode, type Node } from './node.ts';

/** What the validators are generated from. */
export interface Model {
  /** Every schema, after the schemas that it refers to. */
  schemas: readonly NamedSchema[];
  /** By name, for references. */
  nodes: ReadonlyMap<string, Node>;
  /** By operationId, the names of the schemas of its body and of its answer. */
  validators: ReadonlyMap<string, { request?: string; response?: string }>;
}

export interface NamedSchema {
  name: string;
  node: Node;
  doc: string;
}

export function readModel(spec: Spec): Model {
  const named = spec.document().components?.schemas ?? {};
  const found = new Map<string, NamedSchema>();
  const add = (name: string, schema: Schema): void => {
    if (found.has(name)) return;
    const node = toNode(schema);
    for (const other of references(node)) add(other, named[other] ?? {});
    found.set(name, { name, node, doc: schema.description ?? '' });
  };
  for (const [name, schema] of Object.entries(named)) add(name, schema);
  const validators = new Map(
    spec.operations.map(({ id, params, response }) => [
      id,
      { ...(params && { request: params.schema }), ...(response && { response }) },
    ]),
  );
  const schemas = [...found.values()];
  return { schemas, nodes: new Map(schemas.map(({ name, node }) => [name, node])), validators };
}
