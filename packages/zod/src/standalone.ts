// As `index.ts`, built on nothing: each is a Standard Schema.
export * from './gen/standalone.gen.ts';
export type { Issue } from './found.ts';
export type { StandardResult, StandardSchema } from './standard.ts';
