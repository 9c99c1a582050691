import type { Operation } from '../spec/operations.ts';
import type { Schema } from '../spec/openapi.ts';
import { responseTypeName } from '../spec/names.ts';
import type { Spec } from '../spec/load.ts';
import { nameOf } from '../spec/schemas.ts';
import { childrenOf, type Node } from './node.ts';
import { toNode } from './read-node.ts';

/** What the validators are generated from. */
export interface Model {
  /** Every schema, after the schemas that it refers to where they do not refer to each other. */
  schemas: readonly NamedSchema[];
  /** The nodes of the schemas by name, for references. */
  nodes: ReadonlyMap<string, Node>;
  /** The names of the schemas of each operation's body and response, by operationId. */
  validators: ReadonlyMap<string, { request?: string; response?: string }>;
}

export interface NamedSchema {
  name: string;
  node: Node;
  /** Whether the spec itself names it, so that there is a type of that name. */
  inSpec: boolean;
  /** Whether it is a part of a request. */
  isSent: boolean;
}

export function readModel(spec: Spec): Model {
  const named = spec.document().components?.schemas ?? {};
  const found = new Map<string, Omit<NamedSchema, 'isSent'>>();
  const begun = new Set<string>();
  const add = (name: string, schema: Schema, inSpec: boolean): void => {
    // A schema that refers to itself comes before the schemas that lead back to it.
    if (begun.has(name)) return;
    begun.add(name);
    const node = toNode(schema, named);
    for (const other of references(node)) add(other, named[other] ?? {}, true);
    found.set(name, { name, node, inSpec });
  };
  for (const [name, schema] of Object.entries(named)) add(name, schema, true);

  const responseName = (operation: Operation, schema: Schema): string => {
    const name = nameOf(schema) || responseTypeName(operation);
    add(name, { description: `The response of \`${operation.id}\`.`, ...schema }, false);
    return name;
  };
  const validators = new Map(
    spec.operations.map((operation) => {
      const { body } = operation;
      const response = resultOf(operation);
      return [
        operation.id,
        {
          // The checks ask for a body with a name.
          ...(body && { request: nameOf(body.schema) }),
          ...(response && { response: responseName(operation, response) }),
        },
      ] as const;
    }),
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

/** One schema for every successful response of an operation; undefined if none has a body. */
function resultOf({ results }: Operation): Schema | undefined {
  const distinct = [...new Map(results.map((schema) => [JSON.stringify(schema), schema])).values()];
  const bodies = distinct.map((schema) => schema ?? { type: 'null' });
  if (distinct.every((schema) => schema === null)) return undefined;
  return bodies.length === 1 ? bodies[0] : { anyOf: bodies };
}

/** The names of the schemas that a node refers to. */
function references(node: Node): string[] {
  return node.kind === 'ref' ? [node.name] : childrenOf(node).flatMap(references);
}
