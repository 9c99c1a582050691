/**
 * The path of a request, to be shown: each part that is no plain word or number and no session's id
 * is masked, as it may be a secret or a key that was put where an id belongs.
 */
export function maskPath(path: string): string {
  return path.replace(/[^/]+/g, mask);
}

function mask(part: string): string {
  const isSafe = /^(?:v\d|_emulator|[a-z]{1,16}(?:\.json)?|\d{1,9}|cksess(?:_|%5f)\w+)$/i.test(
    part,
  );
  return isSafe ? part : '***';
}
