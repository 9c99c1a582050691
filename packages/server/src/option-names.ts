/** Throws a TypeError unless the options are an object whose keys are all among the names. */
export function checkOptionNames(caller: string, options: unknown, names: readonly string[]): void {
  if (!isObject(options)) {
    throw new TypeError(`${caller} takes an object with its options, got ${typeName(options)}.`);
  }
  for (const key of Object.keys(options)) {
    if (names.includes(key)) continue;
    const nearest = nearestName(key, names);
    // A long name may be a key.
    const shown = /^[a-z_]{1,16}$/i.test(key) ? key : `*** (${key.length} characters)`;
    const hint = nearest ? `Did you mean ${nearest}?` : `The options are ${names.join(', ')}.`;
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

/** Returns the name that shares most pairs of letters, such as `apiKeys` for `api_kee`, if at least half are shared. */
function nearestName(name: string, names: readonly string[]): string | undefined {
  const pairs = pairsOf(name);
  const closeness = (known: string): number => {
    const others = pairsOf(known);
    const shared = pairs.filter((pair) => others.includes(pair)).length;
    return shared / Math.min(pairs.length, others.length);
  };
  const [nearest = ''] = names.toSorted((a, b) => closeness(b) - closeness(a));
  return closeness(nearest) >= 0.5 ? nearest : undefined;
}

function pairsOf(name: string): string[] {
  const pairs = name
    .slice(0, 40)
    .toLowerCase()
    .matchAll(/(?=([a-z]{2}))/g);
  return Array.from(pairs, ([, pair = '']) => pair);
}
