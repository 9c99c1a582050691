import { ChatKitError } from '../errors.ts';
import { variables } from './defaults.ts';
import type { Rules } from './rules.ts';

/** Throws a `ChatKitError` that names an invalid option, without its value. */
export function validateOptions(options: object, rules: Rules): void {
  for (const [name, value] of Object.entries(options)) {
    const [description, isValid] = rules[name] ?? [];
    if (value === undefined || !isValid || isValid(value)) continue;
    const variable = variables[name] ? ` (${variables[name]})` : '';
    throw new ChatKitError(
      `The option ${name}${variable} must be ${description}, got ${typeName(value)}.`,
    );
  }
}

/** Throws for an argument that is not an object, without showing it: it may be the API key. */
export function requireObject(name: string, value: unknown, isListAllowed = false): void {
  if (typeof value !== 'object' || !value || (Array.isArray(value) && !isListAllowed)) {
    throw new ChatKitError(`${name} must be an object, got ${typeName(value)}`);
  }
}

/** Throws for a name that is not known, and suggests the nearest one. A long name may be a key and is not shown. */
export function refuseUnknown(kind: string, options: object, known: readonly string[]): void {
  for (const name of Object.keys(options).filter((each) => !known.includes(each))) {
    const [nearest] = known.toSorted((a, b) => similarity(name, b) - similarity(name, a));
    const shown = /^[a-z_.]{1,16}$/i.test(name) ? name : `of ${name.length} characters`;
    throw new ChatKitError(`Unknown ${kind} ${shown}. Did you mean ${nearest}?`);
  }
}

/** Counts the pairs of letters of one name that the other one contains, whatever their case. */
function similarity(name: string, other: string): number {
  const letters = [...name.toLowerCase()];
  const isShared = (letter: string, at: number): boolean =>
    other.toLowerCase().includes(letter + (letters[at + 1] ?? ''));
  return letters.filter(isShared).length;
}

/** Says what kind of value was given; of a number, which is no secret, the number. */
export function typeName(value: unknown): string {
  if (typeof value === 'number') return String(value);
  if (Array.isArray(value)) return 'array';
  return value === null ? 'null' : typeof value;
}
