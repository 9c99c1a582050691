import type { Answer } from './answer.ts';
import { createMask, redactHeaders } from './redact.ts';
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
 * What logs a line of a call at `info`, and at `debug` with headers, without the secrets of call and
 * answer; undefined if the level is less, so that no line is made in vain.
 */
export function logOf({
  operation,
  settings: { logger, logLevel },
  secrets,
}: Call):
  | ((line: string, headers?: Headers | Record<string, string>, answer?: Answer) => void)
  | undefined {
  const level = levels.indexOf(logLevel);
  if (level < 3) return undefined;
  return (line, headers, answer) => {
    const mask = answer?.mask() ?? createMask(secrets);
    const text = `${operation.id}: ${mask(line)}`;
    try {
      logger.info(text);
      if (level > 3) logger.debug(text, ...(headers ? [redactHeaders(headers, mask)] : []));
    } catch {
      // A logger that fails must not lose a session that has been created.
    }
  };
}
