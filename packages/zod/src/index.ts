// The generated module holds a validator per schema of the spec under the schema's name, and
// `validators`; a new schema is exported without an edit here.
export * from './gen/zod.gen.ts';
export { formatIssues, type AnyIssue } from './format-issues.ts';
export type { Issue } from './found.ts';
export { preflight, type Preflight } from './preflight.ts';
