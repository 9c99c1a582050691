import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { params } from './session.ts';
import { failure, rejection, stub } from './stub.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** Returns the milliseconds of fake time between the last failure and the next attempt. */
async function delayAfter(
  headers: Record<string, string>,
  { retries = 0, random = 0 } = {},
): Promise<number> {
  vi.spyOn(Math, 'random').mockReturnValue(random);
  const times: number[] = [];
  const fail = () => {
    times.push(Date.now());
    return failure(500, times.length > retries ? headers : { 'retry-after-ms': '0' });
  };
  const { chatkit } = stub([fail], { maxRetries: retries + 1 });
  const done = rejection(chatkit.sessions.create(params));
  await vi.advanceTimersByTimeAsync(70_000);
  await done;
  expect(times).toHaveLength(retries + 2);
  return times.at(-1)! - times.at(-2)!;
}

test('waits as long as retry-after-ms or retry-after says, in ms, seconds or as a date', async () => {
  expect(await delayAfter({ 'retry-after-ms': '1234' })).toBe(1234);
  expect(await delayAfter({ 'retry-after': '7' })).toBe(7_000);
  expect(await delayAfter({ 'retry-after': '1.5' })).toBe(1_500);
  expect(await delayAfter({ 'retry-after-ms': '10', 'retry-after': '7' })).toBe(10);
  expect(await delayAfter({ 'retry-after-ms': 'soon', 'retry-after': '7' })).toBe(7_000);
  expect(await delayAfter({ 'retry-after': '0' })).toBe(0);
  vi.setSystemTime(new Date('2026-01-01T00:00:00Z'));
  expect(await delayAfter({ 'retry-after': 'Thu, 01 Jan 2026 00:00:09 GMT' })).toBe(9_000);
});

test('ignores a retry-after outside 0 to 60 seconds or unreadable, and uses its own backoff', async () => {
  for (const value of ['-1', '60.001', 'soon', '', 'NaN', 'Infinity', '1e9']) {
    expect(await delayAfter({ 'retry-after': value })).toBe(500);
  }
  for (const value of ['-1', '60001']) {
    expect(await delayAfter({ 'retry-after-ms': value, 'retry-after': '7' })).toBe(500);
  }
  expect(await delayAfter({ 'retry-after': '60' })).toBe(60_000);
  const past = new Date(Date.now() - 5_000).toUTCString();
  expect(await delayAfter({ 'retry-after': past })).toBe(500);
});

test('the backoff doubles from 0.5 s to 8 s, minus a jitter of up to 25 %', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.nat({ max: 7 }),
      fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
      async (retries, random) => {
        const delay = await delayAfter({}, { retries, random });
        const most = Math.min(500 * 2 ** retries, 8_000);
        expect(delay).toBeLessThanOrEqual(most);
        expect(delay).toBeGreaterThanOrEqual(Math.floor(most * 0.75));
        expect(Math.abs(delay - most * (1 - random / 4))).toBeLessThanOrEqual(1);
      },
    ),
    { numRuns: 60 },
  );
});

test('the wait is between 0 and 60 s for any retry-after-ms and retry-after', async () => {
  const value = fc.oneof(
    fc.string({ unit: fc.constantFrom(...'0123456789.-+eE :,GMTNa') }),
    fc.double().map(String),
    fc.integer({ min: -100, max: 100_000 }).map(String),
    fc.date({ noInvalidDate: true }).map((date) => date.toUTCString()),
  );
  await fc.assert(
    fc.asyncProperty(fc.option(value), fc.option(value), async (ms, after) => {
      const headers = {
        ...(ms !== null && { 'retry-after-ms': ms }),
        ...(after !== null && { 'retry-after': after }),
      };
      const delay = await delayAfter(headers);
      const requested = parseFloat(ms ?? '');
      // The fake clock rounds fractions such as 1e-300.
      if (requested >= 1 && requested <= 60_000)
        expect(Math.abs(delay - requested)).toBeLessThanOrEqual(1);
      expect(delay).toBeGreaterThanOrEqual(0);
      expect(delay).toBeLessThanOrEqual(60_000);
    }),
    { numRuns: 200 },
  );
});
