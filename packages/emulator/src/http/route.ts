import type { ZodType } from 'zod';

/** An operation of the spec; generated. */
export interface Route {
  operationId: string;
  method: string;
  /** Relative to the prefix, with the path parameters in braces. */
  path: string;
  /** The required headers, each with its one allowed value. */
  headers: Readonly<Record<string, string>>;
  /** The JSON Schema of each path parameter. */
  pathParameters?: Readonly<Record<string, PathSchema>>;
  /** The query parameters and headers that are fields of `params`. */
  parameters?: Readonly<Record<string, TextParameter>>;
  /** Whether the request has a body, whose fields are fields of `params`. */
  body?: 'required' | 'optional';
  /** The fields of query, headers and body together. */
  params?: {
    schema: ZodType;
    /** Every default in the spec, in the shape of the value. */
    defaults: unknown;
  };
}

type Scalar = 'string' | 'integer' | 'number' | 'boolean';

/** The schema of a path parameter. */
export interface PathSchema {
  type?: Scalar;
  [keyword: string]: unknown;
}

/** A parameter that a request sends as text, and its type. */
export interface TextParameter {
  in: 'query' | 'header';
  type: Scalar;
  /** For an array of the type: a parameter per item, or all items joined by commas. */
  list?: 'exploded' | 'joined';
}
