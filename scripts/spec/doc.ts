import type { Schema } from './openapi.ts';

const told =
  'minLength maxLength pattern format minimum maximum exclusiveMinimum exclusiveMaximum multipleOf minItems maxItems uniqueItems minProperties maxProperties'.split(
    ' ',
  );

/** Returns the doc comment: the description, then bounds, default and example as tags. */
export function docOf(flat: Schema): Schema {
  const { description, title, default: value, example = flat.examples?.[0] } = flat;
  const values = new Map<string, unknown>(Object.entries(flat));
  const tags = told
    .filter((name) => values.has(name))
    .map((name) => `@${name} ${values.get(name)}`);
  if (value !== undefined) tags.push(`@default ${JSON.stringify(value)}`);
  if (example !== undefined) tags.push(`@example ${JSON.stringify(example)}`);
  const doc = [description ?? title, tags.join('\n')].filter(Boolean).join('\n\n');
  return doc ? { 'x-doc': doc } : {};
}
