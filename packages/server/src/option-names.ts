/** Throws a TypeError unless the options are an object whose keys are all among the names. */
export function checkOptionNames(caller: string, options: unknown, names: readonly string[]): void {
  if (!isObject(options)) {
    throw new TypeError(`${caller} takes an object with its options, got ${typeName(options)}.`);
  }
  for (const key of Object.keys(options)) {
    if (names.includes(key)) continue;
    const [nearest = ''] = [...names].sort((a, b) => editDistance(a, key) - editDistance(b, key));
    const isTypo = editDistance(nearest, key) <= nearest.length / 2;
    // A long name may be a key.
    const shown = /^[a-z_]{1,16}$/i.test(key) ? key : `*** (${key.length} characters)`;
    const hint = isTypo ? `Did you mean ${nearest}?` : `The options are ${names.join(', ')}.`;
    throw new TypeError(`${caller} has no option ${shown}. ${hint}`);
  }
}

/** Returns whether a value is an object other than an array and null. */
export function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Returns the type of a value for an error message, since the value itself may be a secret. */
export function typeName(value: unknown): string {
  if (value === null || value === undefined) return String(value);
  if (Array.isArray(value)) return 'an array';
  return `${typeof value === 'object' ? 'an' : 'a'} ${typeof value}`;
}

/** Counts the letters to insert, delete or replace, regardless of case (Levenshtein's distance). */
function editDistance(a: string, b: string): number {
  let row = Array.from(a, (_, at) => at + 1);
  for (const [line, letter] of Array.from(b.toLowerCase().slice(0, 40)).entries()) {
    let [diagonal, left] = [line, line + 1];
    row = row.map((above, at) => {
      const replaced = diagonal + Number(a[at]?.toLowerCase() !== letter);
      diagonal = above;
      return (left = Math.min(above + 1, left + 1, replaced));
    });
  }
  return row.at(-1) ?? b.length;
}
