// As `index.ts`, built on zod/mini.
export * from './gen/mini.gen.ts';
