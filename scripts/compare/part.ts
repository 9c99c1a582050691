import type { Direction } from './change.ts';
import type { Node } from './document.ts';

/** A part of a document that the other document may lack: an operation, a parameter, a field … */
export interface Part {
  /** The kind of part, which names changes that add or remove it. */
  what: string;
  /** The place in the parent, such as ` query limit`, `.user` or `[]`. */
  label: string;
  /** The object of the document, or the object around a part that is only implied. */
  node: Node;
  /** The values to compare by key. */
  facts: Node;
  parts: ReadonlyMap<string, Part>;
  schema?: Node | undefined;
  /** Describes the part in a few words. Without it, the schema describes the part. */
  summary?: string;
  direction?: Direction;
}

/** One of the schemas that a value may match: values of one type, or of any type. */
export interface Alternative extends Part {
  name: string | undefined;
  type: string;
  /** Returns the value of a field that allows only one value. */
  constantOf(field: string): unknown;
}
