import type { Call } from './call.ts';
import { levels } from './options.ts';
import { redact } from './redact.ts';
import { quietly } from './words.ts';

/** Logs a line that shows no secret, and at `debug` the headers that belong to it, without theirs. */
type Log = (line: string, headers?: HeadersInit) => void;

/** What logs a call; undefined if nothing does at a level, so that no line is made in vain. */
export function logOf(call: Call, level: 'warn' | 'info'): Log | undefined {
  const isLogged = levels.indexOf(call.settings.logLevel) >= levels.indexOf(level);
  return isLogged ? createLog(call, level) : undefined;
}

function createLog(call: Call, level: 'warn' | 'info'): Log {
  const { logger, logLevel } = call.settings;
  return (line, headers) => {
    const text = `${call.operation.id}: ${line}`;
    // A logger that fails must not lose a session that has been created.
    quietly(() => {
      logger[level](text);
      if (logLevel !== 'debug') return;
      const shown = headers ? [redact(Object.fromEntries(new Headers(headers)), call)] : [];
      logger.debug(text, ...shown);
    });
  };
}
