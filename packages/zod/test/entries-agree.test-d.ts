import type * as zod from '../src/index.ts';
import type * as standalone from '../src/standalone.ts';
import type { AreSame, Input, Output } from './agree.ts';

type Zod = typeof zod;
type Standalone = typeof standalone;

/** The names of the schemas that a module exports. */
type Schemas<M> = { [K in keyof M]: M[K] extends { '~standard': object } ? K : never }[keyof M];

/** The names of the schemas that one entry lacks, or whose types differ between the entries. */
type Different = {
  [K in Schemas<Zod> | Schemas<Standalone>]: K extends keyof Zod & keyof Standalone
    ? [
        AreSame<Input<Zod[K]>, Input<Standalone[K]>>,
        AreSame<Output<Zod[K]>, Output<Standalone[K]>>,
      ] extends [true, true]
      ? never
      : K
    : K;
}[Schemas<Zod> | Schemas<Standalone>];

// The standalone entry declares each schema with the type of its name, so zod's schemas have these
// types, too. The compiler's error names the schemas in `Different`.
export const different: Record<Different, never> = {};
