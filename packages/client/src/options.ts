import { ChatKitError } from './errors.ts';
import { levels, type Logger, type LogLevel } from './log.ts';
import type { Validators } from './schema.ts';

/** Headers or query parameters. `undefined` and blank leave a default alone, null removes it. */
export type Values = Record<string, string | number | boolean | null | undefined>;

/** Headers as a record, as pairs or as a `Headers` object. */
export type HeadersLike = Values | Headers | readonly (readonly [string, Values[string]])[];

/** What `fetch` takes beside what the client decides itself, such as undici's `dispatcher`. */
export type FetchOptions = RequestInit & { readonly [option: string]: unknown };

/**
 * What a client is constructed with. Everything has a default; `undefined` and a blank string are
 * the same as absent.
 *
 * ```ts
 * const chatkit = new ChatKit({ timeout: 10_000, maxRetries: 1, logLevel: 'info' });
 * ```
 */
export interface ChatKitOptions {
  /**
   * The API key of the project that owns the workflow, or a function that is called for it before
   * each attempt. Default, also of null: the environment's `OPENAI_API_KEY`.
   */
  apiKey?: string | (() => Promise<string>) | null | undefined;
  /** Sent as `OpenAI-Organization`. Default: `OPENAI_ORG_ID`; null sends none whatever that says. */
  organization?: string | null | undefined;
  /** Sent as `OpenAI-Project`. Default: `OPENAI_PROJECT_ID`; null sends none whatever that says. */
  project?: string | null | undefined;
  /** Where the API is. Default, also of null: `OPENAI_BASE_URL`, else `https://api.openai.com/v1`. */
  baseURL?: string | null | undefined;
  /** The longest an attempt may take, body included, in milliseconds. Default: 600 000. */
  timeout?: number | undefined;
  /** How often a failed attempt is repeated. Default: 2. */
  maxRetries?: number | undefined;
  /** The longest a call may take with its retries and key functions, in ms. Default: no bound. */
  deadline?: number | undefined;
  /** Makes the requests. Default: the global `fetch`, looked up at each call. */
  fetch?: ((url: string, init: RequestInit) => Promise<Response>) | undefined;
  /**
   * Handed to `fetch`. `method`, `headers`, `body`, `signal` and `redirect` are the client's own:
   * they have no effect here.
   */
  fetchOptions?: FetchOptions | undefined;
  /** Sent with every request. A call's `headers` go before them. */
  defaultHeaders?: HeadersLike | undefined;
  /** Added to every URL. A call's `query` goes before it. */
  defaultQuery?: Values | undefined;
  /** Where log lines go. Default: `console`. */
  logger?: Logger | undefined;
  /** The least urgent level that is logged. Default: `OPENAI_LOG`, else `warn`. */
  logLevel?: LogLevel | undefined;
  /** Allows a browser, where everyone can read the API key. Default: false. */
  dangerouslyAllowBrowser?: boolean | undefined;
  /** Checks requests before they are sent and answers before they are returned. Default: none. */
  validators?: Validators | undefined;
  /** What an answer that its validator refuses leads to. Default: `throw`. */
  onInvalidResponse?: 'throw' | 'warn' | undefined;
}

/**
 * What one call may set for itself. `undefined` and a blank string are the same as absent.
 *
 * ```ts
 * await chatkit.sessions.cancel('cksess_123', { timeout: 5_000, signal: AbortSignal.timeout(9_000) });
 * ```
 */
export interface RequestOptions {
  /** Added to the request. Null removes a header that would be sent by default. */
  headers?: HeadersLike | undefined;
  /** Added to the URL. Null removes a parameter that would be sent by default. */
  query?: Values | undefined;
  /** The longest an attempt may take, body included, in milliseconds. */
  timeout?: number | undefined;
  /** How often a failed attempt is repeated. */
  maxRetries?: number | undefined;
  /** The longest the call may take with its retries and key functions, in milliseconds. */
  deadline?: number | undefined;
  /** Ends the call with an `APIUserAbortError` when it is aborted, whatever the call is doing. */
  signal?: AbortSignal | null | undefined;
  /** Handed to `fetch`, before the client's. */
  fetchOptions?: FetchOptions | undefined;
  /** Sent as `Idempotency-Key`, the same on each attempt. */
  idempotencyKey?: string | undefined;
}

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

/** Options over settings. Throws a {@link ChatKitError} that names an option without sense. */
export function applyOptions(
  settings: Settings,
  options: ChatKitOptions & RequestOptions,
): Settings {
  const applied = assign({ ...settings }, options);
  // The ones that add up.
  if (options.fetchOptions) {
    applied.fetchOptions = assign({ ...settings.fetchOptions }, options.fetchOptions);
  }
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
  maxRetries: ['a whole number from 0', (count) => Number.isInteger(count) && Number(count) >= 0],
  logLevel: ['off, error, warn, info or debug', (level) => levels.includes(level as LogLevel)],
  baseURL: [
    'an http or https URL without credentials',
    (url) =>
      /^https?:\/\/[^/\\?#@]+([/\\?][^#]*)?$/i.test(String(url)) && URL.canParse(String(url)),
  ],
  apiKey: ['in ASCII and in one line', isKey],
  fetch: ['a function', (fetch) => typeof fetch === 'function'],
  logger: [
    'an object with error, warn, info and debug',
    (logger) =>
      levels.every((level) => level === 'off' || typeof Object(logger)[level] === 'function'),
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
  return typeof key === 'function' || /^[ -~]+$/.test(key as string);
}

/** Reads a variable where there is an environment that may be read. */
function readEnvironment(name: string): string | undefined {
  const { process } = globalThis as {
    process?: { env?: Record<string, string | undefined> };
  };
  try {
    return process?.env?.[name];
  } catch {
    return undefined; // Deno without the permission.
  }
}
