import { InvalidArgumentError } from 'commander';

/** State variables of a workflow. */
export type State = Record<string, string | boolean | number>;

/**
 * Adds `key=value` to the state variables. Parses `true`, `false`, a number and a quoted string as
 * JSON. Any other value is a string.
 */
export function addState(text: string, state: State = {}): State {
  const [, key, value] = /^([^=]+)=(.*)$/s.exec(text) ?? [];
  if (key === undefined || value === undefined) {
    throw new InvalidArgumentError('It must be key=value.');
  }
  return { ...state, [key]: parseValue(value) };
}

function parseValue(text: string): string | boolean | number {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'boolean' || typeof value === 'string') return value;
    // A number that would lose digits, such as a long id, stays a string.
    if (typeof value === 'number' && String(value) === text) return value;
  } catch {
    // Not JSON.
  }
  return text;
}
