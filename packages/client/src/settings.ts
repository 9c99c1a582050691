import { ChatKitError } from './errors.ts';
import { levels, type Logger, type LogLevel } from './log.ts';
import type { ChatKitOptions, RequestOptions } from './options.ts';
import { quietly } from './quietly.ts';

/** The options in force: what was given, over the environment, over the defaults. */
export interface Settings extends ChatKitOptions, RequestOptions {
  apiKey: string | (() => Promise<string>) | undefined;
  baseURL: string;
  timeout: number;
  maxRetries: number;
  logger: Logger;
  logLevel: LogLevel;
  fetch: NonNullable<ChatKitOptions['fetch']>;
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
  const settings: Settings = {
    apiKey: undefined,
    environmentKey: undefined,
    baseURL: serverURL,
    logLevel: 'warn',
    logger: console,
    timeout: 600_000,
    maxRetries: 2,
    fetch: (url, init) => fetch(url, init),
  };
  for (const [name, variable] of Object.entries(variables)) {
    // What makes no sense is refused with the options.
    assign(settings, { [name]: readEnvironment(variable) });
  }
  return assign(settings, { environmentKey: settings.apiKey });
}

/** A call's options over its client's, whose `fetchOptions` its own add to. Throws as below. */
export function applyCallOptions(client: Settings, options: RequestOptions): Settings {
  const fetchOptions = assign({ ...client.fetchOptions }, options.fetchOptions ?? {});
  return applyOptions(client, { ...options, fetchOptions });
}

/** Options over settings. Throws a {@link ChatKitError} that names an option without sense. */
export function applyOptions(
  settings: Settings,
  options: ChatKitOptions & RequestOptions,
): Settings {
  const applied = assign({ ...settings }, options);
  for (const [name, [rule, holds]] of Object.entries(rules)) {
    const value = applied[name as keyof Settings];
    if (value !== undefined && !holds(value)) {
      const variable = variables[name] ? ` (${variables[name]})` : '';
      throw new ChatKitError(`The option ${name}${variable} must be ${rule}.`);
    }
  }
  return applied;
}

/** Sets what is given: all but what is unset, and null where it stands for that. */
function assign<T extends object>(target: T, source: object): T {
  for (const [name, value] of Object.entries(source)) {
    if (isUnset(value) || (value === null && /^(apiKey|baseURL)$/.test(name))) continue;
    Object.assign(target, { [name]: typeof value === 'string' ? value.trim() : value });
  }
  return target;
}

/** What an option must be, and whether a value is that. */
type Rule = readonly [rule: string, holds: (value: unknown) => boolean];

const duration: Rule = [
  'above 0 and at most 2147483647 ms', // What a timer can wait.
  (ms) => typeof ms === 'number' && ms > 0 && ms < 2 ** 31,
];

const rules: Readonly<Record<string, Rule>> = {
  timeout: duration,
  deadline: duration,
  maxRetries: [
    'a whole number from 0',
    (count) => Number.isInteger(count) && (count as number) >= 0,
  ],
  logLevel: ['off, error, warn, info or debug', (level) => levels.includes(level as LogLevel)],
  baseURL: [
    'an http or https URL without credentials',
    // Both take whatever they are given for its text.
    (url) =>
      /^https?:\/\/[^/\\?#@]+([/\\?][^#]*)?$/i.test(url as string) && URL.canParse(url as string),
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

/** Whether a value counts as not given. */
export function isUnset(value: unknown): value is undefined {
  return value === undefined || (typeof value === 'string' && !value.trim());
}

/** Whether a header can hold a key, or a function is to give it. */
export function isKey(key: unknown): boolean {
  return typeof key === 'function' || (typeof key === 'string' && /^[ -~]+$/.test(key));
}

/** Reads a variable where there is an environment that may be read. */
function readEnvironment(name: string): string | undefined {
  const { process } = globalThis as {
    process?: { env?: Record<string, string | undefined> };
  };
  // Deno throws without the permission.
  return quietly(() => process?.env?.[name]);
}
