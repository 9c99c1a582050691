import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { SpecError } from '../problem.ts';
import { parseSpec } from '../spec.ts';

const shapes = readFileSync(join(import.meta.dirname, 'fixtures/shapes.yaml'), 'utf8');

test.each<[string, string, string, string]>([
  ['multipleOf', 'minimum: -1', 'multipleOf: 2', 'multipleOf: the keyword is not carried over'],
  ['exclusiveMinimum', 'minimum: -1', 'exclusiveMinimum: -1', 'exclusiveMinimum: the keyword'],
  ['format', 'x: { type: number }', 'x: { type: number, format: int64 }', 'format: the keyword'],
  [
    'minItems',
    'points: { type: array,',
    'points: { type: array, minItems: 1,',
    'minItems: the keyword',
  ],
  [
    'patternProperties',
    'minProperties: 1',
    'patternProperties: {}',
    'patternProperties: the keyword',
  ],
  [
    'a const that is no string',
    'enum: [line, dot]',
    'const: 5',
    'const: only strings are expressed',
  ],
  ['an empty enum', 'enum: [line, dot]', 'enum: []', 'enum: only strings are expressed'],
  [
    'an enum with a length',
    'enum: [line, dot]',
    'enum: [line], maxLength: 4',
    'already decides the length',
  ],
  [
    'a size of no map',
    'required: [x, y]',
    'maxProperties: 2',
    'for maps (additionalProperties) only',
  ],
  [
    'a bound that is none',
    'minProperties: 1',
    'minProperties: 1.5',
    'minProperties: must be integer',
  ],
  [
    'a key that every object has',
    '{ x: { type',
    '{ constructor: { type: string }, x: { type',
    'its absence goes unseen',
  ],
  [
    'a schema within itself',
    'x: { type: number }',
    "x: { $ref: '#/components/schemas/Tags' }",
    'refers to itself',
  ],
  [
    'keys that are no strings',
    'propertyNames: { type: string, minLength: 2, maxLength: 3 }',
    'propertyNames: { type: number }',
    'propertyNames › type: every key is a string',
  ],
  ['an endless bound', 'maximum: 1 }', 'maximum: .inf }', 'maximum: must be finite'],
  ['an endless lower bound', 'minimum: -1', 'minimum: -.inf', 'minimum: must be finite'],
  ['a bound that is no number', 'minimum: -1', 'minimum: .nan', 'minimum: must be finite'],
  ['bounds that nothing fits', 'minimum: -1', 'minimum: 2', 'minimum: is above the maximum'],
  [
    'lengths that nothing fits',
    'items: { type: string, minLength: 2',
    'items: { type: string, minLength: 4',
    'minLength: is above the maxLength',
  ],
  [
    'lengths of keys that nothing fits',
    'propertyNames: { type: string, minLength: 2',
    'propertyNames: { type: string, minLength: 4',
    'minLength: is above the maxLength',
  ],
  [
    'sizes that nothing fits',
    'minProperties: 1',
    'minProperties: 3',
    'minProperties: is above the maxProperties',
  ],
  [
    'an array of nothing',
    'x: { type: number }',
    'x: { type: array }',
    'properties › x: an array needs items',
  ],
  ['a value twice', '[line, dot]', '[line, dot, line]', 'enum: has a value twice'],
  [
    'advice that is no text',
    'x: { type: number }',
    'x: { type: number, x-hint: 5 }',
    'x › x-hint: must be a text',
  ],
  [
    'a unit that is no text',
    'x: { type: number }',
    "x: { type: number, x-unit: ' ' }",
    'x › x-unit: must be a text',
  ],
  [
    'advice on a key that is no text',
    'titel: Write title.',
    'titel: [title]',
    'x-misnamed › titel: must be a text',
  ],
  [
    'advice on a key that is right',
    'titel: Write title.',
    'title: Write title.',
    'x-misnamed › title: is the name of a property',
  ],
  [
    'advice that is never given',
    'frame:\n          type: object',
    'frame:\n          type: object\n          x-misnamed: { a: b }',
    'and this object takes them',
  ],
])('stops with its place: %s', async (_, from, to, message) => {
  const text = shapes.replace(from, to);
  expect(text).not.toBe(shapes);
  const generation = () => parseSpec(text, 'shapes.yaml');
  await expect(generation()).rejects.toThrow(SpecError);
  await expect(generation()).rejects.toThrow(message);
  await expect(generation()).rejects.toThrow(/shapes\.yaml:\d+ components › schemas › /);
});
