import type { ZodType } from 'zod';

/** An operation of the spec; generated. */
export interface Route {
  operationId: string;
  method: string;
  /** Relative to the prefix, with the path parameters in braces. */
  path: string;
  /** The required headers, each with its one allowed value. */
  headers: Readonly<Record<string, string>>;
  /** The schemas of the path parameters. The gateway's operations check session ids themselves. */
  pathParameters?: unknown;
  /** Whether the request has a body. */
  body?: 'required' | 'optional';
  /** The fields of the body. */
  params?: {
    schema: ZodType;
    /** Every default in the spec, in the shape of the value. */
    defaults: unknown;
  };
}
