import { afterEach, expect, test, vi } from 'vitest';
import { created, never, setUp, watch } from './endpoint.ts';

afterEach(() => {
  vi.useRealTimers();
});

test('dispose aborts the pending call of every caller, and a later call sends a new request', async () => {
  const { getClientSecret, fetch } = setUp([never]);
  const callers = [watch(getClientSecret(null)), watch(getClientSecret('ek_0'))];
  await vi.advanceTimersByTimeAsync(0);
  getClientSecret.dispose();
  const next = getClientSecret(null);
  await vi.advanceTimersByTimeAsync(0);
  for (const { error } of callers) expect(error).toMatchObject({ name: 'AbortError' });
  expect(fetch.mock.calls[0]?.[1].signal?.aborted).toBe(true);
  expect(fetch.mock.calls[1]?.[1].signal?.aborted).toBe(true); // Settled, and released.
  expect(await next).toBe('ek_2');
  expect(vi.getTimerCount()).toBe(0);
});

test('dispose aborts the wait between attempts, and a pending init', async () => {
  const waiting = setUp([() => new Response(null, { status: 503 })]);
  const one = watch(waiting.getClientSecret(null));
  await vi.advanceTimersByTimeAsync(10);
  waiting.getClientSecret.dispose();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(one.error).toMatchObject({ name: 'AbortError' });
  expect(waiting.fetch).toHaveBeenCalledOnce();

  const hanging = setUp([], { init: () => new Promise(() => {}) });
  const other = watch(hanging.getClientSecret(null));
  hanging.getClientSecret.dispose();
  await vi.advanceTimersByTimeAsync(0);
  expect(other.error).toMatchObject({ name: 'AbortError' });
  expect(vi.getTimerCount()).toBe(0);
});

test('dispose discards the kept secret, and a response that arrives at the same moment', async () => {
  const { getClientSecret } = setUp();
  await getClientSecret(null);
  getClientSecret.dispose();
  expect(await getClientSecret(null)).toBe('ek_2');

  let respond: (response: Response) => void = () => {};
  const late = setUp([() => new Promise((resolve) => (respond = resolve))]);
  const first = watch(late.getClientSecret(null));
  await vi.advanceTimersByTimeAsync(0);
  respond(created('ek_late'));
  for (let turn = 0; turn < 4; turn++) await Promise.resolve();
  late.getClientSecret.dispose();
  await vi.advanceTimersByTimeAsync(0);
  expect(first.value).toBeUndefined();
  expect(await late.getClientSecret(null)).toBe('ek_2');
});

test('dispose at the moment of a failure prevents the retry', async () => {
  for (let turns = 0; turns < 12; turns++) {
    const { getClientSecret, fetch } = setUp([() => new Response(null, { status: 503 })]);
    const state = watch(getClientSecret(null));
    for (let turn = 0; turn < turns; turn++) await Promise.resolve();
    getClientSecret.dispose();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(fetch.mock.calls.length).toBeLessThanOrEqual(1);
    expect(state.error).toMatchObject({ name: 'AbortError' });
  }
});

test('dispose before the first call does nothing', async () => {
  const { getClientSecret } = setUp();
  getClientSecret.dispose();
  expect(await getClientSecret(null)).toBe('ek_1');
});
