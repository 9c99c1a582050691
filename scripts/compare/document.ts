import { pointerOf, resolve } from '../spec/references.ts';

/** An object of an unchecked document: any key may be absent or have any type. */
export type Node = Readonly<Record<string, unknown>>;

export function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Returns the object under a key. Returns an empty object if there is no object. */
export function nodeAt(parent: unknown, key: string): Node {
  const value = isNode(parent) && Object.hasOwn(parent, key) ? parent[key] : undefined;
  return isNode(value) ? value : {};
}

/** Returns the objects of the list under a key. */
export function nodesAt(parent: Node, key: string): Node[] {
  const list = parent[key];
  return Array.isArray(list) ? list.filter(isNode) : [];
}

export function entriesOf(value: unknown): [string, unknown][] {
  return isNode(value) ? Object.entries(value) : [];
}

export function schemasOf(document: Node): Node {
  return nodeAt(nodeAt(document, 'components'), 'schemas');
}

/** Returns a reference to a named schema. */
export function referenceTo(name: string): Node {
  return { $ref: `#/components/schemas${encodeURI(pointerOf([name]))}` };
}

/** Resolves a parameter, body, response or header. Returns an empty object if it does not resolve. */
export function resolved(document: Node, value: unknown): Node {
  const target = isNode(value) ? resolve(document, value) : undefined;
  return isNode(target) ? target : {};
}
