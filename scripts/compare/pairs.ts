import { nodeAt } from './document.ts';
import type { Schema } from './schema.ts';

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

/** Returns the tag field: the declared discriminator, or a field that is constant in each alternative. */
export function tagOf({ alternatives, union }: Schema): string | undefined {
  const { propertyName } = nodeAt(union, 'discriminator');
  if (typeof propertyName === 'string') return propertyName;
  const [first, ...others] = alternatives;
  const names = others.length > 0 ? [...(first?.constants.keys() ?? [])] : [];
  return names.find((name) => {
    const values = alternatives.map(({ constants }) => constants.get(name));
    return !values.includes(undefined) && new Set(values).size === values.length;
  });
}
