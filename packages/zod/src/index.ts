// The generated module exports `validators` and a zod schema for each schema of the spec.
export * from './gen/zod.gen.ts';
export { formatIssues, type AnyIssue } from './messages/format-issues.ts';
export type { Issue } from './checks/issues.ts';
export { preflight, type Preflight } from './messages/preflight.ts';
