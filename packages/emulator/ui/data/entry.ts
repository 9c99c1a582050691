import type { JournalMessage } from '../../src/journal/entry.ts';

export type { JournalEntry as Entry } from '../../src/journal/entry.ts';

/** Returns a body. Throws if the journal has only a part of it. */
export function wholeBody({ body, truncated }: JournalMessage): string | null {
  if (truncated) throw new Error('The journal keeps only the first 64 KiB of a body.');
  return body;
}
