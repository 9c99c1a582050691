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

/** Logs a line with the headers that belong to it. An `answer` says what to mask beside the key. */
type Log = (line: string, headers?: Headers | Record<string, string>, answer?: Answer) => void;

/** What logs a call at `info`, and at `debug` with headers; undefined at less, so that no line is made in vain. */
export function logOf(call: Call): Log | undefined {
  return levels.indexOf(call.settings.logLevel) > 2 ? createLog(call) : undefined;
}

function createLog({ operation, settings: { logger, logLevel }, secrets }: Call): Log {
  return (line, headers, answer) => {
    const mask = answer?.mask() ?? createMask(secrets);
    const text = `${operation.id}: ${mask(line)}`;
    try {
      logger.info(text);
      if (logLevel === 'debug') {
        logger.debug(text, ...(headers ? [redactHeaders(headers, mask)] : []));
      }
    } catch {
      // A logger that fails must not lose a session that has been created.
    }
  };
}
