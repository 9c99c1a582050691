import type { Spec } from '../spec/load.ts';
import { byDependency } from '../spec/uses.ts';

/** Writes a module that fails to compile if a validator's types differ from the schema's type. */
export function renderTypeTests({ schemas }: Spec): string {
  const rows = [...byDependency(schemas).keys()].flatMap((name) =>
    ['zod', 'standalone'].flatMap((entry) =>
      ['Input', 'Output'].map((side) => `Agree<${side}<typeof ${entry}.${name}>, types.${name}>,`),
    ),
  );
  return `import type * as types from '@chatkit-sessions/types';
import type * as zod from '../../src/index.ts';
import type * as standalone from '../../src/standalone.ts';
import type { Agree, Input, Output } from '../agree.ts';

/** For each schema and entry, input and output equal the type with that name. */
export type Agreements = [
${rows.join('\n')}
];`;
}
