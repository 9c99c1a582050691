import { vi } from 'vitest';
import type { Schema } from '../src/index.ts';

export type Issues = Awaited<ReturnType<Schema['~standard']['validate']>>['issues'];

/** Creates a schema with these issues. `respond` may delay the result. */
export function schema(
  issues: Issues,
  respond: <T>(result: T) => T | Promise<T> = (result) => result,
) {
  const validate = vi.fn((value: unknown) =>
    respond(issues ? { issues } : { value: { parsed: value }, issues: undefined }),
  );
  return { '~standard': { version: 1, vendor: 'test', validate } } as const;
}

/** Issues with each kind of path: keys, path segments and no path. */
export const bad: Issues = [
  { message: 'Required', path: ['workflow', 'id'] },
  { message: 'Too small', path: [{ key: 'list' }, { key: 0 }] },
  { message: 'Odd altogether' },
];
