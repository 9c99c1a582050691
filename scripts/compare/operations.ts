import { httpMethods } from '../spec/openapi.ts';
import { entriesOf, isNode, nodeAt, nodesAt, resolved, type Node } from './document.ts';
import type { Part } from './part.ts';
import { valuesOf } from './alternatives.ts';

export interface Operation extends Part {
  /** The operationId, such as `sessions.create`. Without an operationId, the method and path. */
  id: string;
  /** The method and path, and both without the names of path parameters. */
  address: string;
  route: string;
}

type Entry = readonly [key: string, part: Part];

export function operationsOf(document: Node): Operation[] {
  return entriesOf(document['paths']).flatMap(([path, item]) =>
    httpMethods.flatMap((method) => {
      const node = isNode(item) ? item[method] : undefined;
      return isNode(node) ? [readOperation(document, method, path, node)] : [];
    }),
  );
}

function readOperation(document: Node, method: string, path: string, node: Node): Operation {
  const item = nodeAt(nodeAt(document, 'paths'), path);
  const { parameters: _, requestBody, responses, servers: __, security: ___, ...own } = node;
  const address = `${method.toUpperCase()} ${path}`;
  const names = [...path.matchAll(/\{([^{}]*)\}/g)].map(([, name]) => name);
  // A parameter of the operation overrides the parameter of the path.
  const inputs = new Map(
    [item, node]
      .flatMap((owner) => nodesAt(owner, 'parameters'))
      .map((each) => readParameter(resolved(document, each), names)),
  );
  if (requestBody !== undefined) {
    const body = resolved(document, requestBody);
    const part = readContent('request body', ' request body', body, body);
    inputs.set('request body', { ...part, direction: 'request' });
  }
  const { summary, description } = { ...item, ...own } as Node;
  const takesParams = [...inputs.values()].some(
    ({ what, facts }) => what === 'request body' || facts['header input'] === 'the caller',
  );
  return {
    what: 'operation',
    label: '',
    summary: 'present',
    address,
    id: String(own['operationId'] ?? address),
    route: address.replace(/\{[^}]*\}/g, '{}'),
    node,
    facts: { ...own, summary, description, 'path parameters': names, params: takesParams },
    parts: new Map<string, Part>([
      ...['servers', 'security'].map((key) => readInherited(key, document, item, node)),
      ...inputs,
      ...entriesOf(responses).map(([status, each]) =>
        readResponse(document, status.toUpperCase(), resolved(document, each)),
      ),
    ]),
  };
}

/** Reads the servers or security of an operation, its path or the document, in this order. */
function readInherited(key: string, document: Node, item: Node, operation: Node): Entry {
  const node = [operation, item, document].find((each) => Array.isArray(each[key])) ?? document;
  const list = nodesAt(node, key);
  // The client uses the first server.
  const value =
    key === 'servers' ? list[0]?.['url'] : list.map((each) => schemesOf(document, each));
  return [key, { what: key, label: ` ${key}`, node, facts: { [key]: value }, parts: new Map() }];
}

/** Replaces the names of security schemes by the schemes. Callers never see the names. */
function schemesOf(document: Node, requirement: Node): unknown {
  const schemes = nodeAt(nodeAt(document, 'components'), 'securitySchemes');
  return entriesOf(requirement).map(([name, scopes]) => {
    const { description: _, ...scheme } = resolved(document, schemes[name]);
    return { ...scheme, scopes };
  });
}

function readParameter(node: Node, names: readonly unknown[]): Entry {
  const { in: where, name, ...own } = node;
  const { style = where === 'query' || where === 'cookie' ? 'form' : 'simple' } = own;
  const facts = { explode: style === 'form', ...own, style, 'header input': giverOf(node) };
  // Identify a path parameter by its position, as the client's methods do.
  const key = `${String(where)} ${where === 'path' ? names.indexOf(name) : String(name)}`;
  const part = readContent('parameter', ` ${String(where)} ${String(name)}`, node, facts);
  return [where === 'header' ? key.toLowerCase() : key, { ...part, direction: 'request' }];
}

/** Says who sets a parameter: a method argument, the client (a constant header) or the caller. */
function giverOf({ in: where, schema }: Node): string {
  if (where === 'path') return 'an argument';
  const isConstant = where === 'header' && isNode(schema) && valuesOf(schema)?.length === 1;
  return isConstant ? 'the client' : 'the caller';
}

function readResponse(document: Node, status: string, node: Node): Entry {
  const { headers, ...facts } = node;
  const what = status.startsWith('2') ? 'success' : 'error';
  const part = readContent(what, ` response ${status}`, node, facts);
  const all = entriesOf(headers).map(([name, each]): Entry => {
    const label = ` header ${name.toLowerCase()}`;
    const header = resolved(document, each);
    return [label, readContent('response header', label, header, header)];
  });
  return [status, { ...part, parts: new Map([...part.parts, ...all]), direction: 'response' }];
}

/** Reads a part with a schema, or with a schema per media type. */
function readContent(what: string, label: string, node: Node, keywords: Node): Part {
  const { schema, content, ...facts } = keywords;
  const media = entriesOf(content).map(([name, each]): Entry => {
    const type = name.toLowerCase().replace(/\s*;.*/, '');
    const inside = type === 'application/json' ? '' : ` (${type})`;
    const raw = isNode(each) ? each : {};
    return [type, { ...readContent('media type', inside, raw, raw), summary: type }];
  });
  return {
    what,
    label,
    summary: media.map(([type]) => type).join(', ') || 'present',
    node,
    facts: { ...facts, required: facts['required'] === true },
    parts: new Map(media),
    schema: isNode(schema) ? schema : undefined,
  };
}
