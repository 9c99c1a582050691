import type { Issue, IssueSink } from './issues.ts';

/** A Standard Schema (version 1) of the type. It validates synchronously and returns the value itself. */
export interface StandardSchema<T> {
  readonly '~standard': {
    readonly version: 1;
    readonly vendor: 'chatkit-sessions';
    /** Returns the value itself, or all its issues. */
    readonly validate: (value: unknown) => StandardResult<T>;
    /** Used for type inference only: the property does not exist at run time. */
    readonly types?: { readonly input: T; readonly output: T } | undefined;
  };
}

/** The result of a validation. */
export type StandardResult<T> =
  { readonly value: T; readonly issues?: undefined } | { readonly issues: readonly Issue[] };

/** Creates a Standard Schema from a check. Runs the check again for an invalid value, to collect its issues. */
export function standard<T>(
  is: (value: unknown, sink?: IssueSink) => value is T,
): StandardSchema<T> {
  const validate = (value: unknown): StandardResult<T> =>
    is(value) ? { value } : { issues: issuesOf(is, value) };
  return { '~standard': { version: 1, vendor: 'chatkit-sessions', validate } };
}

/** Lists the issues of a value. Empty if the value is valid. */
export function issuesOf(
  is: (value: unknown, sink?: IssueSink) => boolean,
  value: unknown,
): Issue[] {
  const issues: Issue[] = [];
  is(value, (message, ...path) => !!issues.push({ message, path }));
  return issues;
}
