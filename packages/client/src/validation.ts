import { ChatKitError } from './errors.ts';
import { log } from './log.ts';
import { redact } from './redact.ts';
import type { Call } from './request.ts';

/** One thing wrong with a request or an answer: what, and the keys that lead to it. */
export interface Issue {
  readonly message: string;
  readonly path: readonly PropertyKey[];
}

/** The request does not fit its schema, or the schema failed: then `cause` is why. Nothing was sent. */
export class RequestValidationError extends ChatKitError {
  static override readonly name: string = 'RequestValidationError';
  declare readonly issues: readonly Issue[];
}

/**
 * The answer does not fit its schema, or the schema failed: then `cause` is why. The API did what it was
 * asked to.
 */
export class ResponseValidationError extends ChatKitError {
  static override readonly name: string = 'ResponseValidationError';
  declare readonly issues: readonly Issue[];
}

/** Rejects if a value does not fit the operation's schema, or only warns of an answer. */
export async function check(call: Call, part: 'request' | 'response', value: unknown): Promise<void> {
  const { operation: { id }, settings } = call;
  let issues: any;
  let options;
  try {
    const result = await settings.validators?.[id]?.[part]?.['~standard'].validate(value);
    issues = result?.issues?.map(({ message, path = [] }) => ({
      message,
      path: path.map((step: any) => step.key ?? step),
    }));
  } catch (error) {
    const cause = redact(error, call) as any;
    options = { cause };
    issues = [{ message: `its schema failed: ${cause?.message ?? cause}`, path: [] }];
  }
  if (!issues) return;
  issues = redact(issues, call);
  const list = issues.map(({ path, message }: Issue) => `${path.map(String).join('.')}: ${message}`);
  const Class = part === 'request' ? RequestValidationError : ResponseValidationError;
  const error = Object.assign(new Class(`${id}: the ${part} does not fit its schema: ${list.join('; ')}`, options), { issues });
  if (part === 'request' || settings.onInvalidResponse !== 'warn') throw error;
  log(settings, () => error.message, undefined, ['warn']);
}
