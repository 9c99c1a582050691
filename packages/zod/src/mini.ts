// As `index.ts`, built on zod/mini.
export * from './gen/mini.gen.ts';
export { formatIssues, type AnyIssue } from './format-issues.ts';
export type { Issue } from './found.ts';
export { preflight, type Preflight } from './preflight.ts';
