import { expect, test } from 'vitest';
import type { Operation } from '../src/request/operation.ts';
import { placeFields } from '../src/request/place-fields.ts';

const operation: Operation = {
  id: 'orders.list',
  method: 'GET',
  path: '/orders',
  paramsIn: 'query',
  fields: { ids: 'list', 'X-Trace': 'header' },
};

test('each field is put in its place', () => {
  const params = { ids: ['a', ''], 'X-Trace': 'a b', limit: 1, tags: [''] };
  expect(placeFields(operation, params)).toEqual({
    query: { ids: 'a,', limit: 1, tags: [''] },
    header: { 'X-Trace': 'a b' },
  });
  expect(placeFields(operation, { ids: [] })).toEqual({ query: { ids: '' }, header: {} });
});

test.each([
  [{ ids: ['a,b'] }, 'ids must not have a comma in an item: commas separate the items'],
  [{ ids: [''] }, 'ids must not be a list of one empty item: an empty list is sent so'],
  ...['', ' a', 'a\t'].map((value): [params: object, message: string] => [
    { 'X-Trace': value },
    'X-Trace must not be empty, or begin or end with a space: HTTP leaves it out',
  ]),
])('%j is refused, since another value would arrive', (params, message) => {
  expect(() => placeFields(operation, params)).toThrow(new TypeError(message));
});
