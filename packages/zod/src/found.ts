import { countCharacters, isObject } from './json.ts';

/** One thing that is wrong with a value. */
export interface Issue {
  /** What was expected, what came, and what to do where that is known. Repeats no string. */
  readonly message: string;
  /** The keys that lead to the place; empty for the value itself. */
  readonly path: readonly (string | number)[];
}

/**
 * Takes what a check finds: a message, and the keys that lead from the value to the place. Returns
 * true. Without one, a check stops at the first thing that is wrong and returns false; with one it
 * goes on to the end, and what it returns means nothing.
 */
export type Found = (message: string, ...path: Issue['path']) => boolean;

/** As `found`, for what lies under a key. */
export function under(found: Found | undefined, key: string | number): Found | undefined {
  return found && ((message, ...path) => found(message, key, ...path));
}

/** Refuses a value; true means that the check goes on. */
export function refuse(found: Found | undefined, value: unknown, expected: string): boolean {
  return !!found && found(expectedMessage(expected, value));
}

/** Refuses what an object has under a key. */
export function refusePart(
  found: Found | undefined,
  owner: Readonly<Record<string, unknown>>,
  key: string,
  expected: string,
): boolean {
  return refuse(under(found, key), owner[key], expected);
}

/** Refuses an object for a key that it has; the place says which one. */
export function refuseKey(found: Found | undefined, key: string): boolean {
  return !!found && found('Unknown key.', key);
}

/** Says what was expected and what came instead. */
export function expectedMessage(expected: string, value: unknown): string {
  return `Expected ${expected}, got ${came(value)}.`;
}

/** What a value is; never what a string says, since it may be a secret. */
function came(value: unknown): string {
  if (typeof value === 'string') return `a string of length ${countCharacters(value)}`;
  if (isObject(value)) return `an object of size ${Object.keys(value).length}`;
  if (Array.isArray(value)) return 'an array';
  // Null and undefined go by their own names, as numbers and booleans do.
  return 'number boolean'.includes(typeof (value ?? 0)) ? `${value}` : 'no JSON value';
}
