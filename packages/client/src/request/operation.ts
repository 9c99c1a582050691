import type { HeadersLike } from '../options/types.ts';

/** Describes an operation of the spec. The constants of this type are generated. */
export interface Operation {
  id: string;
  method: string;
  /** Relative to the base URL, with the path parameters in braces. */
  path: string;
  /** The constant headers, with their names in lower case. */
  headers?: Record<string, string>;
  /** Where the fields of a method's `params` go. Absent if it has none. */
  paramsIn?: 'body' | 'query';
  /** The fields that go elsewhere. `list` is a query parameter with its items joined by commas. */
  fields?: Record<string, 'query' | 'header' | 'list'>;
  /** Puts the fields there. Absent if `fields` is. */
  place?: (operation: Operation, params: object) => PlacedParams;
  /** Whether `params` may be left out. */
  isOptional?: boolean;
  /** Whether `params` may be a list. */
  isList?: boolean;
  /** Whether successes have no body, which makes the data null. */
  noContent?: 'always' | 'sometimes';
  /** The fields by which a page leads to the next one, if the data are a page. */
  cursor?: Cursor;
}

/** Where the fields of a method's `params` go. */
export interface PlacedParams {
  readonly query?: HeadersLike;
  readonly header?: HeadersLike;
  readonly body?: unknown;
}

/** The names of a page's fields, and of the query parameter that takes a cursor. */
export interface Cursor {
  /** The field with the items. */
  items: string;
  /** The field with the cursor of the next page. */
  next: string;
  /** The field that says whether there are more pages. */
  more: string;
  /** The query parameter that takes the cursor. */
  parameter: string;
}
