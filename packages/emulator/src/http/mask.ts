/**
 * Masks a path for a message or a log. Shows only plain words, numbers and ids of sessions, threads
 * and items. Any other segment may be a secret or a key in the wrong place.
 */
export function maskPath(path: string): string {
  return path.replace(/[^/]+/g, (segment) => (isPlain(segment) ? segment : '***'));
}

function isPlain(segment: string): boolean {
  return /^(?:v\d|_emulator|[a-z]{1,16}(?:\.json)?|\d{1,9}|(?:cksess|cth[ir])(?:_|%5f)\w+)$/i.test(
    segment,
  );
}
