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

/** Throws for an unknown name. Shows the name only if it is like a known one: another may be a key. */
export function refuseUnknown(kind: string, options: object, known: readonly string[]): void {
  for (const name of Object.keys(options).filter((each) => !known.includes(each))) {
    const likeness = (other: string): number => shareOfPairs(name, other);
    const [nearest = ''] = known.toSorted((a, b) => likeness(b) - likeness(a));
    const shown = likeness(nearest) < 0.5 ? `of length ${name.length}` : name;
    throw new ChatKitError(`Unknown ${kind} ${shown}. Did you mean ${nearest}?`);
  }
}

/** Returns the share of a name's pairs of letters that the other name contains, whatever their case. */
function shareOfPairs(name: string, other: string): number {
  const letters = [...name.slice(0, 40).toLowerCase()];
  const isShared = (letter: string, at: number): boolean =>
    other.toLowerCase().includes(letter + (letters[at + 1] ?? ''));
  return letters.filter(isShared).length / name.length;
}

/** Says what kind of value was given; of a number, which is no secret, the number. */
export function typeName(value: unknown): string {
  if (typeof value === 'number') return String(value);
  if (Array.isArray(value)) return 'array';
  return value === null ? 'null' : typeof value;
}
