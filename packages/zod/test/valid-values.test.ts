import { Ajv2020 } from 'ajv/dist/2020.js';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { valid } from './valid-values.ts';
import type { Schema } from './spec.ts';

// Schemas of every kind that the generator supports, even if the spec does not have it yet.
const text: Schema = { type: 'string' };
const schemas: Record<string, Schema> = {
  'a list': { type: 'array', items: { ...text, minLength: 2, maxLength: 3 } },
  'a list or null': { type: ['array', 'null'], items: { type: 'array', items: text } },
  'a long string': { ...text, minLength: 40, maxLength: 41 },
  'a short string': { ...text, maxLength: 1 },
  'a number': { type: 'number', minimum: -1, maximum: 1 },
  'an integer': { type: 'integer', minimum: 7, maximum: 7 },
  'a map of some': {
    type: 'object',
    additionalProperties: text,
    minProperties: 3,
    maxProperties: 4,
  },
  'a map of many': { type: 'object', additionalProperties: { type: 'null' }, minProperties: 90 },
  'a map with short keys': {
    type: 'object',
    additionalProperties: { anyOf: [text, { type: 'boolean' }] },
    propertyNames: { minLength: 2, maxLength: 3 },
    maxProperties: 12,
  },
  'an object': {
    type: 'object',
    additionalProperties: false,
    required: ['list'],
    properties: {
      list: { type: 'array', items: { type: 'boolean' } },
      kind: { const: 'x', ...text },
    },
  },
};

test.each(Object.entries(schemas))(
  'the values that tests generate for the schema %s are valid',
  (_, schema) => {
    const fits = new Ajv2020({ strict: false }).compile(schema);
    fc.assert(
      fc.property(valid(schema), (value) => {
        expect(fits(value)).toBe(true);
      }),
    );
  },
);
