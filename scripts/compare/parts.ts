import { httpMethods } from '../spec/openapi.ts';
import type { Direction } from './change.ts';
import { isNode, nodeAt, resolved, type Node } from './document.ts';
import { valuesOf } from './keywords.ts';

/** An operation or one of its parts: a parameter, body, media type, response or header. */
export interface Part {
  /** The kind of part, which names changes that add or remove it. */
  what: string;
  /** The place in the parent, such as `query limit`. */
  label: string;
  raw: Node;
  facts: Node;
  parts: ReadonlyMap<string, Part>;
  schema?: Node;
  direction?: Direction;
}

export interface Operation extends Part {
  /** The operationId, such as `sessions.create`. Without an operationId, the method and path. */
  id: string;
  /** The method and path without the names of path parameters. */
  route: string;
}

type Entry = readonly [key: string, part: Part];

export function operationsOf(document: Node): Operation[] {
  return entries(nodeAt(document, 'paths')).flatMap(([path, item]) =>
    httpMethods.flatMap((method) => {
      const raw = isNode(item) ? item[method] : undefined;
      return isNode(raw) ? [operationOf(document, method, path, raw)] : [];
    }),
  );
}

function operationOf(document: Node, method: string, path: string, raw: Node): Operation {
  const item = nodeAt(nodeAt(document, 'paths'), path);
  const { parameters, requestBody, responses, servers: _, security: __, ...own } = raw;
  const label = `${method.toUpperCase()} ${path}`;
  const route = label.replace(/\{[^}]*\}/g, '{}');
  const names = [...path.matchAll(/\{([^{}]*)\}/g)].map(([, name]) => name);
  const { summary, description } = { ...item, ...own } as Node;
  return {
    what: 'operation',
    label,
    id: String(own['operationId'] ?? label),
    route,
    raw,
    facts: { ...own, summary, description, 'path parameters': names },
    parts: new Map<string, Part>([
      ...['servers', 'security'].map((key) => ownerEntry(key, document, item, raw)),
      // A parameter of the operation overrides the parameter of the path.
      ...[item['parameters'], parameters]
        .flatMap((list) => (Array.isArray(list) ? (list as unknown[]) : []))
        .map((each) => parameterEntry(resolved(document, each), names)),
      ...(requestBody === undefined ? [] : [bodyEntry(resolved(document, requestBody))]),
      ...entries(responses).map(([status, each]) =>
        responseEntry(document, status.toUpperCase(), resolved(document, each)),
      ),
    ]),
  };
}

/** Returns the servers or security of an operation, its path or the document, in this order. */
function ownerEntry(key: string, document: Node, item: Node, operation: Node): Entry {
  const raw = [operation, item, document].find((each) => Array.isArray(each[key])) ?? document;
  const list = Array.isArray(raw[key]) ? raw[key].filter(isNode) : [];
  // The client uses the first server.
  const value =
    key === 'servers' ? list[0]?.['url'] : list.map((each) => schemesOf(document, each));
  return [key, { what: key, label: key, raw, facts: { [key]: value }, parts: new Map() }];
}

/** Replaces the names of security schemes by the schemes. Callers never see the names. */
function schemesOf(document: Node, requirement: Node): unknown {
  const schemes = nodeAt(nodeAt(document, 'components'), 'securitySchemes');
  return entries(requirement).map(([name, scopes]) => {
    const { description: _, ...scheme } = resolved(document, schemes[name]);
    return { ...scheme, scopes };
  });
}

function parameterEntry(raw: Node, names: readonly unknown[]): Entry {
  const { in: where, name, ...own } = raw;
  const { style = ['query', 'cookie'].includes(String(where)) ? 'form' : 'simple' } = own;
  const facts = { explode: style === 'form', ...own, style, 'given by': giverOf(raw) };
  // Identify a path parameter by its position, as the client's methods do.
  const key = where === 'path' ? names.indexOf(name) : name;
  const part = contentPart('parameter', `${String(where)} ${String(name)}`, raw, facts);
  const full = `${String(where)} ${String(key)}`;
  return [where === 'header' ? full.toLowerCase() : full, { ...part, direction: 'request' }];
}

/** Says who sets a parameter: a method argument, the client (a constant header) or the caller. */
function giverOf({ in: where, schema }: Node): string {
  if (where === 'path') return 'an argument';
  const isConstant = where === 'header' && isNode(schema) && valuesOf(schema)?.length === 1;
  return isConstant ? 'the client' : 'the caller';
}

function bodyEntry(raw: Node): Entry {
  const part = contentPart('request body', 'request body', raw, raw);
  return ['request body', { ...part, direction: 'request' }];
}

function responseEntry(document: Node, status: string, raw: Node): Entry {
  const { headers, ...facts } = raw;
  const what = status.startsWith('2') ? 'success' : 'error';
  const part = contentPart(what, `response ${status}`, raw, facts);
  const all = entries(headers).map(([name, each]): Entry => {
    const label = `header ${name.toLowerCase()}`;
    const header = resolved(document, each);
    return [label, contentPart('response header', label, header, header)];
  });
  return [status, { ...part, parts: new Map([...part.parts, ...all]), direction: 'response' }];
}

/** Creates a part with a schema, or with a schema per media type. */
function contentPart(what: string, label: string, raw: Node, keywords: Node): Part {
  const { schema, content, ...facts } = keywords;
  const media = entries(content).map(([name, each]): Entry => {
    const type = name.toLowerCase().replace(/\s*;.*/, '');
    const inside = type === 'application/json' ? '' : `(${type})`;
    const raw = isNode(each) ? each : {};
    return [type, contentPart('media type', inside, raw, raw)];
  });
  return {
    what,
    label,
    raw,
    facts: { ...facts, required: facts['required'] === true },
    parts: new Map(media),
    ...(isNode(schema) && { schema }),
  };
}

function entries(value: unknown): [string, unknown][] {
  return isNode(value) ? Object.entries(value) : [];
}
