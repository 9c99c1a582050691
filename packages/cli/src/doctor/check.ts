/** The result of one check. */
export interface Check {
  /** What was checked, in a word or two. */
  check: string;
  /** `ok`, `fail` for what keeps the chat blank, or `warn` for what may. */
  status: 'ok' | 'warn' | 'fail';
  /** What was found, and what it means. */
  message: string;
  /** What to do about it. */
  remedy?: string;
}

export function ok(check: string, message: string): Check {
  return { check, status: 'ok', message };
}

export function warn(check: string, message: string, remedy: string): Check {
  return { check, status: 'warn', message, remedy };
}

export function fail(check: string, message: string, remedy: string): Check {
  return { check, status: 'fail', message, remedy };
}
