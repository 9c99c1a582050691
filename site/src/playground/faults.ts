import type { Fault } from '@chatkit-sessions/emulator';

/** The faults that the playground offers, by their names. */
export const faults: Record<string, Fault> = {
  'rate limit (429)': { status: 429, headers: { 'retry-after': '2' } },
  'server error (500)': { status: 500 },
  'slow by 2 seconds': { delay: 2000 },
  'connection lost before': { reset: 'before' },
  'connection lost after': { reset: 'after' },
  'broken JSON': { damage: 'invalid' },
  "a proxy's HTML": { damage: 'html' },
};
