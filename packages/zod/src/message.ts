import { countCharacters, isObject } from './json.ts';

/** Says what was expected, what came instead, and what to do about it where that is known. */
export function message(expected: string, value: unknown, hint = ''): string {
  return `Expected ${expected}, got ${came(value)}. ${hint}`.trimEnd();
}

/** Says that a key is not one of an object's. */
export function unknownKey(key: string, hint = ''): string {
  return `Unknown key ${JSON.stringify(key)}. ${hint}`.trimEnd();
}

/** What a value is; never what a string says, since it may be a secret. */
function came(value: unknown): string {
  if (typeof value === 'string') return `a string of length ${countCharacters(value)}`;
  if (isObject(value)) return `an object of size ${Object.keys(value).length}`;
  if (Array.isArray(value)) return 'an array';
  if (value === undefined) return 'nothing';
  return value === null || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : 'no JSON value';
}
