import { quietly } from './quietly.ts';
import { redact, type Secrets } from './redact.ts';

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

/** A call, as far as a log shows it. */
interface Logged extends Secrets {
  readonly operation: { readonly id: string };
  readonly settings: { readonly logger: Logger; readonly logLevel: LogLevel };
}

/** Logs a line, and the headers that belong to it. */
type Log = (line: string, headers?: Record<string, string> | Headers) => void;

/**
 * What logs a call at `info`, and at `debug` with headers, without secrets; undefined if the level is
 * less, so that no line is made in vain.
 */
export function logOf(call: Logged): Log | undefined {
  return levels.indexOf(call.settings.logLevel) > 2 ? createLog(call) : undefined;
}

function createLog(call: Logged): Log {
  const { logger, logLevel } = call.settings;
  return (line, headers) => {
    const text = `${call.operation.id}: ${redact(line, call)}`;
    // A logger that fails must not lose a session that has been created.
    quietly(() => {
      logger.info(text);
      if (logLevel !== 'debug') return;
      const shown = headers ? [redact(Object.fromEntries(new Headers(headers)), call)] : [];
      logger.debug(text, ...shown);
    });
  };
}
