import { refuse, type Found, type Issue } from './found.ts';

/** A Standard Schema (version 1) of the type. It checks at once and hands on the value itself. */
export interface StandardSchema<T> {
  readonly '~standard': {
    readonly version: 1;
    readonly vendor: 'chatkit-sessions';
    /** The value itself, or everything that is wrong with it. */
    readonly validate: (value: unknown) => StandardResult<T>;
    /** For inference alone: at run time there is no such property. */
    readonly types?: { readonly input: T; readonly output: T } | undefined;
  };
}

/** What a check found. */
export type StandardResult<T> =
  { readonly value: T; readonly issues?: undefined } | { readonly issues: readonly Issue[] };

/** Makes a Standard Schema of a check: once to decide, and again to say what is wrong. */
export function standard<T>(is: (value: unknown, found?: Found) => value is T): StandardSchema<T> {
  const validate = (value: unknown): StandardResult<T> => {
    if (is(value)) return { value };
    const issues: Issue[] = [];
    const found: Found = (message, ...path) => !!issues.push({ message, path });
    is(value, found);
    // A getter may have given something else the first time.
    if (!issues[0]) refuse(found, value, 'a JSON value');
    return { issues };
  };
  return { '~standard': { version: 1, vendor: 'chatkit-sessions', validate } };
}
