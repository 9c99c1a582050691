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

export function schemasOf(document: Node): Node {
  return nodeAt(nodeAt(document, 'components'), 'schemas');
}

/** Splits a JSON pointer such as `#/components/schemas/ChatSession` into its keys. */
export function keysOf(pointer: string): string[] {
  const keys = pointer.replace(/^#?\/?/, '').split('/');
  return keys.map((key) => decoded(key).replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** Decodes a key. Returns an incorrectly encoded key unchanged. */
function decoded(key: string): string {
  try {
    return decodeURIComponent(key);
  } catch {
    return key;
  }
}

/** Finds the object of a local reference. Returns undefined if it does not resolve. */
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

/** Resolves a parameter, body, response or header. Returns an empty object if it does not resolve. */
export function resolve(document: Node, value: unknown): Node {
  let node = value;
  for (let hops = 0; isNode(node) && typeof node['$ref'] === 'string'; hops++) {
    node = hops < 20 ? find(document, node['$ref']) : undefined;
  }
  return isNode(node) ? node : {};
}
