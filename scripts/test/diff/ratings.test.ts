import { expect, test } from 'vitest';
import { rules } from '../../diff/rules.ts';
import { changesBetween, reported, withSchema } from './documents.ts';
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

test.each(operationRows)('spec-diff rates $name', ({ base, revision, expected }) => {
  expect(reported(changesBetween(base, revision)).toSorted()).toEqual(expected.toSorted());
});

test('the rating tables have at least one example of every kind of change', () => {
  const rated = [...schemaRows, ...operationRows].flatMap(({ expected }) =>
    expected.map(([kind]) => kind),
  );
  expect(Object.keys(rules).filter((kind) => !rated.some((each) => each === kind))).toEqual([]);
});
