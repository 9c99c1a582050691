// The generated module holds the schemas of the spec under their names and nothing else, so a new
// schema is exported without an edit here.
export type * from './gen/types.gen.ts';
