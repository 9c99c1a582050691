import { expect, test } from 'vitest';
import { SortedList } from '../src/api/sorted-list.ts';
import { seededRandom } from '../src/index.ts';

test.each([1, 2, 3])(
  'a list of thousands stays sorted through adds and deletes, seed %i',
  (seed) => {
    const random = seededRandom(seed);
    const list = new SortedList<{ key: number }>((a, b) => a.key - b.key);
    let expected: { key: number }[] = [];
    for (let step = 0; step < 5000; step++) {
      const value = { key: random() };
      list.add(value);
      expected.push(value);
    }
    const some = expected.filter(() => random() < 0.7);
    for (const value of some) list.delete(value);
    expected = expected.filter((value) => !some.includes(value)).toSorted((a, b) => a.key - b.key);
    expect([...list.walk(true)]).toEqual(expected);
    expect([...list.walk(false)]).toEqual(expected.toReversed());
    const middle = Math.floor(expected.length / 2);
    expect([...list.walk(true, expected[middle])]).toEqual(expected.slice(middle + 1));
    expect([...list.walk(false, expected[middle])]).toEqual(expected.slice(0, middle).toReversed());
    for (const value of expected) list.delete(value);
    expect([...list.walk(true)]).toEqual([]);
  },
);
