import { levels } from '../options/types.ts';
import type { Context } from './context.ts';
import { tryOrUndefined } from './message.ts';

/**
 * Logs a line without secrets. The line is only made if its level is logged. At `debug`, a line with
 * headers is logged there, with the headers.
 */
export function log(
  context: Context,
  level: 'warn' | 'info',
  line: () => string,
  headers?: () => HeadersInit,
): void {
  const { logLevel } = context.settings;
  if (levels.indexOf(logLevel) >= levels.indexOf(level)) write(context, level, line, headers);
}

function write(
  { operation, settings, redactor }: Context,
  level: 'warn' | 'info',
  line: () => string,
  headers?: () => HeadersInit,
): void {
  const { logger, logLevel } = settings;
  // A logger that throws must not lose a session that was created.
  tryOrUndefined(() => {
    const text = `${operation.id}: ${line()}`;
    if (logLevel !== 'debug' || !headers) logger[level](text);
    else logger.debug(text, redactor.redact(Object.fromEntries(new Headers(headers()))));
  });
}
