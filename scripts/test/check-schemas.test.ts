import { expect, test } from 'vitest';
import { expectRefused } from './refusal.ts';

test.each<[message: string, from: string | RegExp, to: string]>([
  ['pattern: the keyword is not carried over', 'minLength: 1', 'pattern: "^a"'],
  ['"name" is no property', 'required: [id, title]', 'required: [id, name]'],
  ['default: does not fit: data must be string', 'default: Untitled', 'default: 5'],
  ['schema › default: does not fit: data must be >= 100', 'minimum: 1', 'minimum: 100'],
  [
    'additionalProperties: belongs to a request: it needs additionalProperties: false',
    'title: { type: string',
    'parts: { type: object, additionalProperties: { type: object } }\n        title: { type: string',
  ],
  [
    'refers to itself',
    'id: { type: string, description: Its id. }',
    "self: { $ref: '#/components/schemas/Thread' }\n        id: { type: string }",
  ],
  [
    'a const or an enum decides whether null is admitted',
    'type: string, enum: [asc, desc]',
    "type: [string, 'null'], enum: [asc, desc]",
  ],
  ['must be >= 0', 'minLength: 1', 'minLength: -1'],
])('is refused: %s', async (message, from, to) => {
  await expectRefused('threads', message, from, to);
});

// What the validators cannot say, or what could be nothing but a mistake.
test.each<[message: string, from: string, to: string]>([
  ['multipleOf: the keyword is not carried over', 'minimum: -1', 'multipleOf: 2'],
  ['exclusiveMinimum: the keyword', 'minimum: -1', 'exclusiveMinimum: -1'],
  ['format: the keyword', 'x: { type: number }', 'x: { type: number, format: int64 }'],
  ['minItems: the keyword', 'points: { type: array,', 'points: { type: array, minItems: 1,'],
  ['patternProperties: the keyword', 'minProperties: 1', 'patternProperties: {}'],
  ['const: only strings are expressed', 'enum: [line, dot]', 'const: 5'],
  ['enum: only strings are expressed', 'enum: [line, dot]', 'enum: []'],
  ['already decides the length', 'enum: [line, dot]', 'enum: [line], maxLength: 4'],
  ['for maps (additionalProperties) only', 'required: [x, y]', 'maxProperties: 2'],
  ['minProperties: must be integer', 'minProperties: 1', 'minProperties: 1.5'],
  ['its absence goes unseen', '{ x: { type', '{ constructor: { type: string }, x: { type'],
  ['refers to itself', 'x: { type: number }', "x: { $ref: '#/components/schemas/Tags' }"],
  [
    'propertyNames › type: every key is a string',
    'propertyNames: { type: string, minLength: 2, maxLength: 3 }',
    'propertyNames: { type: number }',
  ],
  ['maximum: must be finite', 'maximum: 1 }', 'maximum: .inf }'],
  ['minimum: must be finite', 'minimum: -1', 'minimum: -.inf'],
  ['minimum: must be finite', 'minimum: -1', 'minimum: .nan'],
  ['minimum: is above the maximum', 'minimum: -1', 'minimum: 2'],
  [
    'minLength: is above the maxLength',
    'items: { type: string, minLength: 2',
    'items: { type: string, minLength: 4',
  ],
  [
    'minLength: is above the maxLength',
    'propertyNames: { type: string, minLength: 2',
    'propertyNames: { type: string, minLength: 4',
  ],
  ['minProperties: is above the maxProperties', 'minProperties: 1', 'minProperties: 3'],
  ['properties › x: an array needs items', 'x: { type: number }', 'x: { type: array }'],
  ['enum: has a value twice', '[line, dot]', '[line, dot, line]'],
  ['x › x-hint: must be a text', 'x: { type: number }', 'x: { type: number, x-hint: 5 }'],
  ['x › x-unit: must be a text', 'x: { type: number }', "x: { type: number, x-unit: ' ' }"],
  ['x-misnamed › titel: must be a text', 'titel: Write title.', 'titel: [title]'],
  ['x-misnamed › title: is the name of a property', 'titel: Write title.', 'title: Write title.'],
  [
    'and this object takes them',
    'frame:\n          type: object',
    'frame:\n          type: object\n          x-misnamed: { a: b }',
  ],
])('is refused: %s', async (message, from, to) => {
  const said = await expectRefused('shapes', message, from, to);
  expect(said).toMatch(/shapes\.yaml:\d+ components › schemas › /);
});
