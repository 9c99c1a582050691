// Follows the references of a document. The document may be unchecked.

/** Splits a JSON pointer such as `#/components/schemas/ChatSession` into its keys. */
export function keysOf(pointer: string): string[] {
  const [, ...keys] = pointer.split('/');
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

/** Joins keys to a JSON pointer, without the `#`. */
export function pointerOf(keys: readonly (string | number)[]): string {
  return keys.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/** Finds the value of a local reference. Skips inherited properties such as `toString`. */
export function find(document: object, reference: string): unknown {
  if (!reference.startsWith('#/')) return undefined;
  return keysOf(reference).reduce<unknown>(
    (node, key) =>
      typeof node === 'object' && node !== null && Object.hasOwn(node, key)
        ? (node as Record<string, unknown>)[key]
        : undefined,
    document,
  );
}

/** Follows local references to an object. Returns undefined if a reference does not resolve. */
export function resolve<T extends object>(document: object, value: T | Reference): T | undefined {
  let current: unknown = value;
  for (let hops = 0; isReference(current); hops++) {
    current = hops < 20 ? find(document, current.$ref) : undefined;
  }
  return typeof current === 'object' && current !== null ? (current as T) : undefined;
}

interface Reference {
  $ref: string;
}

function isReference(value: unknown): value is Reference {
  return (
    typeof value === 'object' && value !== null && '$ref' in value && typeof value.$ref === 'string'
  );
}

/** Returns the name of the schema that a reference points to, or undefined without a reference. */
export function nameOf(schema: Partial<Reference> | undefined): string | undefined {
  return schema?.$ref?.split('/').at(-1);
}
