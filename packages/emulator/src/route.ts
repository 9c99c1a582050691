import type { ZodType } from 'zod';

/** An operation as the emulator serves it; generated. */
export interface Route {
  operationId: string;
  method: string;
  /** Relative to the prefix, with the path parameters in braces. */
  path: string;
  /** The headers that the operation insists on, with their one value. */
  headers: Readonly<Record<string, string>>;
  body?: {
    required: boolean;
    schema: ZodType;
    /** Every default that the spec states, in the shape of a body. */
    defaults: unknown;
  };
}
