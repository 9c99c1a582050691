export type Pair<T> = readonly [before: T | undefined, after: T | undefined];

/** Pairs the items with the same first key, then the remaining items with the same next key. */
export function pairBy<T>(
  base: readonly T[],
  revision: readonly T[],
  keys: readonly ((item: T) => unknown)[],
): Pair<T>[] {
  const partners = new Map<T, T>();
  const left = new Set(base);
  for (const keyOf of keys) {
    for (const after of revision.filter((each) => !partners.has(each))) {
      const key = keyOf(after);
      const before = [...left].find((each) => key !== undefined && keyOf(each) === key);
      if (!before) continue;
      partners.set(after, before);
      left.delete(before);
    }
  }
  return [
    ...revision.map((after) => [partners.get(after), after] as const),
    ...[...left].map((before) => [before, undefined] as const),
  ];
}
