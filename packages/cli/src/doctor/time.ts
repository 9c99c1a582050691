import { count } from '../cli/text.ts';
import { fail, ok, warn, type Check } from './check.ts';

/** The announced end of hosted workflows: 30 November 2026. */
const end = Date.UTC(2026, 10, 30);
const day = 24 * 60 * 60 * 1000;

/** The largest difference of clocks that does no harm, in milliseconds. A session lives 10 minutes at most. */
const largestSkew = 30_000;

/** Returns the time of the `date` header in milliseconds, or undefined. */
export function timeOf(headers: Headers | undefined): number | undefined {
  const time = Date.parse(headers?.get('date') ?? '');
  return isNaN(time) ? undefined : time;
}

/** Compares the clock of this machine with that of the API. */
export function checkClock(theirs: number | undefined, ours = Date.now()): Check {
  const check = 'clock';
  const remedy = 'Set the clock of this machine by NTP: sessions expire within ten minutes.';
  if (theirs === undefined) return warn(check, 'The API sent no date to compare with.', remedy);
  const skew = Math.round((ours - theirs) / 1000);
  if (Math.abs(ours - theirs) <= largestSkew) {
    return ok(check, 'The clock of this machine agrees with the API.');
  }
  const direction = skew > 0 ? 'ahead of' : 'behind';
  const seconds = count(Math.abs(skew), 'second');
  return fail(check, `This machine is ${seconds} ${direction} the API.`, remedy);
}

/** Checks whether hosted workflows have ended, by the date of the API if there is one. */
export function checkEnd(now: number): Check {
  const check = 'end date';
  const remedy =
    'Move to a ChatKit server of your own; @chatkit-sessions/gateway keeps the sessions.';
  const announced = 'the announced end of hosted workflows, 30 November 2026';
  if (now >= end) {
    return warn(
      check,
      `This is past ${announced}: a session may be created and the chat stay blank.`,
      remedy,
    );
  }
  return warn(
    check,
    `There are ${count(Math.ceil((end - now) / day), 'day')} to ${announced}.`,
    remedy,
  );
}
