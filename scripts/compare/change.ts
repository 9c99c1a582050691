export const directions = ['request', 'response'] as const;
export type Direction = (typeof directions)[number];

/** Values to compare by key. */
export type Facts = Readonly<Record<string, unknown>>;

export interface Place {
  /** Such as `ChatSession.status` or `POST /chatkit/sessions response 200`. */
  at: string;
  /** The keys that lead there in the document. Where `allOf` was merged, they may lead nowhere. */
  keys: readonly (string | number)[];
}

export interface Use {
  /** The ids of the operations that use a place. */
  operations: readonly string[];
  /** Undefined for an operation itself, which is neither sent nor received. */
  direction?: Direction | undefined;
  /** Whether a value that this place accepts may match several alternatives of a `oneOf` around it. */
  isShared?: boolean | undefined;
}

/** A place that both documents may have. */
export type Site = Place & Use;

/** One difference between two documents. */
export interface Change extends Place {
  /** The keyword that differs, or the kind of part that one side lacks. */
  what: string;
  /** Undefined if this side lacks the part. A part is described in a few words. */
  before: unknown;
  after: unknown;
  /** Whether an added part must be there. */
  isRequired: boolean;
  isShared: boolean;
  /** The affected operations, such as `sessions.create (request)`. */
  uses: Set<string>;
  directions: Set<Direction>;
}
