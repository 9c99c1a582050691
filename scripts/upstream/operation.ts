import { httpMethods } from '../spec/openapi.ts';
import { follow, isNode, type Node, type Upstream } from './load.ts';

/** An operation of either document. */
export interface Operation {
  /** Such as `POST /chatkit/sessions`, in its own document's words. */
  name: string;
  /** The same without the names of path parameters, which never go over the wire. */
  key: string;
  path: string;
  node: Node;
  /** Where its references lead. */
  document: Upstream;
  /** Those of the path included. */
  parameters: Node[];
}

export function operationsOf(document: Upstream): Operation[] {
  return Object.entries(document.paths).flatMap(([path, item]) =>
    httpMethods.flatMap((method) => {
      const node = item?.[method];
      if (!isNode(node)) return [];
      const name = `${method.toUpperCase()} ${path}`;
      const parameters = [item?.['parameters'], node['parameters']]
        .flatMap((list) => (Array.isArray(list) ? list : []))
        .map((each: unknown) => follow(document, each).node);
      return [{ name, key: name.replace(/\{[^}]*\}/g, '{}'), path, node, document, parameters }];
    }),
  );
}

/** A path parameter counts by its place in the path, a header whatever its case. */
export function parametersByKey({ path, parameters }: Operation): Map<string, Node> {
  const inPath = [...path.matchAll(/\{([^}]*)\}/g)].map(([, each]) => each);
  return new Map(
    parameters.map((parameter) => {
      const [name, where] = [String(parameter['name']), String(parameter['in'])];
      if (where === 'path') return [`path parameter ${inPath.indexOf(name) + 1}`, parameter];
      return [`${where} ${where === 'header' ? name.toLowerCase() : name}`, parameter];
    }),
  );
}

export function bodyOf({ document, node }: Operation): Node {
  return follow(document, node['requestBody']).node;
}

export function answersOf({ document, node }: Operation): Map<string, Node> {
  const responses = isNode(node['responses']) ? node['responses'] : {};
  return new Map(
    Object.entries(responses).map(([status, each]) => [
      status.toUpperCase(),
      follow(document, each).node,
    ]),
  );
}

export function jsonSchema(node: Node): unknown {
  const content = isNode(node['content']) ? node['content'] : {};
  const media = content['application/json'];
  return isNode(media) ? media['schema'] : undefined;
}

/** The names of every schema that an operation leads to. */
export function schemasOf({ document, node: operation }: Operation): Set<string> {
  const found = new Set<string>();
  // A YAML alias may lead back to what it is in.
  const seen = new Set<unknown>();
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null || seen.has(node)) return;
    seen.add(node);
    const { $ref } = node as { $ref?: unknown };
    if (typeof $ref !== 'string') return Object.values(node).forEach(visit);
    const name = /^#\/components\/schemas\/(.+)$/.exec($ref)?.[1];
    if (name !== undefined) found.add(name);
    visit(follow(document, { $ref }).node);
  };
  visit(operation);
  return found;
}
