import { vi } from 'vitest';
import type { Schema } from '../src/index.ts';

export type Issues = Awaited<ReturnType<Schema['~standard']['validate']>>['issues'];

/** A schema as libraries make them: it may answer later, give other values and say too much. */
export function schema(
  issues: Issues,
  answer: <T>(result: T) => T | Promise<T> = (result) => result,
) {
  const validate = vi.fn((value: unknown) =>
    answer(issues ? { issues } : { value: { parsed: value }, issues: undefined }),
  );
  return { '~standard': { version: 1, vendor: 'test', validate } } as const;
}

/** What a schema may find. */
export const bad: Issues = [
  { message: 'Required', path: ['workflow', 'id'] },
  { message: 'Too small', path: [{ key: 'list' }, { key: 0 }] },
  { message: 'Odd altogether' },
];
