import type { Operation } from '../operations.ts';
import type { Schema } from '../openapi.ts';
import { pascalCase } from '../names.ts';
import type { Spec } from '../spec.ts';
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
  /** Whether the spec itself names it, so that there is a type of that name. */
  inSpec: boolean;
}

export function readModel(spec: Spec): Model {
  const named = spec.document().components?.schemas ?? {};
  const found = new Map<string, NamedSchema>();
  const add = (name: string, schema: Schema, inSpec: boolean): void => {
    if (found.has(name)) return;
    const node = toNode(schema);
    for (const other of references(node)) add(other, named[other] ?? {}, true);
    found.set(name, { name, node, doc: schema.description ?? '', inSpec });
  };
  for (const [name, schema] of Object.entries(named)) add(name, schema, true);

  const nameOf = (operation: Operation, part: string, schema: Schema): string => {
    const ref = /^#\/components\/schemas\/(\w+)$/.exec(schema.$ref ?? '')?.[1];
    if (ref) return ref;
    const name = `${pascalCase(operation.resource)}${pascalCase(operation.method)}${part}`;
    if (name in named) throw new Error(`"${name}" is the name of a schema and of a generated one`);
    const description = `The ${part.toLowerCase()} of \`${operation.id}\`.`;
    add(name, { description, ...schema }, false);
    return name;
  };
  const validators = new Map(
    spec.operations.map((operation) => {
      const { body } = operation;
      const response = resultOf(operation);
      return [
        operation.id,
        {
          ...(body && { request: nameOf(operation, 'Request', body.schema) }),
          ...(response && { response: nameOf(operation, 'Response', response) }),
        },
      ] as const;
    }),
  );
  const schemas = [...found.values()];
  return { schemas, nodes: new Map(schemas.map(({ name, node }) => [name, node])), validators };
}

/** One schema for every successful answer of an operation; undefined if none has a body. */
function resultOf({ results }: Operation): Schema | undefined {
  const distinct = [...new Map(results.map((schema) => [JSON.stringify(schema), schema])).values()];
  const bodies = distinct.map((schema) => schema ?? { type: 'null' });
  if (distinct.every((schema) => schema === null)) return undefined;
  return bodies.length === 1 ? bodies[0] : { anyOf: bodies };
}
