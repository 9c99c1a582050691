import { ChatKitError } from './errors.ts';
import { levels } from './log.ts';
import type { Settings } from './options.ts';
import { createMask, type Mask } from './redact.ts';
import type { Operation } from './request.ts';

/**
 * The part of a Standard Schema (https://standardschema.dev) that checking needs: zod, valibot,
 * arktype and others make them, and so do the packages of this project.
 */
export interface Schema {
  readonly '~standard': {
    readonly validate: (value: unknown) => SchemaResult | Promise<SchemaResult>;
  };
}

/** What a {@link Schema} says of a value: issues if it refuses it. */
export interface SchemaResult {
  readonly issues?: readonly SchemaIssue[] | undefined;
}

/** One thing that a {@link Schema} finds wrong. */
export interface SchemaIssue {
  readonly message: string;
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined;
}

/** One thing wrong with a request or an answer: what, and the keys that lead to it. */
export interface Issue {
  readonly message: string;
  readonly path: readonly PropertyKey[];
}

/** Schemas by operation, such as `sessions.create`. An operation without one is not checked. */
export interface Validators {
  readonly [operationId: string]:
    { readonly request?: Schema | undefined; readonly response?: Schema | undefined } | undefined;
}

abstract class ValidationError extends ChatKitError {
  /** Everything that the schema found wrong. The values themselves are left out. */
  readonly issues: readonly Issue[];

  constructor(subject: string, issues: readonly Issue[]) {
    const list = issues.map(({ path, message }) => `${path.map(String).join('.')}: ${message}`);
    super(`${subject} does not fit its schema: ${list.join('; ')}`);
    this.issues = issues;
  }
}

/** The request does not fit its schema. Nothing was sent. */
export class RequestValidationError extends ValidationError {
  override get name(): string {
    return 'RequestValidationError';
  }
}

/** The answer does not fit its schema, though the API did what it was asked to. */
export class ResponseValidationError extends ValidationError {
  override get name(): string {
    return 'ResponseValidationError';
  }
}

/** Rejects with a {@link RequestValidationError} if an operation's parameters do not fit. */
export async function checkRequest(
  { id }: Operation,
  { validators, apiKey }: Settings,
  params: unknown,
): Promise<void> {
  const schema = validators?.[id]?.request;
  if (!schema) return;
  const issues = await findIssues(schema, params, createMask([String(apiKey)]));
  if (issues) throw new RequestValidationError(`${id}: the request`, issues);
}

/** Rejects with a {@link ResponseValidationError} if data do not fit, or only warns. */
export async function checkResponse(
  { id }: Operation,
  { validators, onInvalidResponse, logger, logLevel }: Settings,
  data: unknown,
  mask: Mask,
): Promise<void> {
  const schema = validators?.[id]?.response;
  if (!schema) return;
  const issues = await findIssues(schema, data, mask);
  if (!issues) return;
  const error = new ResponseValidationError(`${id}: the answer`, issues);
  if (onInvalidResponse !== 'warn') throw error;
  if (levels.indexOf(logLevel) > 1) logger.warn(error.message);
}

/**
 * What a schema finds wrong with a value; undefined if nothing. Schemas add values to their issues
 * as they like: only keys and messages are taken from them, the latter without secrets.
 */
async function findIssues(
  schema: Schema,
  value: unknown,
  mask: Mask,
): Promise<Issue[] | undefined> {
  const { issues } = await schema['~standard'].validate(value);
  return issues?.map(({ message, path = [] }) => ({
    message: mask(message),
    path: path.map((step) => (typeof step === 'object' ? step.key : step)),
  }));
}
