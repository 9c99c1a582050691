/** An object of a document that was read, but not checked: any key may be absent, or of any type. */
export type Node = Readonly<Record<string, unknown>>;

export function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The object under a key; an empty one if there is none. */
export function nodeAt(parent: unknown, key: string): Node {
  const value = isNode(parent) && Object.hasOwn(parent, key) ? parent[key] : undefined;
  return isNode(value) ? value : {};
}

export function schemasOf(document: Node): Node {
  return nodeAt(nodeAt(document, 'components'), 'schemas');
}

/** The keys of a JSON pointer such as `#/components/schemas/ChatSession`. */
export function keysOf(pointer: string): string[] {
  const keys = pointer.replace(/^#?\/?/, '').split('/');
  return keys.map((key) => decoded(key).replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** Take a key as it stands if it is not percent-encoded correctly. */
function decoded(key: string): string {
  try {
    return decodeURIComponent(key);
  } catch {
    return key;
  }
}

/** Finds the object that a local reference names; undefined if there is none. */
export function find(document: Node, reference: string): Node | undefined {
  if (!reference.startsWith('#/')) return undefined;
  const value = keysOf(reference).reduce<unknown>(
    (node, key) => (isHolder(node) && Object.hasOwn(node, key) ? node[key] : undefined),
    document,
  );
  return isNode(value) ? value : undefined;
}

function isHolder(value: unknown): value is Node {
  return typeof value === 'object' && value !== null;
}

/** Follows the references of a parameter, body, response or header; empty if they lead nowhere. */
export function resolve(document: Node, value: unknown): Node {
  let node = value;
  for (let hops = 0; isNode(node) && typeof node['$ref'] === 'string'; hops++) {
    node = hops < 20 ? find(document, node['$ref']) : undefined;
  }
  return isNode(node) ? node : {};
}
