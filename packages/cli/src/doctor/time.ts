import { count } from '../cli/text.ts';
import { fail, ok, warn, type Check } from './check.ts';

/** The announced end of hosted workflows: 30 November 2026. */
const end = Date.UTC(2026, 10, 30);
const day = 24 * 60 * 60 * 1000;

/** The largest harmless difference between two clocks, in milliseconds: sessions last up to 10 minutes. */
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
  if (theirs === undefined)
    return warn(check, 'The response of the API has no date header to compare with.', remedy);
  const skew = Math.round((ours - theirs) / 1000);
  if (Math.abs(ours - theirs) <= largestSkew) {
    return ok(check, 'The clock of this machine agrees with the API.');
  }
  const direction = skew > 0 ? 'ahead of' : 'behind';
  const seconds = count(Math.abs(skew), 'second');
  return fail(check, `This machine is ${seconds} ${direction} the API.`, remedy);
}

/** Checks whether hosted workflows have ended. `now` is in milliseconds of Unix time. */
export function checkEnd(now: number): Check {
  const check = 'end date';
  const remedy =
    'Move to a ChatKit server of your own; @chatkit-sessions/gateway keeps the sessions.';
  const announced = 'The announced end of hosted workflows, 30 November 2026,';
  const message =
    now >= end
      ? `${announced} has passed: a chat may stay blank although its session is created.`
      : `${announced} is in ${count(Math.ceil((end - now) / day), 'day')}.`;
  return warn(check, message, remedy);
}
