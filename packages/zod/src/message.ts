import { countCharacters, isObject } from './json.ts';

/** Says what was expected, what came instead, and what to do about it where that is known. */
export function message(expected: string, value: unknown, hint?: string): string {
  return `Expected ${expected}, got ${came(value)}.${hint ? ` ${hint}` : ''}`;
}

/** Says that a key is not one of an object's. */
export function unknownKey(key: string, misnamed?: Readonly<Record<string, string>>): string {
  const hint = misnamed && Object.hasOwn(misnamed, key) ? ` ${misnamed[key]}` : '';
  return `Unknown key ${JSON.stringify(key)}.${hint}`;
}

/** What a value is. Never what a string says: it may be a secret. */
function came(value: unknown): string {
  if (typeof value === 'string') return `a string of ${count(countCharacters(value), 'character')}`;
  if (value === undefined) return 'nothing';
  if (typeof value === 'bigint') return 'a bigint';
  if (typeof value === 'symbol' || typeof value === 'function') return `a ${typeof value}`;
  if (Array.isArray(value)) return 'an array';
  if (isObject(value)) return `an object with ${count(Object.keys(value).length, 'key')}`;
  return typeof value === 'object' && value ? 'an instance of a class' : String(value);
}

function count(number: number, thing: string): string {
  return `${number} ${thing}${number === 1 ? '' : 's'}`;
}
