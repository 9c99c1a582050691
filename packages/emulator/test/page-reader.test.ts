// How often the page reads a list that changes all the time.
import { expect, onTestFinished, test, vi } from 'vitest';
import { reader } from '../ui/data/reader.ts';

test('a list that takes 100 ms is read again after 300 ms, and once for many changes', async () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const starts: number[] = [];
  const read = reader(async () => {
    starts.push(performance.now());
    await new Promise((resolve) => setTimeout(resolve, 100));
  });
  const first = read();
  void read();
  void read();
  await vi.advanceTimersByTimeAsync(1000);
  await first;
  expect(starts.map((start) => start - (starts[0] ?? 0))).toEqual([0, 400]);
});

test('a change after a read is read at once', async () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  let reads = 0;
  const read = reader(async () => {
    reads += 1;
    await new Promise((resolve) => setTimeout(resolve, 100));
  });
  for (const count of [1, 2]) {
    void read();
    await vi.advanceTimersByTimeAsync(100);
    expect(reads).toBe(count);
  }
});
