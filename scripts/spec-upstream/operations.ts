import { httpMethods } from '../openapi.ts';
import { follow, isNode, type Node, type Upstream } from './load.ts';
import { absent, type Difference, type SchemaComparison } from './schemas.ts';

/** An operation of either document. */
interface Operation {
  /** Such as `POST /chatkit/sessions`, in its own document's words. */
  name: string;
  /** The same without the names of path parameters, which never go over the wire. */
  key: string;
  path: string;
  node: Node;
  /** Those of the path included. */
  parameters: Node[];
}

function operationsOf(document: Upstream): Operation[] {
  return Object.entries(document.paths).flatMap(([path, item]) =>
    httpMethods.flatMap((method) => {
      const node = item?.[method];
      if (!isNode(node)) return [];
      const name = `${method.toUpperCase()} ${path}`;
      const parameters = [item?.['parameters'], node['parameters']]
        .flatMap((list) => (Array.isArray(list) ? list : []))
        .map((each: unknown) => follow(document, each).node);
      return [{ name, key: name.replace(/\{[^}]*\}/g, '{}'), path, node, parameters }];
    }),
  );
}

/** Compares the operations of ours with theirs, and finds those of ChatKit's that ours lacks. */
export function compareOperations(
  ours: Upstream,
  theirs: Upstream,
  schemas: SchemaComparison,
): Difference[] {
  const upstream = new Map(operationsOf(theirs).map((operation) => [operation.key, operation]));
  const differences: Difference[] = [];
  const add = (at: string, what: string, mine: unknown, yours: unknown, note?: string): void => {
    if (mine === yours) return;
    differences.push({ at, what, ours: mine, theirs: yours, ...(note && { note }) });
  };
  for (const operation of operationsOf(ours)) {
    const other = upstream.get(operation.key);
    upstream.delete(operation.key);
    if (!other) {
      add(operation.name, 'operation', 'present', absent);
      continue;
    }
    compareParameters(operation, other, schemas, add);
    compareBody(ours, theirs, operation, other, schemas, add);
    compareAnswers(ours, theirs, operation, other, schemas, add);
  }
  for (const { name, path, node } of upstream.values()) {
    if (!path.startsWith('/chatkit/')) continue;
    const used = [...schemasOf(theirs, node)].sort().join(', ');
    add(name, 'operation', absent, 'present', used && `its schemas: ${used}`);
  }
  return differences;
}

type Add = (at: string, what: string, ours: unknown, theirs: unknown) => void;

function compareParameters(
  operation: Operation,
  other: Operation,
  schemas: SchemaComparison,
  add: Add,
): void {
  const { name } = operation;
  const [mine, yours] = [parametersByKey(operation), parametersByKey(other)];
  for (const key of new Set([...mine.keys(), ...yours.keys()])) {
    const [one, two] = [mine.get(key), yours.get(key)];
    if (!one || !two) {
      add(name, key, one ? 'present' : absent, two ? 'present' : absent);
      continue;
    }
    add(`${name} ${key}`, 'required', one['required'] === true, two['required'] === true);
    schemas.compare(`${name} ${key}`, one['schema'] ?? {}, two['schema'] ?? {});
  }
}

/** A path parameter counts by its place in the path, a header whatever its case. */
function parametersByKey({ path, parameters }: Operation): Map<string, Node> {
  const inPath = [...path.matchAll(/\{([^}]*)\}/g)].map(([, each]) => each);
  return new Map(
    parameters.map((parameter) => {
      const [name, where] = [String(parameter['name']), String(parameter['in'])];
      if (where === 'path') return [`path parameter ${inPath.indexOf(name) + 1}`, parameter];
      return [`${where} ${where === 'header' ? name.toLowerCase() : name}`, parameter];
    }),
  );
}

function compareBody(
  ours: Upstream,
  theirs: Upstream,
  { name, node }: Operation,
  other: Operation,
  schemas: SchemaComparison,
  add: Add,
): void {
  const one = follow(ours, node['requestBody']).node;
  const two = follow(theirs, other.node['requestBody']).node;
  const [mine, yours] = [jsonSchema(one), jsonSchema(two)];
  add(name, 'request body', mine ? 'JSON' : absent, yours ? 'JSON' : absent);
  if (!mine || !yours) return;
  add(`${name} request body`, 'required', one['required'] === true, two['required'] === true);
  schemas.compare(`${name} request body`, mine, yours);
}

function compareAnswers(
  ours: Upstream,
  theirs: Upstream,
  { name, node }: Operation,
  other: Operation,
  schemas: SchemaComparison,
  add: Add,
): void {
  const [mine, yours] = [answersOf(ours, node), answersOf(theirs, other.node)];
  const errors = (answers: Map<string, Node>): string =>
    [...answers.keys()].filter((status) => !status.startsWith('2')).join(' ') || absent;
  add(name, 'error answers', errors(mine), errors(yours));
  for (const status of new Set([...mine.keys(), ...yours.keys()])) {
    const [one, two] = [mine.get(status), yours.get(status)];
    if (status.startsWith('2') && (!one || !two)) {
      add(name, `answer ${status}`, one ? 'present' : absent, two ? 'present' : absent);
    }
    if (!one || !two) continue;
    const [schema, theirSchema] = [jsonSchema(one), jsonSchema(two)];
    const body = `body of answer ${status}`;
    add(name, body, schema ? 'JSON' : absent, theirSchema ? 'JSON' : absent);
    if (schema && theirSchema) schemas.compare(`${name} answer ${status}`, schema, theirSchema);
  }
}

function answersOf(document: Upstream, node: Node): Map<string, Node> {
  const responses = isNode(node['responses']) ? node['responses'] : {};
  return new Map(
    Object.entries(responses).map(([status, each]) => [
      status.toUpperCase(),
      follow(document, each).node,
    ]),
  );
}

function jsonSchema(node: Node): unknown {
  const content = isNode(node['content']) ? node['content'] : {};
  const media = content['application/json'];
  return isNode(media) ? media['schema'] : undefined;
}

/** The names of every schema that an operation leads to. */
function schemasOf(document: Upstream, operation: Node): Set<string> {
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
