const clock = new Intl.DateTimeFormat(undefined, { timeStyle: 'medium', hourCycle: 'h23' });
const dateAndClock = new Intl.DateTimeFormat(undefined, {
  dateStyle: 'medium',
  timeStyle: 'medium',
  hourCycle: 'h23',
});

/** Formats Unix milliseconds as 14:05:09. */
export function formatTime(time: number): string {
  return format(clock, time);
}

/** Formats Unix milliseconds with the date. */
export function formatDate(time: number): string {
  return format(dateAndClock, time);
}

/** The formatter throws for a time that no Date can hold. A thread may have such a time. */
function format(formatter: Intl.DateTimeFormat, time: number): string {
  return Number.isNaN(new Date(time).getTime()) ? 'no date' : formatter.format(time);
}

/** Formats seconds as 9:59. */
export function formatSpan(seconds: number): string {
  const left = Math.max(0, seconds);
  return `${Math.floor(left / 60)}:${String(Math.floor(left % 60)).padStart(2, '0')}`;
}

/** Formats seconds as 30 s, 10 min or 2 h 10 min. */
export function formatLead(seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  const parts = [
    minutes >= 60 && `${Math.floor(minutes / 60)} h`,
    minutes % 60 > 0 && `${minutes % 60} min`,
  ].filter(Boolean);
  return parts.join(' ') || `${seconds} s`;
}

/** Formats milliseconds as 3 ms or 1.2 s. */
export function formatDuration(milliseconds: number): string {
  if (milliseconds >= 1000) return `${(milliseconds / 1000).toFixed(1)} s`;
  return `${milliseconds < 10 ? Number(milliseconds.toFixed(1)) : Math.round(milliseconds)} ms`;
}
