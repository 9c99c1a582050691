import type { Node } from './document.ts';

export const directions = ['request', 'response'] as const;
export type Direction = (typeof directions)[number];

/** An operation that a change affects. */
export interface Use {
  /** Such as `sessions.create`. */
  operation: string;
  /** Absent for a change of the operation itself, which is neither sent nor received. */
  direction?: Direction;
}

/** The place of a comparison in both documents. */
export interface Site {
  /** The operation, unless the place belongs to a named schema. */
  operation?: string;
  /** The place, such as `request body.user` in an operation or `ChatSession.status` in a schema. */
  label: string;
  use?: Use;
  isParameter?: boolean;
}

/** One difference between two documents. */
export interface Change {
  /** The keyword that differs, or the kind of part that one side lacks. */
  what: string;
  /** Such as `ChatSession.status`, `POST /chatkit/sessions request body`. */
  at: string;
  /** Undefined if this side lacks the part. A part is described in a few words. */
  before: unknown;
  after: unknown;
  /** The objects that contain the difference. Undefined if this side lacks them. */
  base?: Node;
  revision?: Node;
  uses: Use[];
  isParameter: boolean;
  note?: Note;
}

/** Extra information about a part that was added. */
export type Note = 'required' | 'first input' | 'known body';
