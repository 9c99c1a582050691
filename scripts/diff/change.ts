import type { OpenApiDocument } from '../spec/openapi.ts';

/** What a change is, in the words of the table in `rules.ts`. */
export type Kind =
  | 'operation added'
  | 'operation removed'
  | 'operation renamed'
  | 'operation moved'
  | 'path parameter renamed'
  | 'parameter added'
  | 'required parameter added'
  | 'parameter removed'
  | 'parameter renamed'
  | 'params added'
  | 'required body added'
  | 'body removed'
  | 'success added'
  | 'success removed'
  | 'answer added'
  | 'answer removed'
  | 'answer moved'
  | 'answer header'
  | 'server changed'
  | 'security changed'
  | 'security removed'
  | 'became required'
  | 'became optional'
  | 'field added'
  | 'required field added'
  | 'field removed'
  | 'field renamed'
  | 'type changed'
  | 'constant changed'
  | 'values limited'
  | 'values unlimited'
  | 'alternative added'
  | 'alternative removed'
  | 'null admitted'
  | 'null refused'
  | 'enum value added'
  | 'enum value removed'
  | 'bound tightened'
  | 'bound loosened'
  | 'default changed'
  | 'integer became number'
  | 'number became integer'
  | 'object closed'
  | 'object opened'
  | 'deprecated'
  | 'schema added'
  | 'schema removed'
  | 'schema renamed'
  | 'advice'
  | 'document'
  | 'prose'
  | 'other';

/** One change that a finding holds; a finding on `enum` may hold values gone and values new. */
export interface Change {
  kind: Kind;
  /** What is affected: keys of the document, of the revision unless it is gone from there. */
  keys: readonly string[];
  /** What it was and is, where that says something. */
  before?: unknown;
  after?: unknown;
  /** The keyword that differs. */
  keyword?: string;
}

/** Both documents, for what a finding does not hold itself. */
export type Documents = Readonly<{ base: OpenApiDocument; revision: OpenApiDocument }>;
