import { expect, test } from 'vitest';
import { parseSpecText } from '../../diff/spec-text.ts';
import { operation, to, withSchema } from './documents.ts';

test.each([
  ['# Title', 'It has no paths.'],
  ['', 'It has no paths.'],
  ['[]', 'It has no paths.'],
  ['paths: null', 'It has no paths.'],
  ['paths: []', 'It has no paths.'],
  ['paths: { /nothing: }', 'Its path /nothing is empty.'],
  ['a: [', 'Flow sequence in block collection'],
])('%j is not an OpenAPI document', (text, reason) => {
  expect(() => parseSpecText('x.yaml', text)).toThrow(
    `x.yaml is not an OpenAPI document. ${reason}`,
  );
});

test('names the line of a reference that leads nowhere', () => {
  const text = withSchema('request', to('Nothing'));
  const line = text.split('\n').findIndex((each) => each.includes('schemas/Nothing')) + 1;
  expect(() => parseSpecText('x.yaml', text)).toThrow(
    `x.yaml:${line} $ref "#/components/schemas/Nothing" leads nowhere.`,
  );
});

test('takes a reference in an example for data', () => {
  const text = operation({
    'x-note': 1,
    responses: {},
    requestBody: { content: { 'application/json': { example: { $ref: 1 } } } },
  });
  expect(parseSpecText('x.yaml', text.replace('$ref: 1', '$ref: "#/none"')).label).toBe('x.yaml');
});
