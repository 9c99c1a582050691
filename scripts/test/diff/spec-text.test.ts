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
])('spec-diff rejects %j as not an OpenAPI document', (text, reason) => {
  expect(() => parseSpecText('x.yaml', text)).toThrow(
    `x.yaml is not an OpenAPI document. ${reason}`,
  );
});

test('spec-diff reports the line of a reference that does not resolve', () => {
  const text = withSchema('request', to('Nothing'));
  const line = text.split('\n').findIndex((each) => each.includes('schemas/Nothing')) + 1;
  expect(() => parseSpecText('x.yaml', text)).toThrow(
    `x.yaml:${line} $ref "#/components/schemas/Nothing" leads nowhere.`,
  );
});

test('spec-diff ignores references inside examples', () => {
  const text = operation({
    'x-note': 1,
    responses: {},
    requestBody: { content: { 'application/json': { example: { $ref: 1 } } } },
  });
  expect(parseSpecText('x.yaml', text.replace('$ref: 1', '$ref: "#/none"')).label).toBe('x.yaml');
});
