// The generated module exports a schema per schema of the spec and `validators`.
export * from './gen/zod.gen.ts';
export { formatIssues, type AnyIssue } from './messages/format-issues.ts';
export type { Issue } from './checks/issues.ts';
export { preflight, type Preflight } from './messages/preflight.ts';
