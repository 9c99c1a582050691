import { levels } from './types.ts';

/** What an option must be, and a test for it. */
export type Rule = readonly [description: string, isValid: (value: unknown) => boolean];

/** The rule of each option, by its name. */
export type Rules = Readonly<Record<string, Rule>>;

const object: Rule = ['an object', (value) => typeof value === 'object'];
const duration: Rule = [
  'above 0 and below 2^31 ms', // The longest time that a timer can wait.
  (ms) => typeof ms === 'number' && ms > 0 && ms <= 2 ** 31 - 1,
];
const textOrNull: Rule = [
  'a string or null',
  (value) => value === null || typeof value === 'string',
];

const sharedRules: Rules = {
  timeout: duration,
  deadline: duration,
  maxRetries: [
    'a whole number of at least 0',
    (count) => Number.isInteger(count) && Number(count) >= 0,
  ],
  fetchOptions: object,
};

/** The options of a call. */
export const requestRules: Rules = {
  ...sharedRules,
  headers: object,
  query: object,
  // Not `instanceof`: jsdom has an AbortSignal of its own.
  signal: [
    'an AbortSignal',
    (signal) => signal === null || typeof Object(signal).addEventListener === 'function',
  ],
  idempotencyKey: ['a string', (key) => typeof key === 'string'],
};

/** The options of a client. */
export const clientRules: Rules = {
  ...sharedRules,
  apiKey: ['one line of ASCII characters, or a function', isKeyOrFunction],
  organization: textOrNull,
  project: textOrNull,
  baseURL: [
    'an http or https URL without credentials',
    (url) =>
      typeof url === 'string' &&
      /^https?:\/\/[^/\\?#@]+([/\\?][^#]*)?$/i.test(url) &&
      URL.canParse(url),
  ],
  fetch: ['a function', (fetch) => typeof fetch === 'function'],
  defaultHeaders: object,
  defaultQuery: object,
  logger: [
    'an object with the methods error, warn, info and debug',
    // Every level but "off" is a method.
    (logger) => levels.slice(1).every((level) => typeof Object(logger)[level] === 'function'),
  ],
  logLevel: ['off, error, warn, info or debug', (level) => levels.some((each) => each === level)],
  dangerouslyAllowBrowser: ['a boolean', (isAllowed) => typeof isAllowed === 'boolean'],
  validators: object,
  onInvalidResponse: ['throw or warn', (action) => action === 'throw' || action === 'warn'],
};

/** Tells whether a header can hold a key, or whether a function gives it. */
export function isKeyOrFunction(key: unknown): boolean {
  return typeof key === 'function' || (typeof key === 'string' && /^[ -~]+$/.test(key));
}
