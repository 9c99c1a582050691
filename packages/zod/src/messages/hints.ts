/** The spec's advice for an invalid value, for its properties, and for the values of a map or list. */
export interface Advice {
  readonly hint?: string;
  /** The advice for unknown keys that people often write by mistake. */
  readonly misnamed?: Readonly<Record<string, string>>;
  readonly properties?: Readonly<Record<string, Advice>>;
  readonly values?: Advice;
}

/** Returns the advice for an unknown key, or undefined if there is none. */
export function hintForKey(
  key: string,
  misnamed: Readonly<Record<string, string>>,
  knownKeys: readonly string[],
): string | undefined {
  if (Object.hasOwn(misnamed, key)) return misnamed[key];
  const nearest = nearestKey(key, knownKeys);
  return nearest && `Did you mean ${nearest}?`;
}

/** Returns the known key with the same letters or with up to two typing errors. */
function nearestKey(key: string, knownKeys: readonly string[]): string | undefined {
  if (key.length > 64) return undefined;
  const letters = lettersOf(key);
  // Short keys are similar to each other, so fewer errors are allowed.
  const allowed = Math.min(2, Math.floor(letters.length / 3));
  const ranked = knownKeys
    .map((known) => ({ known, distance: editDistance(letters, lettersOf(known)) }))
    .filter(({ distance }) => distance <= allowed)
    .sort((one, other) => one.distance - other.distance);
  return ranked[0]?.known;
}

/** Returns the letters and digits of a key in lower case, which are the same for `fileUpload` and `file_upload`. */
function lettersOf(key: string): string {
  return key.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
}

/** The Levenshtein distance of two short texts. */
function editDistance(from: string, to: string): number {
  let previous = Array.from({ length: to.length + 1 }, (_, at) => at);
  for (let i = 1; i <= from.length; i++) {
    const row = [i];
    for (let j = 1; j <= to.length; j++) {
      const replaced = (previous[j - 1] ?? 0) + (from[i - 1] === to[j - 1] ? 0 : 1);
      row.push(Math.min(replaced, (previous[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1));
    }
    previous = row;
  }
  return previous.at(-1) ?? 0;
}

/** Quotes a key for a message: on one line, cut after 64 characters. */
export function quoteKey(key: string): string {
  return JSON.stringify(key.replace(/^(.{64}).+$/su, '$1…'));
}
