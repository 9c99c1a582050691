// The generated module holds only the schemas of the spec, so a new schema is exported without an edit here.
export type * from './gen/types.gen.ts';
