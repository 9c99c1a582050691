import type { Validators } from './standard-schema.ts';

// Our declarations name these Web types. The empty interfaces let them compile without DOM and Node types,
// and add nothing to the real types.
declare global {
  interface AbortSignal {}
  interface Headers {}
  interface RequestInit {}
  interface Response {}
}

/** A header or a query parameter. `undefined` and blank leave a default alone, null removes it. */
type Value = string | number | boolean | null | undefined;

/** Query parameters. */
export type Values = Record<string, Value>;

/** Headers as a record, where a list gives a header several values, as pairs or as `Headers`. */
export type HeadersLike =
  Record<string, Value | readonly Value[]> | Headers | readonly (readonly [string, Value])[];

/** What `fetch` takes beside what the client decides itself, such as undici's `dispatcher`. */
export type FetchOptions = RequestInit | (RequestInit & { readonly [option: string]: unknown });

/** The log levels, from nothing to everything. */
export const levels = ['off', 'error', 'warn', 'info', 'debug'] as const;

/** How much is logged: this level and those more urgent. */
export type LogLevel = (typeof levels)[number];

/** Where log lines go: `console`, or whatever has these four methods. */
export interface Logger {
  error: (message: string, ...rest: unknown[]) => void;
  warn: (message: string, ...rest: unknown[]) => void;
  info: (message: string, ...rest: unknown[]) => void;
  debug: (message: string, ...rest: unknown[]) => void;
}

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
   * each attempt. Defaults to `OPENAI_API_KEY`, as does null.
   */
  apiKey?: string | (() => Promise<string>) | null | undefined;
  /** Sent as `OpenAI-Organization`. Defaults to `OPENAI_ORG_ID`; null sends no header. */
  organization?: string | null | undefined;
  /** Sent as `OpenAI-Project`. Defaults to `OPENAI_PROJECT_ID`; null sends no header. */
  project?: string | null | undefined;
  /** Where the API is. Defaults, as does null, to `OPENAI_BASE_URL`, else `https://api.openai.com/v1`. */
  baseURL?: string | null | undefined;
  /** The longest an attempt may take, the body and its check included, in ms. Defaults to 600 000. */
  timeout?: number | undefined;
  /** How often a failed attempt is repeated. Defaults to 2. */
  maxRetries?: number | undefined;
  /** The longest a call may take with its retries and key functions, in ms. Defaults to no limit. */
  deadline?: number | undefined;
  /** Makes the requests. Defaults to the global `fetch`, looked up at each call. */
  fetch?: ((url: string, init: RequestInit) => Promise<Response>) | undefined;
  /**
   * Handed to `fetch`. `method`, `headers`, `body`, `signal` and `redirect` are the client's own:
   * they have no effect here.
   */
  fetchOptions?: FetchOptions | undefined;
  /** Sent with every request. A call's `headers` go before them. */
  defaultHeaders?: HeadersLike | null | undefined;
  /** Added to every URL. A call's `query` goes before it. */
  defaultQuery?: Values | undefined;
  /** Where log lines go. Defaults to `console`. */
  logger?: Logger | undefined;
  /** The least urgent level that is logged. Defaults to `OPENAI_LOG`, else `warn`. */
  logLevel?: LogLevel | undefined;
  /** Allows a browser, where everyone can read the API key. Defaults to false. */
  dangerouslyAllowBrowser?: boolean | undefined;
  /** Validates requests before they are sent and responses before they are returned. Defaults to none. */
  validators?: Validators | undefined;
  /** Whether an invalid response throws or logs a warning. Defaults to `throw`. */
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
  headers?: HeadersLike | null | undefined;
  /** Added to the URL. Null removes a parameter that would be sent by default. */
  query?: Values | null | undefined;
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
