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

/** Logs a line with the headers that belong to it. */
type Log = (line: string, headers?: Headers | Record<string, string>) => void;

/** What logs a call at `info`, and at `debug` with headers; undefined at less, so that no line is made in vain. */
export function logOf(call: Call): Log | undefined {
  return levels.indexOf(call.settings.logLevel) > 2 ? createLog(call) : undefined;
}

function createLog(call: Call): Log {
  const { logger, logLevel } = call.settings;
  return (line, headers) => {
    const text = `${call.operation.id}: ${redact(line, call)}`;
    try {
      logger.info(text);
      if (logLevel === 'debug') logger.debug(text, ...(headers ? [show(headers, call)] : []));
    } catch {
      // A logger that fails must not lose a session that has been created.
    }
  };
}

function show(headers: Headers | Record<string, string>, call: Call): unknown {
  const entries = headers instanceof Headers ? headers : Object.entries(headers);
  return redact(Object.fromEntries(entries), call);
}
