import * as z from 'zod';
import * as m from 'zod/mini';
import * as zod from '../src/index.ts';
import * as mini from '../src/mini.ts';
import * as standalone from '../src/standalone.ts';

/** What a check says of a value. */
export type Verdict =
  | { value: unknown; issues?: undefined }
  | { issues: readonly { message: string; path?: readonly unknown[] | undefined }[] };

export type Validate = (value: unknown) => Verdict;

type Entry = Readonly<Record<string, unknown>>;

/** The three entries, by the name that they are imported under. */
export const entries: Readonly<Record<string, Entry>> = {
  '@chatkit-sessions/zod': zod,
  '@chatkit-sessions/zod/mini': mini,
  '@chatkit-sessions/zod/standalone': standalone,
};

interface Standard {
  '~standard': { version: number; vendor: string; validate: (value: unknown) => Verdict };
}

/** A schema of an entry, as the Standard Schema that it is. */
export function schemaOf(entry: string, name: string): Standard {
  const schema = entries[entry]?.[name];
  if (!schema) throw new Error(`${entry} has no ${name}`);
  return schema as Standard;
}

/**
 * Everything that decides on a schema: the three entries, and zod's own parse of both flavours,
 * which a schema put to use in another one may be left to.
 */
export function deciders(name: string): [string, Validate][] {
  return [
    ...Object.keys(entries).map((entry): [string, Validate] => [
      entry,
      schemaOf(entry, name)['~standard'].validate,
    ]),
    ['zod, without the fast path', slow(zod[name as 'ChatSession'], z.clone)],
    ['zod/mini, without the fast path', slow(mini[name as 'ChatSession'], m.clone)],
  ];
}

/** A clone is built afresh from its definition, and so has zod's own parse. */
function slow<S extends z.core.$ZodType>(schema: S, clone: (schema: S) => S): Validate {
  const parse = clone(schema)['~standard'].validate;
  return (value) => parse(value) as Verdict;
}
