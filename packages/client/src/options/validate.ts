import { ChatKitError } from '../errors.ts';
import { variables, type Settings } from './defaults.ts';
import { levels, type LogLevel } from './types.ts';

/** What an option must be, and a test for it. */
type Rule = readonly [description: string, isValid: (value: unknown) => boolean];

const duration: Rule = [
  'above 0 and at most 2147483647 ms', // The longest time that a timer can wait.
  (ms) => typeof ms === 'number' && ms > 0 && ms <= 2 ** 31 - 1,
];
const object: Rule = ['an object', (value) => typeof value === 'object'];
const text: Rule = ['a string', (value) => typeof value === 'string'];
const textOrNull: Rule = ['a string or null', (value) => value === null || text[1](value)];

const rules: Readonly<Record<string, Rule>> = {
  headers: object,
  defaultHeaders: object,
  query: object,
  defaultQuery: object,
  fetchOptions: object,
  validators: object,
  timeout: duration,
  deadline: duration,
  organization: textOrNull,
  project: textOrNull,
  idempotencyKey: text,
  maxRetries: [
    'a whole number of at least 0',
    (count) => Number.isInteger(count) && (count as number) >= 0,
  ],
  logLevel: ['off, error, warn, info or debug', (level) => levels.includes(level as LogLevel)],
  baseURL: [
    'an http or https URL without credentials',
    (url) =>
      typeof url === 'string' &&
      /^https?:\/\/[^/\\?#@]+([/\\?][^#]*)?$/i.test(url) &&
      URL.canParse(url),
  ],
  apiKey: ['one line of ASCII characters, or a function', isKeyOrFunction],
  fetch: ['a function', (fetch) => typeof fetch === 'function'],
  logger: [
    'an object with the methods error, warn, info and debug',
    // Every level but "off" is a method.
    (logger) => levels.slice(1).every((level) => typeof Object(logger)[level] === 'function'),
  ],
  onInvalidResponse: ['throw or warn', (action) => action === 'throw' || action === 'warn'],
  signal: ['an AbortSignal', (signal) => signal === null || signal instanceof AbortSignal],
};

/** Throws a `ChatKitError` that names an invalid option, without its value. */
export function validateOptions(settings: Settings): void {
  for (const [name, [description, isValid]] of Object.entries(rules)) {
    const value = settings[name as keyof Settings];
    if (value === undefined || isValid(value)) continue;
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

/** Throws for a name that is not an option, and suggests the nearest one. */
export function refuseUnknown(options: object, names: readonly string[]): void {
  for (const name of Object.keys(options).filter((each) => !names.includes(each))) {
    const [nearest] = names.toSorted((a, b) => similarity(name, b) - similarity(name, a));
    throw new ChatKitError(`Unknown option ${name.slice(0, 40)}. Did you mean ${nearest}?`);
  }
}

/** Counts the pairs of letters of one name that the other one contains, whatever their case. */
function similarity(name: string, other: string): number {
  const letters = name.slice(0, 40).toLowerCase();
  const pairs = [...letters].map((_, at) => letters.slice(at, at + 2));
  return pairs.filter((pair) => other.toLowerCase().includes(pair)).length;
}

/** Says what kind of value was given; of a number, which is no secret, the number. */
export function typeName(value: unknown): string {
  if (typeof value === 'number') return String(value);
  if (Array.isArray(value)) return 'array';
  return value === null ? 'null' : typeof value;
}

/** Tells whether a header can hold a key, or whether a function gives it. */
export function isKeyOrFunction(key: unknown): boolean {
  return typeof key === 'function' || (typeof key === 'string' && /^[ -~]+$/.test(key));
}
