/** Says how to call an operation of the spec. Generated. */
export interface Operation {
  id: string;
  method: string;
  /** Relative to the base URL, with the path parameters in braces. */
  path: string;
  /** The constant headers, with their names in lower case. */
  headers?: Record<string, string>;
  /** Where a method's `params` go. Absent if it has none. */
  paramsIn?: 'body' | 'query';
  /** Set if the body may be left out. */
  isBodyOptional?: true;
}
