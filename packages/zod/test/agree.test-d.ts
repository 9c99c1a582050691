import type { Agree, AreSame } from './agree.ts';

// `entries-agree.test-d.ts` relies on this: a difference between two types does not compile.
type Told = { id: string; note?: string | undefined; count: number | null };

export type Same = [
  Agree<Told, Told>,
  Agree<Told & { [key: string]: unknown }, Told>,
  Agree<{ [key: string]: string | number }, { [key: string]: string | number }>,
];

export type Different = [
  // @ts-expect-error a property is missing
  Agree<{ id: string; note?: string }, Told>,
  // @ts-expect-error an optional property is required
  Agree<{ id: string; note: string; count: number | null }, Told>,
  // @ts-expect-error a required property is optional
  Agree<{ id?: string; note?: string; count: number | null }, Told>,
  // @ts-expect-error null is not allowed
  Agree<{ id: string; note?: string | undefined; count: number }, Told>,
  // @ts-expect-error a required property may be undefined
  Agree<{ id: string | undefined; note?: string; count: number | null }, Told>,
  // @ts-expect-error any string is not a literal
  Agree<{ kind: string }, { kind: 'session' }>,
  // @ts-expect-error a map of other values
  Agree<{ [key: string]: string }, { [key: string]: string | number }>,
  // @ts-expect-error nothing can be said of any
  Agree<never, Told>,
];

// A difference within a property does not compile either.
export const isSeenInside: AreSame<{ part: Told }, { part: { id: string } }> = false;
