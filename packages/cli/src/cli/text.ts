/**
 * Removes control characters except line breaks and tabs. The text of a chat's user could otherwise
 * move the cursor or colour the terminal.
 */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Bidi_Control}]/gu, (each) => (/[\n\t]/.test(each) ? each : ''));
}

/** Returns text on one line, cut off after `width` characters. */
export function oneLine(text: string, width: number): string {
  const characters = [...printable(text).replace(/\s+/g, ' ').trim()];
  return characters.length > width
    ? `${characters.slice(0, width - 1).join('')}…`
    : characters.join('');
}

/** Formats seconds of Unix time, as `2026-11-26 05:10:00 UTC`. */
export function time(seconds: number): string {
  const date = new Date(seconds * 1000);
  if (isNaN(date.getTime())) return String(seconds);
  return `${date.toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}

/** Formats a whole number with a space between thousands. */
export function grouped(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, ' ');
}

/** Formats a number of things, as `1 thread` or `5 000 threads`. */
export function count(value: number, noun: string): string {
  return `${grouped(value)} ${noun}${value === 1 ? '' : 's'}`;
}
