import type { Settings } from '../options/defaults.ts';
import { levels } from '../options/types.ts';
import { tryOrUndefined } from '../try-or-undefined.ts';
import type { Log, Write } from './context.ts';

/** Creates the log of a client. */
export function createLog({ logger, logLevel }: Settings): Log {
  const writeAt = (level: keyof Log): Write | undefined => {
    if (levels.indexOf(logLevel) < levels.indexOf(level)) return undefined;
    return ({ operation, redactor }, line, headers, data) => {
      const text = `${operation.id}: ${line}`;
      // A logger that throws must not lose a session that was created.
      tryOrUndefined(() => {
        if (logLevel !== 'debug' || !headers) return logger[level](text);
        const shown = [data, Object.fromEntries(new Headers(headers))];
        return logger.debug(text, redactor.redact(shown)[1]);
      });
    };
  };
  return { warn: writeAt('warn'), info: writeAt('info') };
}
