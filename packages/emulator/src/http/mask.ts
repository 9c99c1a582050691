/**
 * Masks a path for a message or a log. Hides each segment that is neither a plain word, a number nor
 * the id of a session, a thread or an item: it may be a secret or a key in the wrong place.
 */
export function maskPath(path: string): string {
  return path.replace(/[^/]+/g, (segment) => (isPlain(segment) ? segment : '***'));
}

function isPlain(segment: string): boolean {
  return /^(?:v\d|_emulator|[a-z]{1,16}(?:\.json)?|\d{1,9}|(?:cksess|cth[ir])(?:_|%5f)\w+)$/i.test(
    segment,
  );
}
