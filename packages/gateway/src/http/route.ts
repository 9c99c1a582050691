import type { ZodType } from 'zod';

/** An operation of the spec; generated. */
export interface Route {
  operationId: string;
  method: string;
  /** Relative to the prefix, with the path parameters in braces. */
  path: string;
  /** The required headers, each with its one allowed value. */
  headers: Readonly<Record<string, string>>;
  /** What each parameter of the path must be. The operations check session ids themselves. */
  pathParameters?: unknown;
  /** Whether the request has a body. */
  body?: 'required' | 'optional';
  /** What the fields of the body must be. */
  params?: {
    schema: ZodType;
    /** Every default in the spec, in the shape of the value. */
    defaults: unknown;
  };
}
