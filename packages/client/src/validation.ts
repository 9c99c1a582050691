import type { Call } from './call.ts';
import { ChatKitError } from './errors.ts';
import { failure } from './failure.ts';
import { logOf } from './log.ts';
import { redact } from './redact.ts';
import { wordsOf } from './words.ts';

/** One thing wrong with a request or an answer: what, and the keys that lead to it. */
export interface Issue {
  readonly message: string;
  readonly path: readonly PropertyKey[];
}

/** The request does not fit its schema, or the schema failed: then `cause` is why. Nothing was sent. */
export class RequestValidationError extends ChatKitError {
  static override readonly name: string = 'RequestValidationError';
  /** Everything that the schema found wrong. The values themselves are left out. */
  declare readonly issues: readonly Issue[];
}

/**
 * The answer does not fit its schema, or the schema failed: then `cause` is why. The API did what it was
 * asked to.
 */
export class ResponseValidationError extends ChatKitError {
  static override readonly name: string = 'ResponseValidationError';
  /** Everything that the schema found wrong. The values themselves are left out. */
  declare readonly issues: readonly Issue[];
}

/**
 * Rejects with a validation error if a value does not fit its schema, or only warns of an answer. Schemas
 * add values to their issues as they like: only keys and messages are taken from them, without secrets.
 */
export async function check(
  call: Call,
  part: 'request' | 'response',
  value: unknown,
): Promise<void> {
  const { operation, settings } = call;
  const schema = settings.validators?.[operation.id]?.[part];
  if (!schema) return;
  // With the value, so that the secrets in it are known.
  const show = (said: unknown): unknown => (redact([value, said], call) as unknown[])[1];
  let what = 'does not fit its schema';
  let issues;
  let cause: unknown;
  try {
    const result = await schema['~standard'].validate(value);
    // `in` throws for what is no object.
    if (!('issues' in result && result.issues)) return;
    const found = result.issues.map(({ message, path = [] }) => ({
      message,
      path: path.map((step) => (typeof step === 'object' ? step.key : step)),
    }));
    issues = show(found) as Issue[]; // Of the same shape.
  } catch (thrown) {
    cause = show(thrown);
    what = 'could not be checked, its schema failed';
    issues = [{ message: wordsOf(cause), path: [] }];
  }
  const list = issues.map(
    ({ path, message }) => `${path.map(String).join('.') || part}: ${message}`,
  );
  const words = `the ${part} ${what}: ${list.join('; ')}`;
  if (part === 'response' && settings.onInvalidResponse === 'warn') {
    return logOf(call, 'warn')?.(words);
  }
  const Class = part === 'request' ? RequestValidationError : ResponseValidationError;
  throw Object.assign(failure(call, Class, words, cause), { issues });
}
