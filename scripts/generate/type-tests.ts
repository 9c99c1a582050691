import type { Model } from './model.ts';

/** A module that fails to type-check when a validator's types are not those of the schema's type. */
export function renderTypeTests({ schemas }: Model): string {
  const rows = schemas.flatMap(({ name }) =>
    ['zod', 'standalone'].flatMap((entry) =>
      ['Input', 'Output'].map(
        (side) => `  Agree<${side}<typeof ${entry}.${name}>, types.${name}>,`,
      ),
    ),
  );
  return [
    "import type * as types from '@chatkit-sessions/types';",
    "import type * as zod from '../../src/index.ts';",
    "import type * as standalone from '../../src/standalone.ts';",
    "import type { Agree, Input, Output } from '../agree.ts';",
    '',
    '/** For each schema and entry: the input and the output are the type of that name. */',
    `export type Agreements = [\n${rows.join('\n')}\n];`,
  ].join('\n');
}
