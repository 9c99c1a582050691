import type { ZodType } from 'zod';

/** An operation of the spec; the table of routes is generated. */
export interface Route {
  operationId: string;
  method: string;
  /** Relative to the prefix, with the path parameters in braces. */
  path: string;
  /** The headers that the operation requires, with their one value. */
  headers: Readonly<Record<string, string>>;
  body?: {
    required: boolean;
    schema: ZodType;
    /** Every default that the spec states, in the shape of a body. */
    defaults: unknown;
  };
}
