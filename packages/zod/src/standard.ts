import { findIssues, type Explain, type Issue } from './explain.ts';

/** A Standard Schema (version 1) of the type, which checks at once and changes nothing. */
export interface StandardSchema<T> {
  readonly '~standard': {
    readonly version: 1;
    readonly vendor: 'chatkit-sessions';
    /** The value itself, or everything that is wrong with it. */
    readonly validate: (value: unknown) => StandardResult<T>;
    /** For inference alone: there is no such property. */
    readonly types?: { readonly input: T; readonly output: T } | undefined;
  };
}

/** What a check found. */
export type StandardResult<T> =
  { readonly value: T; readonly issues?: undefined } | { readonly issues: readonly Issue[] };

/** Makes a Standard Schema of a predicate and of what explains its refusals. */
export function standard<T>(
  is: (value: unknown) => value is T,
  explain: Explain,
): StandardSchema<T> {
  return {
    '~standard': {
      version: 1,
      vendor: 'chatkit-sessions',
      validate: (value) => (is(value) ? { value } : { issues: findIssues(explain, value) }),
    },
  };
}
