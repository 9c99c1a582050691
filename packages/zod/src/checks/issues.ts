import { countCharacters, isObject } from './json.ts';

/** A problem of a value. */
export interface Issue {
  /** What was expected, what was found, and what to do if that is known. Does not repeat strings. */
  readonly message: string;
  /** The keys that lead to the place. Empty for the value itself. */
  readonly path: readonly (string | number)[];
}

/**
 * Receives the issues of a check: a message, then the keys that lead to the place. Returns true, so
 * that the check continues. A check without a sink stops at the first issue and returns false. A check
 * with a sink reports every issue, and its result has no meaning.
 */
export type IssueSink = (message: string, ...path: Issue['path']) => boolean;

/** Returns a sink for the value under a key. */
export function under(sink: IssueSink | undefined, key: string | number): IssueSink | undefined {
  return sink && ((message, ...path) => sink(message, key, ...path));
}

/**
 * Adds the issue that a value is not what was expected. Returns whether the check continues. `absent`
 * is the advice for an absent value.
 */
export function addIssue(
  sink: IssueSink | undefined,
  value: unknown,
  expected: string,
  absent = '',
): boolean {
  const advice = value === undefined && absent ? ` ${absent}` : '';
  return !!sink && sink(`Expected ${expected}, got ${describe(value)}.${advice}`);
}

export const unknownKey = 'Unknown key.';

/** Adds the issue that a closed object has an unknown key. */
export function addUnknownKey(sink: IssueSink | undefined, key: string): boolean {
  return !!sink && sink(unknownKey, key);
}

/** Adds the issue that no member of a union has the tag of an object. Names the tag if it is short. */
export function addUnknownTag(
  sink: IssueSink | undefined,
  owner: Readonly<Record<string, unknown>>,
  key: string,
  expected: string,
): boolean {
  const tag = owner[key];
  const isShort = typeof tag === 'string' && tag.length <= 64;
  if (!isShort) return addIssue(under(sink, key), tag, expected);
  return !!sink && sink(`Expected ${expected}, got ${JSON.stringify(tag)}.`, key);
}

/** Describes a value by its type and size. A string is not repeated: it may be a secret. */
function describe(value: unknown): string {
  if (typeof value === 'string') return `a string of length ${countCharacters(value)}`;
  if (isObject(value)) return `an object of size ${Object.keys(value).length}`;
  return Array.isArray(value) ? `an array of length ${value.length}` : String(value);
}
