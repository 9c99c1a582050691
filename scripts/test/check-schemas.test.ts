import { expect, test } from 'vitest';
import { parseSpec } from '../spec/load.ts';
import { fixtures } from './fixtures.ts';
import { expectRefused } from './refusal.ts';

// spec-support.test.ts tests the rows of docs/spec-support.md. This file tests places and messages.
test.each<[message: string, from: string | RegExp, to: string]>([
  ['default: 5 does not match its schema: data must be string', 'default: Untitled', 'default: 5'],
  [
    'schema › default: 20 does not match its schema: data must be >= 100',
    'minimum: 1',
    'minimum: 100',
  ],
  [
    'additionalProperties: is part of a request: it needs additionalProperties: false',
    'title: { type: string',
    'parts: { type: object, additionalProperties: { type: object } }\n        title: { type: string',
  ],
  [
    'ThreadCreateParams: is part of a request: it needs additionalProperties: false',
    'additionalProperties: false',
    'allOf: [{ type: object, required: [title] }]',
  ],
  [
    'Order › enum: 3 does not match its schema: data must be string',
    'enum: [asc, desc]',
    'enum: [asc, 3]',
  ],
  [
    // A member that takes the type beside its union, and then cannot be merged.
    'Order › anyOf › 0 › oneOf: accepts null in two members, so null is not valid: allow it in one',
    '{ type: string, enum: [asc, desc] }',
    "{ type: [string, 'null'], anyOf: [{ oneOf: [{ type: 'null' }, { type: 'null' }, { type: integer }] }, { type: string }] }",
  ],
  [
    'Order › type: the const or enum has no value of this type',
    'enum: [asc, desc]',
    'enum: [1, 2]',
  ],
  [
    'Order › allOf › 1 › not: the keyword is not supported',
    'enum: [asc, desc]',
    'allOf: [{ enum: [asc] }, { not: {} }]',
  ],
  ['must be >= 0', 'minLength: 1', 'minLength: -1'],
  [
    'properties: must have at most 500 properties',
    'enum: [asc, desc]',
    `properties: { ${Array.from({ length: 501 }, (_, at) => `a${at}: {}`).join(', ')} }`,
  ],
])('a document is refused: %s', async (message, from, to) => {
  await expectRefused('threads', message, from, to);
});

test.each<[message: string, from: string, to: string]>([
  ['minProperties: must be integer', 'minProperties: 1', 'minProperties: 1.5'],
  [
    'propertyNames › type: "number" is not supported in propertyNames',
    'propertyNames: { type: string, minLength: 2, maxLength: 3 }',
    'propertyNames: { type: number }',
  ],
  ['maximum: must be number', 'maximum: 1 }', 'maximum: .inf }'],
  ['minimum: must be number', 'minimum: -1', 'minimum: .nan'],
  ['minimum: is above the maximum', 'minimum: -1', 'minimum: 2'],
  [
    'minLength: is above the maxLength',
    'propertyNames: { type: string, minLength: 2',
    'propertyNames: { type: string, minLength: 4',
  ],
  ['minProperties: is above the maxProperties', 'minProperties: 1', 'minProperties: 3'],
  ['enum: must not repeat a value', '[line, dot]', '[line, dot, line]'],
  [
    'x › x-hint: 5 must be a string that is not blank',
    'x: { type: number }',
    'x: { type: number, x-hint: 5 }',
  ],
  [
    'x › x-unit: " " must be a string that is not blank',
    'x: { type: number }',
    "x: { type: number, x-unit: ' ' }",
  ],
  [
    'x-misnamed › titel: must be a string that is not blank',
    'titel: Write title.',
    'titel: [title]',
  ],
])('a schema is refused with its place: %s', async (message, from, to) => {
  const refusal = await expectRefused('shapes', message, from, to);
  expect(refusal).toMatch(/shapes\.yaml:\d+ components › schemas › /);
});

/** Writes schemas of which each contains the next one, and Order as the last. */
function chain(count: number, toSchema: (next: string) => string): string {
  const names = [...Array.from({ length: count }, (_, at) => `Link${at}`), 'Order'];
  return names
    .slice(0, -1)
    .map(
      (name, at) => `${name}: ${toSchema(`$ref: '#/components/schemas/${names[at + 1]}'`)}\n    `,
    )
    .join('');
}

test.each<[what: string, from: string | RegExp, to: string]>([
  ['a response with the name schema', /ThreadList/g, 'schema'],
  [
    'a key with the prefix x- that has an invalid schema',
    /( +)(operationId: threads\.create)/,
    '$1x-any: { schema: { type: odd } }\n$1$2',
  ],
  ['thirty references in a row', 'Order: {', `${chain(30, (next) => `{ ${next} }`)}Order: {`],
  [
    'thirty unions that each name the next one twice',
    'Order: {',
    `${chain(30, (next) => `{ oneOf: [{ ${next} }, { type: boolean }, { ${next} }] }`)}Order: {`,
  ],
  [
    'thirty merges of the next one with itself',
    'Order: {',
    `${chain(30, (next) => `{ allOf: [{ ${next} }, { type: string }, { ${next} }] }`)}Order: {`,
  ],
])('a document is accepted: %s', async (_, from, to) => {
  const text = fixtures.threads.replace(from, to);
  expect(text).not.toBe(fixtures.threads);
  expect((await parseSpec(text, 'threads.yaml')).operations).toHaveLength(5);
});
