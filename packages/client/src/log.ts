import { redact } from './redact.ts';
import type { Call } from './request.ts';

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

/** Logs a line, and the headers that belong to it. */
type Log = (line: string, headers?: HeadersInit) => void;

/**
 * What logs a call at `info`, and at `debug` with headers, without secrets; undefined if the level is
 * less, so that no line is made in vain.
 */
export function logOf(call: Call): Log | undefined {
  return levels.indexOf(call.settings.logLevel) > 2 ? createLog(call) : undefined;
}

function createLog(call: Call): Log {
  const { logger, logLevel } = call.settings;
  return (line, headers) => {
    const text = `${call.operation.id}: ${redact(line, call)}`;
    try {
      logger.info(text);
      if (logLevel !== 'debug') return;
      const shown = headers && redact(Object.fromEntries(new Headers(headers)), call);
      logger.debug(text, ...(shown ? [shown] : []));
    } catch {
      // A logger that fails must not lose a session that has been created.
    }
  };
}
