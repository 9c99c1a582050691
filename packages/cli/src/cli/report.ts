import { APIError, APIUserAbortError, ChatKitError } from '@chatkit-sessions/client';
import { JobError, UsageError } from './errors.ts';
import { printable } from './text.ts';

/** Prints an error to stderr, as an object with `--json`. */
export function reportError(error: unknown, isJson: boolean): void {
  const line = isJson
    ? JSON.stringify({ error: errorFields(error) })
    : `chatkit-sessions: ${printable(describeError(error))}`;
  process.stderr.write(`${line}\n`);
}

/** Describes an error for people. */
function describeError(error: unknown): string {
  if (!(error instanceof Error)) return mask(String(error));
  // The reason says which signal stopped the command.
  if (error instanceof APIUserAbortError && error.cause instanceof Error) {
    return error.cause.message;
  }
  return mask(error.message);
}

/** Returns the fields of an error for programs. */
function errorFields(error: unknown): object {
  const { name } = error instanceof Error ? error : { name: 'Error' };
  const fields = { name, message: describeError(error) };
  if (!(error instanceof APIError)) return fields;
  const { status, code, param, type, request_id } = error;
  return { ...fields, status, code, param, type, request_id };
}

/** Returns true for an error to show to the user, and false for a bug in this package. */
export function isExpected(error: unknown): boolean {
  const { code, syscall } = Object(error) as NodeJS.ErrnoException;
  const isOfSystem = code !== undefined && syscall !== undefined;
  return (
    isOfSystem ||
    error instanceof ChatKitError ||
    error instanceof UsageError ||
    error instanceof JobError
  );
}

/** Masks keys and secrets, which a user may have typed in the wrong place. */
function mask(text: string): string {
  return text.replace(/\b(sk-|ek_|chatkit_token_)[\w-]+/g, '$1***');
}
