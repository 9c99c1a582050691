import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { zodSchemaOf } from './entries.ts';
import { resolve, schemaNames, schemas, type Schema } from './spec.ts';

/** Keywords that hold for a value of one type alone, and say the same wherever they come from. */
const bounds = [
  'const',
  'enum',
  'minLength',
  'maxLength',
  'minimum',
  'maximum',
  'minProperties',
  'maxProperties',
] as const;

/** A schema in one of the several ways in which JSON Schema can say it, without what it only tells. */
function canonical(schema: Schema): unknown {
  const target = resolve(schema);
  if (target.anyOf) return choice(target.anyOf.map(canonical));
  if (!Array.isArray(target.type)) return ofOneType(target);
  const others = target.type.filter((type) => type !== 'null');
  const options = others.map((type) => ofOneType({ ...target, type }));
  return choice([...options, ...target.type.filter((type) => type === 'null').map(() => nothing)]);
}

const nothing = { type: 'null' };

function choice(options: unknown[]): unknown {
  const sorted = options.map((option) => JSON.stringify(option)).sort();
  return sorted.map((option): unknown => JSON.parse(option));
}

function ofOneType(schema: Schema): Record<string, unknown> {
  const { type, properties, required = [], additionalProperties, propertyNames } = schema;
  // zod says `{}` of an object that takes any further values.
  const isMap = Object.keys(Object(additionalProperties)).length > 0;
  return {
    type,
    ...Object.fromEntries(bounds.map((key) => [key, schema[key]])),
    ...(type === 'object' && {
      properties: Object.fromEntries(
        Object.entries(properties ?? {}).map(([key, property]) => [key, canonical(property)]),
      ),
      required: [...required].sort(),
      others: isMap ? canonical(additionalProperties as Schema) : additionalProperties !== false,
      keys: [propertyNames?.minLength, propertyNames?.maxLength],
    }),
  };
}

const everyBound = ['minLength', 'maxLength', 'minimum', 'maximum', 'maxProperties', 'const'];

describe.each(['@chatkit-sessions/zod', '@chatkit-sessions/zod/mini'])('%s', (entry) => {
  const jsonSchema = (name: string) => z.toJSONSchema(zodSchemaOf(entry, name)) as Schema;

  test.each(schemaNames)("gives the spec's own JSON Schema: %s", (name) => {
    expect(canonical(jsonSchema(name))).toEqual(canonical(schemas[name] ?? {}));
  });

  test('in which every kind of bound comes out', () => {
    const text = JSON.stringify(schemaNames.map(jsonSchema));
    for (const bound of everyBound) expect(text).toContain(`"${bound}":`);
  });

  test('down to the map, whose size and keys are bounded', () => {
    const { properties } = jsonSchema('ChatSessionWorkflowParam');
    expect(properties?.['state_variables']).toMatchObject({
      type: 'object',
      propertyNames: { type: 'string', maxLength: 64 },
      maxProperties: 64,
      additionalProperties: {
        anyOf: [{ type: 'string', maxLength: 10_485_760 }, { type: 'boolean' }, { type: 'number' }],
      },
    });
  });
});
