import { ChatKitError, type ErrorAnswer } from './errors.ts';
import { within } from './limit.ts';
import { levels } from './log.ts';
import { quietly } from './quietly.ts';
import { redact } from './redact.ts';
import type { Call } from './request.ts';
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

/** Rejects with a {@link RequestValidationError} if a call's parameters do not fit. */
export function checkRequest(call: Call, params: unknown): Promise<void> {
  return within(call, () => check(call, 'request', params));
}

/**
 * Rejects with a {@link ResponseValidationError} if an answer's data do not fit, or only warns. `describe`
 * tells of the answer if the check takes too long.
 */
export function checkResponse(
  call: Call,
  data: unknown,
  describe: () => ErrorAnswer,
): Promise<void> {
  return within(call, () => check(call, 'response', data), describe, call.settings.timeout);
}

/**
 * Rejects with a validation error if a value does not fit its schema, or only warns of an answer. Schemas
 * add values to their issues as they like: only keys and messages are taken from them, without secrets.
 */
async function check(call: Call, part: 'request' | 'response', value: unknown): Promise<void> {
  const { operation, settings } = call;
  const schema = settings.validators?.[operation.id]?.[part];
  if (!schema) return;
  // With the value, so that the secrets in it are known.
  const show = (said: unknown): unknown => (redact([value, said], call) as unknown[])[1];
  let what = 'does not fit its schema';
  let issues;
  let options;
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
    const cause = show(thrown);
    options = { cause };
    what = 'could not be checked, its schema failed';
    issues = [{ message: wordsOf(cause), path: [] }];
  }
  const list = issues.map(
    ({ path, message }) => `${path.map(String).join('.') || part}: ${message}`,
  );
  const Class = part === 'request' ? RequestValidationError : ResponseValidationError;
  const error = new Class(`${operation.id}: the ${part} ${what}: ${list.join('; ')}`, options);
  Object.assign(error, { issues });
  if (part === 'request' || settings.onInvalidResponse !== 'warn') throw error;
  if (levels.indexOf(settings.logLevel) < 2) return;
  // As in a log line: the session has been created.
  quietly(() => settings.logger.warn(error.message));
}
