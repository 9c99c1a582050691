// Follows the references of a document. The document may be unchecked.
import { unescape } from 'node:querystring';

interface Reference {
  $ref: string;
}

/** Splits a JSON pointer such as `#/components/schemas/ChatSession` into its keys. */
export function keysOf(pointer: string): string[] {
  const [, ...keys] = pointer.split('/');
  // Unlike decodeURIComponent, it does not throw on an incorrectly encoded key.
  return keys.map((key) => unescape(key).replaceAll('~1', '/').replaceAll('~0', '~'));
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
  for (const seen = new Set(); !seen.has(current);) {
    seen.add(current);
    if (typeof current !== 'object' || current === null) return undefined;
    const { $ref } = current as Partial<Reference>;
    if (typeof $ref !== 'string') return current as T;
    current = find(document, $ref);
  }
  return undefined;
}

/** Returns the name of the schema that a reference points to, or undefined without a reference. */
export function nameOf(schema: Partial<Reference> | undefined): string | undefined {
  return schema?.$ref?.split('/').at(-1);
}
