import { ChatKitError } from './errors.ts';
import {
  levels,
  type ChatKitOptions,
  type Logger,
  type LogLevel,
  type RequestOptions,
} from './options.ts';
import { quietly } from './words.ts';

/** The options in force: what was given, over the environment, over the defaults. */
export interface Settings extends ChatKitOptions, RequestOptions {
  apiKey: string | (() => Promise<string>);
  baseURL: string;
  timeout: number;
  maxRetries: number;
  logger: Logger;
  logLevel: LogLevel;
  /** What the environment gave, so that an error can say where the key came from. */
  environmentKey: string | undefined;
}

/** Where the environment has an option. */
const variables: Readonly<Record<string, string>> = {
  apiKey: 'OPENAI_API_KEY',
  organization: 'OPENAI_ORG_ID',
  project: 'OPENAI_PROJECT_ID',
  baseURL: 'OPENAI_BASE_URL',
  logLevel: 'OPENAI_LOG',
};

/** The environment over the defaults: what holds where no option is given. `serverURL` is the spec's. */
export function defaultSettings(serverURL: string): Settings {
  const { process } = globalThis as { process?: { env?: Record<string, string | undefined> } };
  const environment = Object.entries(variables).map(([name, variable]) => [
    name,
    // Deno throws without the permission.
    quietly(() => process?.env?.[variable]),
  ]);
  const settings = {
    baseURL: serverURL,
    timeout: 600_000,
    maxRetries: 2,
    logger: console,
    logLevel: 'warn',
    ...trimmed(environment),
    // What is missing or makes no sense is refused with the options.
  } as unknown as Settings;
  return { ...settings, environmentKey: settings.apiKey as string }; // As all of the environment.
}

/** A call's options over its client's, whose `fetchOptions` its own add to. Throws as below. */
export function applyCallOptions(client: Settings, options: RequestOptions): Settings {
  const applied = applyOptions(client, options);
  applied.fetchOptions = { ...client.fetchOptions, ...trimmed(applied.fetchOptions ?? {}) };
  return applied;
}

/** Options over settings. Throws a {@link ChatKitError} that names an option without sense. */
export function applyOptions(
  settings: Settings,
  options: ChatKitOptions & RequestOptions,
): Settings {
  const applied: Settings = { ...settings, ...trimmed(options) };
  // Whose null stands for nothing given.
  applied.apiKey ??= settings.apiKey;
  applied.baseURL ??= settings.baseURL;
  for (const [name, [rule, holds]] of Object.entries(rules)) {
    const value = applied[name as keyof Settings];
    if (value !== undefined && !holds(value)) {
      const variable = variables[name] ? ` (${variables[name]})` : '';
      throw new ChatKitError(`The option ${name}${variable} must be ${rule}.`);
    }
  }
  return applied;
}

/** What a record, or a list of pairs such as `Headers`, gives: all but what is undefined or blank. */
export function given(source: object): [string, unknown][] {
  const pairs = Symbol.iterator in source ? source : Object.entries(source);
  // What can be iterated over is taken for such a list.
  return [...(pairs as [string, unknown][])].filter(([, value]) =>
    typeof value === 'string' ? value.trim() : value !== undefined,
  );
}

/** What is given, texts without the space around them. */
function trimmed(source: object): Record<string, unknown> {
  return Object.fromEntries(
    given(source).map(([name, value]) => [name, typeof value === 'string' ? value.trim() : value]),
  );
}

/** What an option must be, and whether a value is that. */
type Rule = readonly [rule: string, holds: (value: unknown) => boolean];

const duration: Rule = [
  'above 0 and at most 2147483647 ms', // What a timer can wait.
  (ms) => typeof ms === 'number' && ms > 0 && ms <= 2 ** 31 - 1,
];

// Null is as good as an empty one.
const record: Rule = ['an object', (value) => typeof value === 'object'];

const rules: Readonly<Record<string, Rule>> = {
  headers: record,
  defaultHeaders: record,
  query: record,
  defaultQuery: record,
  fetchOptions: record,
  validators: record,
  timeout: duration,
  deadline: duration,
  maxRetries: [
    'a whole number from 0',
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
  apiKey: ['in ASCII and in one line', isKey],
  fetch: ['a function', (fetch) => typeof fetch === 'function'],
  logger: [
    'an object with error, warn, info and debug',
    // All but off.
    (logger) => levels.slice(1).every((level) => typeof Object(logger)[level] === 'function'),
  ],
  onInvalidResponse: ['throw or warn', (what) => what === 'throw' || what === 'warn'],
  signal: ['an AbortSignal', (signal) => signal === null || signal instanceof AbortSignal],
};

/** Whether a header can hold a key, or a function is to give it. */
export function isKey(key: unknown): boolean {
  return typeof key === 'function' || (typeof key === 'string' && /^[ -~]+$/.test(key));
}
