import { expect, test } from 'vitest';
import { Timeline } from '../src/api/timeline.ts';

interface Entry {
  id: string;
  created_at: number;
}

/** Returns a timeline of this many entries, and a function that counts the reads of their fields. */
function fill(size: number, secondOf: (at: number) => number) {
  let reads = 0;
  const timeline = new Timeline<Entry>();
  const entry = (at: number): Entry => ({
    get id() {
      reads += 1;
      return `e${at}`;
    },
    get created_at() {
      reads += 1;
      return secondOf(at);
    },
  });
  for (let at = 0; at < size; at++) timeline.add(entry(at));
  const count = (work: () => unknown): number => {
    reads = 0;
    work();
    return reads;
  };
  return { timeline, entry, count };
}

test.each<[number, string, (at: number) => number]>([
  [100_000, 'a second each', (at) => at],
  [100_000, 'all in one second', () => 0],
  [100_000, 'added newest first', (at) => -at],
  [100_000, 'added in any order', (at) => (at * 7919) % 100_003],
])('a page of %i entries, %s, reads few of them', (size, _, secondOf) => {
  const { timeline, entry, count } = fill(size, secondOf);
  const middle = `e${size / 2}`;
  for (const order of ['asc', 'desc'] as const) {
    for (const cursor of [{}, { after: middle }, { before: middle }]) {
      expect(count(() => timeline.page({ limit: 20, order, ...cursor }))).toBeLessThan(60);
    }
  }
  expect(count(() => timeline.get(middle))).toBe(0);
  expect(count(() => timeline.delete(middle))).toBeLessThan(60);
  expect(count(() => timeline.add(entry(size)))).toBeLessThan(60);
  expect(timeline.size).toBe(size);
});

test('entries are in the order of their creation, and within a second in the order of adding', () => {
  const timeline = new Timeline<Entry>();
  for (const [id, created_at] of [
    ['b', 2],
    ['c', 2],
    ['a', 1],
    ['d', 2],
    ['e', 3],
  ] as const) {
    timeline.add({ id, created_at });
  }
  timeline.delete('c');
  expect(timeline.list().map(({ id }) => id)).toEqual(['a', 'b', 'd', 'e']);
  const { data } = timeline.page({ limit: 100, order: 'desc' });
  expect(data.map(({ id }) => id)).toEqual(['e', 'd', 'b', 'a']);
});
