// What a value is to JSON Schema: lengths count code points, an integer may have any size, and what
// is no JSON value, such as an instance of a class, is nothing at all.

/**
 * Whether a value is a plain object, of this realm or another one, or one without a prototype.
 * Arrays and instances of classes, `Date` and `Map` among them, are none.
 */
export function isObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || !value) return false;
  const prototype: object | null = Object.getPrototypeOf(value);
  return (
    prototype === Object.prototype ||
    !prototype ||
    // The root of another realm, such as that of a frame; a class may have the method, too.
    (!Object.getPrototypeOf(prototype) && Object.hasOwn(prototype, 'isPrototypeOf'))
  );
}

/** Whether a value is a string of `min` to `max` characters. */
export function isString(value: unknown, min = 0, max = Infinity): value is string {
  if (typeof value !== 'string') return false;
  // A character is one or two code units, so counting is seldom needed.
  const units = value.length;
  const count = units < 2 * min || units > max ? countCharacters(value) : units;
  return count >= min && count <= max;
}

/** How many code points a string has: what JSON Schema calls its length. */
export function countCharacters(text: string): number {
  let count = 0;
  for (const _ of text) count++;
  return count;
}

/** Whether a value is a finite number within bounds. */
export function isNumber(value: unknown, min = -Infinity, max = Infinity): value is number {
  // `isFinite` is true of numbers alone, which its type does not say.
  return Number.isFinite(value) && (value as number) >= min && (value as number) <= max;
}

/** Whether a value is a whole number within bounds, those beyond 2^53 included. */
export function isInteger(value: unknown, min?: number, max?: number): value is number {
  return isNumber(value, min, max) && value % 1 === 0;
}
