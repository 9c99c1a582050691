import type * as z from 'zod';
import * as zod from '../src/index.ts';
import * as standalone from '../src/standalone.ts';

/** The result of a Standard Schema. */
export type Result = { value: unknown; issues?: undefined } | { issues: readonly zod.AnyIssue[] };

interface Standard {
  '~standard': { version: number; vendor: string; validate: (value: unknown) => Result };
}

/** The entries by the name that they are imported under. */
export const entries: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  '@chatkit-sessions/zod': zod,
  '@chatkit-sessions/zod/standalone': standalone,
};

/** A schema of an entry as a Standard Schema. */
export function schemaOf(entry: string, name: string): Standard {
  const schema = entries[entry]?.[name];
  if (!schema) throw new Error(`${entry} has no ${name}`);
  return schema as Standard;
}

export function zodSchemaOf(name: string): z.ZodType {
  return schemaOf('@chatkit-sessions/zod', name) as unknown as z.ZodType;
}
