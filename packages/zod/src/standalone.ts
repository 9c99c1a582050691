// As `index.ts`, built on nothing: each validator is a Standard Schema.
export * from './gen/standalone.gen.ts';
export { formatIssues, type AnyIssue } from './format-issues.ts';
export type { Issue } from './found.ts';
export { preflight, type Preflight } from './preflight.ts';
export type { StandardResult, StandardSchema } from './standard.ts';
