import { ChatKitError } from './errors.ts';
import { levels, type Logger, type LogLevel } from './log.ts';
import type { Validators } from './schema.ts';

// The types of the Web that our declarations name. Where neither DOM nor Node types are loaded, these
// empty ones let the declarations check; where they are, an empty interface adds nothing to them.
declare global {
  interface AbortSignal {}
  interface Headers {}
  interface RequestInit {}
  interface Response {}
}

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

/** The environment over the defaults: what holds where no option is given. `serverURL` is the spec's. */
export function defaultSettings(serverURL: string): Settings {
  const apiKey = readEnvironment('OPENAI_API_KEY');
  return {
    apiKey,
    environmentKey: apiKey,
    organization: readEnvironment('OPENAI_ORG_ID'),
    project: readEnvironment('OPENAI_PROJECT_ID'),
    baseURL: readEnvironment('OPENAI_BASE_URL') ?? serverURL,
    // An unknown level is refused with the options.
    logLevel: (readEnvironment('OPENAI_LOG') ?? 'warn') as LogLevel,
    logger: console,
    timeout: 600_000,
    maxRetries: 2,
    fetch: (url, init) => fetch(url, init),
  };
}

/** Options over settings. Throws a {@link ChatKitError} that names an option without sense. */
export function applyOptions(
  settings: Settings,
  options: ChatKitOptions | RequestOptions,
): Settings {
  const applied: Settings = { ...settings };
  for (const [name, value] of Object.entries(options)) {
    if (isUnset(value) || (value === null && /^(apiKey|baseURL)$/.test(name))) continue;
    Object.assign(applied, { [name]: typeof value === 'string' ? value.trim() : value });
  }
  const { timeout, deadline = 1, maxRetries, logLevel, baseURL, signal, apiKey } = applied;
  const longest = 2 ** 31 - 1; // What a timer can wait.
  for (const [name, ms] of Object.entries({ timeout, deadline })) {
    check(
      typeof ms === 'number' && ms > 0 && ms <= longest,
      name,
      `above 0 and at most ${longest} ms`,
    );
  }
  check(Number.isInteger(maxRetries) && maxRetries >= 0, 'maxRetries', 'a whole number from 0');
  check(levels.includes(logLevel), 'logLevel (OPENAI_LOG)', `one of ${levels.join(', ')}`);
  check(
    /^https?:\/\/[^#]+$/i.test(baseURL) && URL.canParse(baseURL) && !hasCredentials(baseURL),
    'baseURL (OPENAI_BASE_URL)',
    'an http or https URL without credentials',
  );
  const isSendable = typeof apiKey !== 'string' || /^[ -~]+$/.test(apiKey);
  check(isSendable, 'apiKey (OPENAI_API_KEY)', 'in ASCII and in one line');
  check(typeof applied.fetch === 'function', 'fetch', 'a function');
  // As it may come from a caller without types.
  const logger = Object(applied.logger) as Partial<Logger>;
  const isLogger = levels.every((level) => level === 'off' || typeof logger[level] === 'function');
  check(isLogger, 'logger', 'an object with error, warn, info and debug');
  const { onInvalidResponse = 'throw' } = applied;
  check(['throw', 'warn'].includes(onInvalidResponse), 'onInvalidResponse', 'throw or warn');
  check(!signal || signal instanceof AbortSignal, 'signal', 'an AbortSignal');
  return applied;
}

/** Whether a value counts as not given. */
export function isUnset(value: unknown): value is undefined {
  return value === undefined || (typeof value === 'string' && !value.trim());
}

/** Whether a URL names a user or a password, which `fetch` refuses. */
function hasCredentials(url: string): boolean {
  const { username, password } = new URL(url);
  return Boolean(username || password);
}

function check(holds: boolean, name: string, rule: string): void {
  if (!holds) throw new ChatKitError(`The option ${name} must be ${rule}.`);
}

/** Reads a variable where there is an environment that may be read; blank counts as unset. */
function readEnvironment(name: string): string | undefined {
  const { process } = globalThis as {
    process?: { env?: Record<string, string | undefined> };
  };
  try {
    return process?.env?.[name]?.trim() || undefined;
  } catch {
    return undefined; // Deno without the permission.
  }
}
