import type { Answer } from './answer.ts';
import { ChatKitError } from './errors.ts';
import { within } from './limit.ts';
import { levels } from './log.ts';
import { createMask, redact, type Mask } from './redact.ts';
import type { Call } from './request.ts';
import type { Schema } from './schema.ts';

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
  override get name(): string {
    return 'RequestValidationError';
  }
}

/**
 * The answer does not fit its schema, or the schema failed: then `cause` is why. The API did what it was
 * asked to.
 */
export class ResponseValidationError extends ValidationError {
  override get name(): string {
    return 'ResponseValidationError';
  }
}

/** Rejects with a {@link RequestValidationError} if a call's parameters do not fit. */
export function checkRequest(call: Call, params: unknown): Promise<void> {
  const { operation, settings } = call;
  return within(call, Infinity, async () => {
    const mask = createMask(call.secrets);
    const schema = settings.validators?.[operation.id]?.request;
    const subject = `${operation.id}: the request`;
    const error = await check(RequestValidationError, subject, schema, params, mask);
    if (error) throw error;
  });
}

/** Rejects with a {@link ResponseValidationError} if an answer's data do not fit, or only warns. */
export function checkResponse(call: Call, data: unknown, answer: Answer): Promise<void> {
  const { operation, settings } = call;
  const { validators, onInvalidResponse, logger, logLevel, timeout } = settings;
  const work = async (): Promise<void> => {
    const schema = validators?.[operation.id]?.response;
    const subject = `${operation.id}: the answer`;
    const error = await check(ResponseValidationError, subject, schema, data, answer.mask());
    if (!error) return;
    if (onInvalidResponse !== 'warn') throw error;
    try {
      if (levels.indexOf(logLevel) > 1) logger.warn(error.message);
    } catch {
      // As in a log line: the session has been created.
    }
  };
  return within(call, timeout, work, () => answer.describe());
}

/**
 * The error for a value that a schema refuses, or fails at. Schemas add values to their issues as they
 * like: only keys and messages are taken from them, the latter without secrets.
 */
async function check(
  Class: typeof RequestValidationError,
  subject: string,
  schema: Schema | undefined,
  value: unknown,
  mask: Mask,
): Promise<ValidationError | undefined> {
  try {
    const result = await schema?.['~standard'].validate(value);
    const issues = result?.issues?.map(({ message, path = [] }) => ({
      message: mask(message),
      path: path.map((step) => (typeof step === 'object' ? step.key : step)),
    }));
    return issues && new Class(subject, issues);
  } catch (error) {
    const cause = redact(error, mask);
    const message = cause instanceof Error ? cause.message : String(cause);
    return new Class(subject, [{ message, path: [] }], { cause });
  }
}
