/** A key between quotes, on one line, for a message; of a long one, the start. */
export function quoteKey(key: string): string {
  return JSON.stringify(key.replace(/^(.{64}).+$/su, '$1…'));
}
