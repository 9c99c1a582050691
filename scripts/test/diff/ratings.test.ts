import { expect, test } from 'vitest';
import { rules } from '../../diff/rules.ts';
import { changesBetween, reported, to, withSchema, type Json } from './documents.ts';
import { operationRows } from './operation-rows.ts';
import { schemaRows } from './schema-rows.ts';

const places = [
  ['request', 1, 'ThingsCreateParams'],
  ['response', 2, 'ThingsCreateResponse'],
] as const;

test.each(schemaRows)(
  'spec-diff rates a schema change in requests and responses: $name',
  ({ before, after, expected }) => {
    for (const [place, at, schema] of places) {
      const changes = changesBetween(withSchema(place, before), withSchema(place, after));
      const wanted = expected.map((each) => [each[0], each[at], `${schema}.x${each[3] ?? ''}`]);
      expect(reported(changes).toSorted()).toEqual(wanted.toSorted());
    }
  },
);

const overlap = { oneOf: [to('Word'), { type: 'string', minLength: 9 }] };

test.each<[string, Json, Json, Json]>([
  ['before', overlap, to('Word'), {}],
  ['after', to('Word'), overlap, {}],
  ['with a name before', to('Overlap'), to('Word'), { Overlap: overlap }],
])(
  'spec-diff rates a looser schema major if a oneOf that overlaps stands %s its other use',
  (_, a, b, named) => {
    const [before, after] = [5, 10].map((maxLength) => {
      const schemas = { ...named, Word: { type: 'string', maxLength } };
      return withSchema('request', { type: 'object', properties: { a, b } }, schemas);
    });
    expect(reported(changesBetween(String(before), String(after)))).toEqual([
      ['bound loosened', 'major', 'Word'],
    ]);
  },
);

test.each(operationRows)('spec-diff rates $name', ({ base, revision, expected }) => {
  expect(reported(changesBetween(base, revision)).toSorted()).toEqual(expected.toSorted());
});

test('the rating tables have at least one example of every kind of change', () => {
  const rated = [...schemaRows, ...operationRows].flatMap(({ expected }) =>
    expected.map(([kind]) => kind),
  );
  expect(Object.keys(rules).filter((kind) => !rated.some((each) => each === kind))).toEqual([]);
});
