import { expect, test } from 'vitest';
import { areUnique } from '../src/checks/json.ts';

test('finds equal items whose keys have the names of methods and stand in another order', () => {
  const inner = { toString: {}, valueOf: {} };
  const items = [
    { b: inner, a: 1 },
    { a: 1, b: inner },
  ];
  expect(areUnique(items)).toBe(false);
  expect(areUnique([{ constructor: {} }, { constructor: {} }])).toBe(false);
  expect(areUnique([{ b: inner }, { b: { toString: {} } }])).toBe(true);
});
