import type { Node } from './document.ts';

export const directions = ['request', 'response'] as const;
export type Direction = (typeof directions)[number];

/** An operation that a change bears on. */
export interface Use {
  /** Such as `sessions.create`. */
  operation: string;
  /** Absent if the change is of the operation itself, neither sent nor received. */
  direction?: Direction;
}

/** Where a comparison is in both documents. */
export interface Site {
  /** The operation, unless the place belongs to a schema that has a name. */
  operation?: string;
  /** The place in it, such as `request body.user`; or in a schema, such as `ChatSession.status`. */
  label: string;
  use?: Use;
  isParameter?: boolean;
}

/** One difference between two documents. */
export interface Change {
  /** What differs: a keyword, or the part that one side lacks. */
  what: string;
  /** Such as `ChatSession.status`, `POST /chatkit/sessions request body`. */
  at: string;
  /** Undefined if the side lacks it. A part is described in a few words. */
  before: unknown;
  after: unknown;
  /** The objects that hold the difference; undefined if the side lacks them. */
  base?: Node;
  revision?: Node;
  uses: Use[];
  isParameter: boolean;
  note?: Note;
}

/** What a reader of the change needs to know of a part that was added. */
export type Note = 'required' | 'first input' | 'known body';
