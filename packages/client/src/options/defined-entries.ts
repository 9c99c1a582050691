/** Lists the entries of a record or of an iterable such as `Headers`, without undefined and blank values. */
export function definedEntries(source: object): [string, unknown][] {
  const entries = Symbol.iterator in source ? source : Object.entries(source);
  // An iterable must contain pairs.
  return [...(entries as [string, unknown][])].filter(([, value]) =>
    typeof value === 'string' ? value.trim() : value !== undefined,
  );
}

/** Returns a record of the defined entries, with trimmed strings. */
export function trimmed(source: object): Record<string, unknown> {
  return Object.fromEntries(
    definedEntries(source).map(([name, value]) => [
      name,
      typeof value === 'string' ? value.trim() : value,
    ]),
  );
}
