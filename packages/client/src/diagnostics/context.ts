import type { Settings } from '../options/defaults.ts';
import type { Redactor } from './redactor.ts';

/** What errors and log lines need to know of a call. */
export interface Context {
  readonly operation: { readonly id: string };
  readonly settings: Settings;
  readonly redactor: Redactor;
  readonly log: Log;
}

/** A response, with as much of its body as was read. */
export interface Received {
  readonly response: Response;
  /** Undefined if nobody read the body. */
  readonly text?: string | undefined;
}

/**
 * Logs a line. At `debug`, a line with headers is logged there, with the headers. They are redacted with the data,
 * which may name a secret that a header repeats.
 */
export type Write = (
  context: Context,
  line: string,
  headers?: Record<string, string> | Headers,
  data?: unknown,
) => void;

/** A function for each level that is logged: `log.info?.(…)` does not even make a line that nobody sees. */
export interface Log {
  readonly warn: Write | undefined;
  readonly info: Write | undefined;
}
