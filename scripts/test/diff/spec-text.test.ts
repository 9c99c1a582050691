import { expect, test } from 'vitest';
import { diffSpecs } from '../../diff/rate.ts';
import { parseSpecText } from '../../diff/spec-text.ts';
import { to, withSchema, type Json } from './documents.ts';

test.each([
  ['# Title', 1, 'openapi: must be 3.1.x, got undefined'],
  ['', 1, 'openapi: must be 3.1.x, got undefined'],
  ['[]', 1, 'openapi: must be 3.1.x, got undefined'],
  ['openapi: 3.0.3', 1, 'openapi: must be 3.1.x, got "3.0.3"'],
  ['openapi: 3.1.0\ninfo: { title: A, version: 1.0.0 }\npaths: []', 3, 'paths: must be object'],
  ['a:\n  [', 2, 'Flow sequence in block collection'],
])('spec-diff refuses %j, which is not an OpenAPI document', (text, line, reason) => {
  expect(() => parseSpecText('x.yaml', text)).toThrow(
    `x.yaml:${line} is not an OpenAPI document. ${reason}`,
  );
});

test('spec-diff compares documents without paths', () => {
  const schemas = (name: string) =>
    `openapi: 3.1.0\ninfo: { title: A, version: 1.0.0 }\ncomponents: { schemas: { ${name}: { type: string } } }`;
  const [base, revision] = ['One', 'Two'].map((name) => parseSpecText(name, schemas(name)));
  const { changes } = diffSpecs(base!, revision!);
  expect(changes.map(({ kind, name }) => [kind, name])).toEqual([
    ['schema removed', 'One'],
    ['schema added', 'Two'],
  ]);
});

test('spec-diff reports the line of a reference that does not resolve', () => {
  const text = withSchema('request', to('Nothing'));
  const line = text.split('\n').findIndex((each) => each.includes('schemas/Nothing')) + 1;
  expect(() => parseSpecText('x.yaml', text)).toThrow(
    new RegExp(`^x.yaml:${line} .*#/components/schemas/Nothing does not exist in this document$`),
  );
});

test.each<[place: string, below: number, schema: Json]>([
  ['type', 1, { type: {} }],
  ['required', 2, { type: 'object', required: {} }],
  ['enum', 1, { enum: {} }],
  ['anyOf', 1, { anyOf: 'object' }],
  ['oneOf', 1, { oneOf: [] }],
  ['anyOf › 0', 2, { anyOf: [null] }],
  ['$ref', 1, { $ref: {} }],
  ['additionalProperties', 1, { additionalProperties: null }],
  ['properties › a › items', 3, { properties: { a: { items: 1 } } }],
])('spec-diff reports the line and place of an invalid keyword: %s', (place, below, schema) => {
  const text = withSchema('parameter', schema);
  const line = text.split('\n').findIndex((each) => each.trim() === 'schema:') + 1;
  expect(() => parseSpecText('x.yaml', text)).toThrow(
    `x.yaml:${line + below} is not an OpenAPI document. paths › /things › post › parameters › 0 › schema › ${place}: must`,
  );
});
