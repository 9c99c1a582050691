import type { ZodType } from 'zod';

/** An operation of the spec; generated. */
export interface Route {
  operationId: string;
  method: string;
  /** Relative to the prefix, with the path parameters in braces. */
  path: string;
  /** The required headers, each with its one allowed value. */
  headers: Readonly<Record<string, string>>;
  body?: {
    required: boolean;
    schema: ZodType;
    /** Every default in the spec, in the shape of a body. */
    defaults: unknown;
  };
}
