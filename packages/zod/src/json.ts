// What the generated predicates are made of. Each accepts JSON values alone, as JSON Schema
// understands them: lengths in code points, integers of any size, no class instances.

/**
 * Whether a value is a plain object, of this realm or another one, or one without a prototype.
 * Arrays and instances of classes, `Date` and `Map` among them, are none.
 */
export function isObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const prototype: object | null = Object.getPrototypeOf(value);
  return (
    prototype === Object.prototype ||
    prototype === null ||
    Object.hasOwn(prototype, 'isPrototypeOf')
  );
}

/** Whether a value is a string of `min` to `max` characters. */
export function isString(value: unknown, min = 0, max = Infinity): value is string {
  if (typeof value !== 'string') return false;
  // A character is one or two code units, so counting is seldom needed.
  const units = value.length;
  if (units >= 2 * min && units <= max) return true;
  if (units < min || units > 2 * max) return false;
  const characters = countCharacters(value);
  return characters >= min && characters <= max;
}

/** How many code points a string has: what JSON Schema calls its length. */
export function countCharacters(text: string): number {
  let count = 0;
  for (const _ of text) count++;
  return count;
}

/** Whether a value is a finite number within bounds. */
export function isNumber(value: unknown, min = -Infinity, max = Infinity): value is number {
  return Number.isFinite(value) && (value as number) >= min && (value as number) <= max;
}

/** Whether a value is a whole number within bounds, those beyond 2^53 included. */
export function isInteger(value: unknown, min = -Infinity, max = Infinity): value is number {
  return Number.isInteger(value) && (value as number) >= min && (value as number) <= max;
}

/** Whether a value is an array whose items all pass. */
export function isArray(value: unknown, isItem: (item: unknown) => boolean): value is unknown[] {
  if (!Array.isArray(value)) return false;
  for (const item of value) if (!isItem(item)) return false;
  return true;
}

/** Whether a value is a map whose values all pass, and whose size and keys are within bounds. */
export function isMap(
  value: unknown,
  isValue: (value: unknown) => boolean,
  max = Infinity,
  maxKey = Infinity,
  min = 0,
  minKey = 0,
): value is Record<string, unknown> {
  if (!isObject(value)) return false;
  let size = 0;
  for (const key in value) {
    if (++size > max || !isString(key, minKey, maxKey)) return false;
    if (key === '__proto__' || !isValue(value[key])) return false;
  }
  return size >= min;
}
