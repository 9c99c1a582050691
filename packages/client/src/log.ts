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

/**
 * What logs a line of a call at `info`, and at `debug` with headers, without secrets; undefined if the
 * level is less, so that no line is made in vain.
 */
export function logOf(
  call: Call,
): ((line: string, headers?: Record<string, string>) => void) | undefined {
  const { logger, logLevel } = call.settings;
  const level = levels.indexOf(logLevel);
  if (level < 3) return undefined;
  return (line, headers) => {
    const text = `${call.operation.id}: ${redact(line, call)}`;
    try {
      logger.info(text);
      if (level > 3) logger.debug(text, ...(headers ? [redact(headers, call)] : []));
    } catch {
      // A logger that fails must not lose a session that has been created.
    }
  };
}
