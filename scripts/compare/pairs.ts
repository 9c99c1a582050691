import { nodeAt } from './document.ts';
import type { Alternative } from './part.ts';
import type { Schema, SchemaReader } from './schema.ts';

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

/** An alternative with the value of its tag, which identifies it, or with its name and its type. */
interface Identified {
  alternative: Alternative;
  tag: unknown;
  /** Undefined beside a tag. */
  type: string | undefined;
  label: string;
}

/** Identifies alternatives by the tag that both unions have, or that one has beside a single schema. */
export function identify(
  reader: SchemaReader,
  { alternatives }: Schema,
  [old, current]: readonly [string | undefined, string | undefined],
): Identified[] {
  const field = (old ?? current) === (current ?? old) ? (current ?? old) : undefined;
  return alternatives.map((alternative) => {
    const tag = constantOf(reader, alternative, field);
    const { name, type } = alternative;
    const label = String(tag ?? name ?? type);
    return { alternative, tag, type: tag === undefined ? type : undefined, label };
  });
}

/** Returns the tag field: the declared discriminator, or a field that is constant in each alternative. */
export function tagOf(reader: SchemaReader, { alternatives, union }: Schema): string | undefined {
  const { propertyName } = nodeAt(union, 'discriminator');
  if (typeof propertyName === 'string') return propertyName;
  const [first, ...others] = alternatives;
  const fields = [...(first?.parts.values() ?? [])].filter(({ what }) => what === 'field');
  const names = others.length > 0 ? fields.map(({ label }) => label.slice(1)) : [];
  return names.find((name) => {
    const values = alternatives.map((each) => constantOf(reader, each, name));
    return !values.includes(undefined) && new Set(values).size === values.length;
  });
}

/** Returns the value of a field that allows only one value. */
function constantOf(reader: SchemaReader, { parts }: Alternative, name: string | undefined) {
  const schema = parts.get(`.${name}`)?.schema;
  const values = schema && reader.read(schema).alternatives[0]?.facts['enum'];
  return Array.isArray(values) && values.length === 1 ? (values[0] as unknown) : undefined;
}
