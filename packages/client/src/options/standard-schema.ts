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

/** Schemas by operation, such as `sessions.create`. An operation without one is not checked. */
export interface Validators {
  readonly [operationId: string]:
    { readonly request?: Schema | undefined; readonly response?: Schema | undefined } | undefined;
}
