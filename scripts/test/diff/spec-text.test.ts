import { expect, test } from 'vitest';
import { parseSpecText } from '../../diff/spec-text.ts';
import { to, withSchema } from './documents.ts';

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

test('spec-diff reports the line of a reference that does not resolve', () => {
  const text = withSchema('request', to('Nothing'));
  const line = text.split('\n').findIndex((each) => each.includes('schemas/Nothing')) + 1;
  expect(() => parseSpecText('x.yaml', text)).toThrow(
    new RegExp(`^x.yaml:${line} .*#/components/schemas/Nothing does not exist in this document$`),
  );
});
