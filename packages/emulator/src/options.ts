type OptionType =
  'a string' | 'a number' | 'a boolean' | 'a function' | 'a list' | 'a list of strings';

const isOfType: Record<OptionType, (value: unknown) => boolean> = {
  'a string': (value) => typeof value === 'string',
  'a number': (value) => typeof value === 'number',
  'a boolean': (value) => typeof value === 'boolean',
  'a function': (value) => typeof value === 'function',
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
      throw new TypeError(`Unknown option ${name} of ${call}. ${advice}`);
    }
    if (value !== undefined && !isOfType[type](value)) {
      throw new TypeError(`The option ${name} of ${call} must be ${type}, got ${typeName(value)}.`);
    }
  }
}

/** Returns the known name that contains the given one or is contained in it: `apiKeys` for `api_key`. */
export function nearestName(name: string, names: readonly string[]): string | undefined {
  const letters = (text: string): string => text.toLowerCase().replace(/[^a-z]|s$/g, '');
  const typed = letters(name);
  if (typed.length < 3) return undefined;
  return names.find((known) => letters(known).includes(typed) || typed.includes(letters(known)));
}

function typeName(value: unknown): string {
  if (value === null || value === undefined) return String(value);
  if (Array.isArray(value)) {
    const other = value.findIndex((item) => typeof item !== 'string');
    return other < 0 ? 'a list' : `a list with ${typeName(value[other])}`;
  }
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}
