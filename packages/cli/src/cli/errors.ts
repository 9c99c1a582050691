import { APIError, APIUserAbortError, ChatKitError } from '@chatkit-sessions/client';

/** The command line is wrong, or does not fit the files that it names. Exits with 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** The command could not do its job. Exits with 1. */
export class JobError extends Error {
  override readonly name = 'JobError';
}

/** Returns the exit code for an error: 2 for a wrong command line, else 1. */
export function exitCodeOf(error: unknown): number {
  return error instanceof UsageError ? 2 : 1;
}

/** Describes an error for people. */
export function describeError(error: unknown): string {
  if (!(error instanceof Error)) return mask(String(error));
  // The reason says which signal stopped the command.
  if (error instanceof APIUserAbortError && error.cause instanceof Error) {
    return error.cause.message;
  }
  return mask(error.message);
}

/** Returns the fields of an error for programs. */
export function errorFields(error: unknown): object {
  const { name } = error instanceof Error ? error : { name: 'Error' };
  const fields = { name, message: describeError(error) };
  if (!(error instanceof APIError)) return fields;
  const { status, code, param, type, request_id } = error;
  return { ...fields, status, code, param, type, request_id };
}

/** Tells whether an error is one that users meet, and no mistake in this package. */
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

/** Hides what looks like a key or a secret, which may have been typed in the wrong place. */
function mask(text: string): string {
  return text.replace(/\b(sk-|ek_|chatkit_token_)[\w-]+/g, '$1***');
}
