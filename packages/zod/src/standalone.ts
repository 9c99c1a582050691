// The same exports as `index.ts` without zod: each schema is a Standard Schema.
export * from './gen/standalone.gen.ts';
export { formatIssues, type AnyIssue } from './messages/format-issues.ts';
export type { Issue } from './checks/issues.ts';
export { preflight, type Preflight } from './messages/preflight.ts';
export type { StandardResult, StandardSchema } from './checks/standard-schema.ts';
