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

/** Logs a line at `info`, and with its details at `debug`. Each is made only if its level is on. */
export function log(
  { logger, logLevel }: { logger: Logger; logLevel: LogLevel },
  line: () => string,
  details?: () => unknown,
  at: readonly ('warn' | 'info' | 'debug')[] = ['info', 'debug'],
): void {
  try {
    for (const level of at) {
      if (levels.indexOf(level) > levels.indexOf(logLevel)) break;
      logger[level](line(), ...(details && level === 'debug' ? [details()] : []));
    }
  } catch {
    // A logger that fails must not lose a session that has been created.
  }
}
