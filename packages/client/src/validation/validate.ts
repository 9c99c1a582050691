import type { Context } from '../diagnostics/context.ts';
import { createError } from '../diagnostics/create-error.ts';
import { messageOf } from '../diagnostics/message.ts';
import { ChatKitError } from '../errors.ts';

/** One fault of a request or a response: its message, and the keys that lead to it. */
export interface Issue {
  readonly message: string;
  readonly path: readonly PropertyKey[];
}

/**
 * The request does not match its schema, or the schema failed; then `cause` says why. Nothing was sent.
 */
export class RequestValidationError extends ChatKitError {
  static override readonly name: string = 'RequestValidationError';
  /** Every fault that the schema found, without the values. */
  declare readonly issues: readonly Issue[];
}

/**
 * The response does not match its schema, or the schema failed; then `cause` says why. The API has done
 * what was asked.
 */
export class ResponseValidationError extends ChatKitError {
  static override readonly name: string = 'ResponseValidationError';
  /** Every fault that the schema found, without the values. */
  declare readonly issues: readonly Issue[];
}

/**
 * Rejects with a validation error if a value does not match its schema. For a response, `onInvalidResponse`
 * may turn the error into a warning. Only keys and messages are taken from issues, because schemas add
 * values to them.
 */
export async function validate(
  context: Context,
  part: 'request' | 'response',
  value: unknown,
): Promise<void> {
  const { operation, settings, redactor, log } = context;
  const schema = settings.validators?.[operation.id]?.[part];
  if (!schema) return;
  let found: Issue[] | undefined;
  let thrown: unknown;
  try {
    const result = await schema['~standard'].validate(value);
    // `in` throws for a result that is not an object.
    if (!('issues' in result && result.issues)) return;
    found = result.issues.map(({ message, path = [] }) => ({
      message,
      path: path.map((step) => (typeof step === 'object' ? step.key : step)),
    }));
  } catch (error) {
    thrown = error;
  }
  // Redacted with the value, which may name a secret that an issue repeats.
  const [, shown, cause] = redactor.redact([value, found, thrown] as const);
  // Too much to mask is hidden whole.
  const issues = Array.isArray(shown)
    ? (shown as Issue[])
    : [{ message: messageOf(cause) || '***', path: [] }];
  const list = issues.map(
    ({ path, message }) => `${path.map(String).join('.') || part}: ${message}`,
  );
  const problem = found ? 'does not match its schema' : 'has a schema that failed';
  const message = `the ${part} ${problem}: ${list.join('; ')}`;
  if (part === 'response' && settings.onInvalidResponse === 'warn') {
    log.warn?.(context, message);
    return;
  }
  const Class = part === 'request' ? RequestValidationError : ResponseValidationError;
  throw Object.assign(createError(context, Class, message, { cause }), { issues });
}
