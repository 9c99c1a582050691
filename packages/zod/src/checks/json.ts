// Tests of JSON values as JSON Schema defines them.

/** Whether a value is a JSON object. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether a value is a string of `min` to `max` characters. */
export function isString(value: unknown, min = 0, max = Infinity): value is string {
  if (typeof value !== 'string') return false;
  // A character is one or two code units, so counting is seldom needed.
  const units = value.length;
  const count = units < 2 * min || units > max ? countCharacters(value) : units;
  return count >= min && count <= max;
}

/** Counts the code points of a string, which JSON Schema calls its length. */
export function countCharacters(text: string): number {
  let count = 0;
  for (const _ of text) count++;
  return count;
}

/** Whether a value is a finite number within bounds. */
export function isNumber(value: unknown, min = -Infinity, max = Infinity): value is number {
  // `Number.isFinite` is true only for numbers, but its type does not say so.
  return Number.isFinite(value) && (value as number) >= min && (value as number) <= max;
}

/** Whether a value is a whole number within bounds. */
export function isInteger(value: unknown, min?: number, max?: number): value is number {
  return isNumber(value, min, max) && value % 1 === 0;
}

/** Whether a number is a multiple of another one, compared as decimals: 4.35 is a multiple of 0.01. */
export function isMultipleOf(value: number, divisor: number): boolean {
  const nearest = Math.round(value / divisor) * divisor;
  // A binary number holds fifteen decimal digits exactly.
  return nearest === value || Number(nearest.toPrecision(15)) === value;
}

/** Whether no two items of an array are equal, in any order of keys. */
export function areUnique(items: readonly unknown[]): boolean {
  return new Set(items.map(canonical)).size === items.length;
}

function canonical(item: unknown): string {
  return JSON.stringify(item, (_, value: unknown) => {
    if (!isObject(value)) return value;
    const keys = Object.keys(value).sort();
    return Object.fromEntries(keys.map((key) => [key, value[key]]));
  });
}

/** Counts the tests that passed. */
export function countValid(tests: readonly boolean[]): number {
  return tests.filter(Boolean).length;
}
