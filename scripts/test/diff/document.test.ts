import { expect, test } from 'vitest';
import { compareSpecs } from '../../diff/compare.ts';
import { readDocument } from '../../diff/document.ts';
import { edited, spec } from './edits.ts';

test('what redocly cannot read is told with the name of the document', async () => {
  const broken = edited([
    [
      'components / schemas / ChatSession / properties / status / $ref',
      '#/components/schemas/Nothing',
    ],
  ]);
  await expect(
    compareSpecs(readDocument('base.yaml', spec), readDocument('spec/x.yaml', broken)),
  ).rejects.toThrow(/spec\/x\.yaml:\d+:\d+[^]*Can't resolve \$ref/);
});

test('what is no OpenAPI document is named', () => {
  expect(() => readDocument('README.md', '# Title')).toThrow('README.md is no OpenAPI document');
  expect(() => readDocument('x.yaml', 'a: [')).toThrow('x.yaml is no OpenAPI document');
});

test.each(['paths: null', 'paths: []', '', '[]'])('%j is no OpenAPI document', (text) => {
  expect(() => readDocument('x.yaml', text)).toThrow(
    'x.yaml is no OpenAPI document. It has no paths.',
  );
});
