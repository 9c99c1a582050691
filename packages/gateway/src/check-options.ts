import * as z from 'zod';

export const text: z.ZodString = z.string('must be a string');

export const positiveInteger: z.ZodNumber = z
  .number('must be a number')
  .int('must be an integer')
  .min(1, 'must be at least 1')
  .max(2 ** 31 - 1, `must be at most ${2 ** 31 - 1}`);

/** Throws a TypeError that names the first invalid option, or the nearest name of an unknown one. */
export function checkOptions(schema: z.ZodObject, options: unknown): void {
  const issue = schema.safeParse(options).error?.issues[0];
  if (!issue) return;
  if (issue.code === 'unrecognized_keys' && issue.path.length === 0) {
    const [key = ''] = issue.keys;
    const names = Object.keys(schema.shape);
    const nearest = nearestName(key, names);
    // A long name may be a key.
    const shown = /^[a-z_]{1,16}$/i.test(key) ? key : `*** (${key.length} characters)`;
    const advice = nearest ? `Did you mean ${nearest}?` : `Use ${names.join(', ')}.`;
    throw new TypeError(`Unknown option ${shown}. ${advice}`);
  }
  const value = issue.path.reduce<unknown>(
    (parent, key) => (parent as Record<PropertyKey, unknown>)[key],
    options,
  );
  const option = issue.path.length > 0 ? `The option ${issue.path.join('.')}` : 'The options';
  throw new TypeError(`${option} ${issue.message}, got ${describe(value)}.`);
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

/** Describes a value. Shows numbers, but no text, which may be a key or a secret. */
function describe(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return `an array of ${value.length}`;
  if (typeof value === 'string') return `a string of ${value.length} characters`;
  if (typeof value === 'undefined' || typeof value === 'number') return String(value);
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}
