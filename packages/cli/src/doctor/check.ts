/** The result of one check. */
export interface Check {
  /** What was checked, in a word or two. */
  check: string;
  /** `fail` if the problem keeps the chat blank, `warn` if it may, else `ok`. */
  status: 'ok' | 'warn' | 'fail';
  /** The finding, and what it means. */
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
