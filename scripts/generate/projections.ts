import type { Schema } from '../spec/openapi.ts';

const bounds = [
  'minLength',
  'maxLength',
  'pattern',
  'format',
  'minimum',
  'maximum',
  'exclusiveMinimum',
  'exclusiveMaximum',
  'multipleOf',
  'minItems',
  'maxItems',
  'uniqueItems',
  'minProperties',
  'maxProperties',
] as const;

/** Returns the description of a schema with its default, bounds and example as doc tags. */
export function withBounds(description: string | undefined, schema: Schema): string | undefined {
  const lines = bounds
    .filter((name) => schema[name] !== undefined)
    .map((name) => `@${name} ${schema[name]}`);
  if (schema.default !== undefined) lines.push(`@default ${JSON.stringify(schema.default)}`);
  const example = schema.example ?? schema.examples?.[0];
  if (example !== undefined) lines.push(`@example ${JSON.stringify(example)}`);
  return [description, lines.join('\n')].filter(Boolean).join('\n\n') || undefined;
}
