import type { Answer } from './answer.ts';
import { ChatKitError } from './errors.ts';
import { within } from './limit.ts';
import { levels } from './log.ts';
import { redact } from './redact.ts';
import type { Call } from './request.ts';
import { wordsOf } from './words.ts';

/** One thing wrong with a request or an answer: what, and the keys that lead to it. */
export interface Issue {
  readonly message: string;
  readonly path: readonly PropertyKey[];
}

abstract class ValidationError extends ChatKitError {
  /** Everything that the schema found wrong. The values themselves are left out. */
  readonly issues: readonly Issue[];

  constructor(subject: string, issues: readonly Issue[], options?: ErrorOptions) {
    const list = issues.map(({ path, message }) => `${path.map(String).join('.')}: ${message}`);
    const what = options ? 'could not be checked, its schema failed' : 'does not fit its schema';
    super(`${subject} ${what}: ${list.join('; ')}`, options);
    this.issues = issues;
  }
}

/** The request does not fit its schema, or the schema failed: then `cause` is why. Nothing was sent. */
export class RequestValidationError extends ValidationError {
  static override readonly name: string = 'RequestValidationError';
}

/**
 * The answer does not fit its schema, or the schema failed: then `cause` is why. The API did what it was
 * asked to.
 */
export class ResponseValidationError extends ValidationError {
  static override readonly name: string = 'ResponseValidationError';
}

/**
 * Rejects with a validation error if a call's parameters, or the data of its `answer`, do not fit their
 * schema; or only warns of the latter.
 */
export function check(call: Call, value: unknown, answer?: Answer): Promise<void> {
  const { timeout, onInvalidResponse, logger, logLevel } = call.settings;
  const work = async (): Promise<void> => {
    const error = await findError(call, value, answer ? 'response' : 'request');
    if (!error) return;
    if (!answer || onInvalidResponse !== 'warn') throw error;
    try {
      if (levels.indexOf(logLevel) > 1) logger.warn(error.message);
    } catch {
      // As in a log line: the session has been created.
    }
  };
  return within(call, answer ? timeout : Infinity, work, () => answer?.describe());
}

/**
 * The error for a value that its schema refuses, or fails at. Schemas add values to their issues as they
 * like: only keys and messages are taken from them, without secrets.
 */
async function findError(
  call: Call,
  value: unknown,
  part: 'request' | 'response',
): Promise<ValidationError | undefined> {
  const { id } = call.operation;
  const schema = call.settings.validators?.[id]?.[part];
  if (!schema) return undefined;
  const Class = part === 'request' ? RequestValidationError : ResponseValidationError;
  const subject = `${id}: the ${part}`;
  // With the value, so that the secrets in it are known.
  const show = (said: unknown): unknown => (redact([value, said], call) as unknown[])[1];
  try {
    const result = await schema['~standard'].validate(value);
    // `in` throws for what is no object.
    const issues = 'issues' in result && result.issues;
    if (!issues) return undefined;
    const shown = issues.map(({ message, path = [] }) => ({
      message,
      path: path.map((step) => (typeof step === 'object' ? step.key : step)),
    }));
    return new Class(subject, show(shown) as Issue[]); // Of the same shape.
  } catch (thrown) {
    const cause = show(thrown);
    return new Class(subject, [{ message: wordsOf(cause), path: [] }], { cause });
  }
}
