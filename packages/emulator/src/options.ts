type OptionType =
  | 'a string'
  | 'a number'
  | 'a boolean'
  | 'a function'
  | 'an object'
  | 'a list'
  | 'a list of strings';

const isOfType: Record<OptionType, (value: unknown) => boolean> = {
  'a string': (value) => typeof value === 'string',
  'a number': (value) => typeof value === 'number',
  'a boolean': (value) => typeof value === 'boolean',
  'a function': (value) => typeof value === 'function',
  'an object': (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
  'a list': Array.isArray,
  'a list of strings': (value) =>
    Array.isArray(value) && value.every((item) => typeof item === 'string'),
};

/**
 * Checks the options of a call from JavaScript. Throws a TypeError for an unknown or a wrongly typed
 * option. Its message never shows a value, which may be a key.
 */
export function checkOptions(
  call: string,
  options: unknown,
  types: Readonly<Record<string, OptionType>>,
): void {
  if (typeof options !== 'object' || options === null || Array.isArray(options)) {
    throw new TypeError(`The options of ${call} must be an object, got ${typeName(options)}.`);
  }
  const names = Object.keys(types);
  for (const [name, value] of Object.entries(options)) {
    const type = names.includes(name) ? types[name] : undefined;
    if (!type) {
      const nearest = nearestName(name, names);
      const advice = nearest ? `Did you mean ${nearest}?` : `Use ${names.join(', ')}.`;
      throw new TypeError(`Unknown option ${showName(name)} of ${call}. ${advice}`);
    }
    if (value !== undefined && !isOfType[type](value)) {
      throw new TypeError(`The option ${name} of ${call} must be ${type}, got ${typeName(value)}.`);
    }
  }
}

/** Returns a name for an error message. Masks a long name, which may be a key. */
export function showName(name: string): string {
  return /^[a-z_]{1,16}$/i.test(name) ? name : `*** (${name.length} characters)`;
}

/** Returns the name that shares most pairs of letters, such as `apiKeys` for `api_kee`, if at least half are shared. */
export function nearestName(name: string, names: readonly string[]): string | undefined {
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

export function typeName(value: unknown): string {
  if (value === null || value === undefined) return String(value);
  if (Array.isArray(value)) {
    const other = value.findIndex((item) => typeof item !== 'string');
    return other < 0 ? 'a list' : `a list with ${typeName(value[other])}`;
  }
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}
