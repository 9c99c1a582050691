import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { RateLimit } from '../src/cli/rate-limit.ts';

// Vitest's fake timers cover the global functions alone.
vi.mock('node:timers/promises', () => ({
  setTimeout: (ms: number, value: undefined, { signal }: { signal: AbortSignal }) =>
    new Promise((resolve, reject) => {
      setTimeout(resolve, ms, value);
      signal.addEventListener('abort', () => reject(signal.reason as Error));
    }),
}));

const never = new AbortController().signal;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** Creates a limit whose calls get these responses in order, and the last one from then on. */
function limitWith(...responses: { status: number; headers?: Record<string, string> }[]) {
  let at = 0;
  vi.stubGlobal('fetch', async () => {
    const { status, headers = {} } = responses[Math.min(at++, responses.length - 1)] ?? {
      status: 0,
    };
    return new Response(null, { status, headers });
  });
  const limit = new RateLimit();
  const pauses: number[] = [];
  limit.onPause = (ms) => pauses.push(ms);
  return { limit, pauses, call: () => limit.fetch('http://localhost', {}) };
}

/** Starts to wait. Returns whether the wait is over after the given milliseconds. */
async function isOver(limit: RateLimit, ms: number): Promise<boolean> {
  let isDone = false;
  void limit.wait(never).then(() => (isDone = true));
  await vi.advanceTimersByTimeAsync(ms);
  return isDone;
}

test('RateLimit makes a call wait only after a 429', async () => {
  const { limit, pauses, call } = limitWith({ status: 500 });
  await call();
  expect(await isOver(limit, 0)).toBe(true);
  expect(pauses).toEqual([]);
});

test('RateLimit makes every call wait until the retry-after of a 429 has passed', async () => {
  const { limit, pauses, call } = limitWith({ status: 429, headers: { 'retry-after': '3' } });
  await call();
  expect(await isOver(limit, 2999)).toBe(false);
  expect(await isOver(limit, 1)).toBe(true);
  expect(pauses).toEqual([3000]);
});

test.each([
  ['retry-after-ms', '250', 250],
  ['retry-after', new Date(Date.now() + 86_400_000).toUTCString(), 600_000],
  ['retry-after', '-5', 0],
  ['retry-after', 'soon', 1000],
])('a 429 with %s: %s pauses %i ms', async (name, value, ms) => {
  const { pauses, call } = limitWith({ status: 429, headers: { [name]: value } });
  await call();
  expect(pauses).toEqual([ms]);
});

test('RateLimit doubles the pause up to a minute if a 429 has no retry-after', async () => {
  const { pauses, call } = limitWith({ status: 429 });
  for (let at = 0; at < 8; at++) {
    await call();
    await vi.advanceTimersByTimeAsync(60_000);
  }
  expect(pauses).toEqual([1000, 2000, 4000, 8000, 16_000, 32_000, 60_000, 60_000]);
});

test('RateLimit starts again with the shortest pause after another status', async () => {
  const { pauses, call } = limitWith({ status: 429 }, { status: 200 }, { status: 429 });
  for (let at = 0; at < 3; at++) {
    await call();
    await vi.advanceTimersByTimeAsync(60_000);
  }
  expect(pauses).toEqual([1000, 1000]);
});

test('RateLimit pauses once for parallel calls that all get a 429', async () => {
  const { pauses, call } = limitWith({ status: 429 });
  await Promise.all([call(), call(), call()]);
  expect(pauses).toEqual([1000]);
});

test('RateLimit.wait rejects when its signal is aborted', async () => {
  const { limit, call } = limitWith({ status: 429 });
  await call();
  const controller = new AbortController();
  const wait = limit.wait(controller.signal);
  controller.abort();
  await expect(wait).rejects.toThrow('aborted');
});
