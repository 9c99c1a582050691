import { afterEach, expect, test, vi } from 'vitest';
import { failed, created, setUp, watch } from './endpoint.ts';

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** Stubs the parts of a browser's window and navigator that matter here. */
function stubBrowser(onLine: boolean) {
  const window = new EventTarget();
  const navigator = { onLine };
  vi.stubGlobal('navigator', navigator);
  vi.stubGlobal('addEventListener', window.addEventListener.bind(window));
  return {
    go: (online: boolean) => {
      navigator.onLine = online;
      window.dispatchEvent(new Event(online ? 'online' : 'offline'));
    },
  };
}

test('offline, one attempt is made, and the next one half a second after the event online', async () => {
  const { go } = stubBrowser(false);
  const { getClientSecret, fetch } = setUp([failed], { maxRetries: 0 });
  const state = watch(getClientSecret(null));
  await vi.advanceTimersByTimeAsync(3_600_000);
  expect(fetch).toHaveBeenCalledOnce();
  expect(state).toEqual({});
  go(true);
  await vi.advanceTimersByTimeAsync(500);
  expect(state.value).toBe('ek_2');
});

test('offline, 200 online events within a second lead to one more attempt', async () => {
  const { go } = stubBrowser(false);
  const { getClientSecret, fetch } = setUp(Array.from({ length: 300 }, () => failed));
  watch(getClientSecret(null));
  for (let event = 0; event < 200; event++) {
    await vi.advanceTimersByTimeAsync(5);
    go(true);
    go(false);
  }
  expect(fetch).toHaveBeenCalledTimes(2);
});

test('offline, an endpoint on the loopback is reached at the first attempt', async () => {
  stubBrowser(false);
  const { getClientSecret } = setUp();
  expect(await getClientSecret(null)).toBe('ek_1');
});

test('without navigator, a network failure is retried', async () => {
  vi.stubGlobal('navigator', undefined);
  const { getClientSecret } = setUp([failed]);
  const state = watch(getClientSecret(null));
  await vi.advanceTimersByTimeAsync(500);
  expect(state.value).toBe('ek_2');
});

test('a failure while offline costs no retry', async () => {
  const { go } = stubBrowser(true);
  const { getClientSecret, fetch } = setUp(
    [
      () => {
        go(false);
        return failed();
      },
      () => {
        go(false);
        return failed();
      },
      () => created('ek_back'),
    ],
    { maxRetries: 0 },
  );
  const state = watch(getClientSecret(null));
  await vi.advanceTimersByTimeAsync(60_000);
  expect(fetch).toHaveBeenCalledOnce();
  go(true);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(fetch).toHaveBeenCalledTimes(2);
  go(true);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(state.value).toBe('ek_back');
});

test('a 401 ends the call, even if the browser goes offline afterwards', async () => {
  const { go } = stubBrowser(true);
  const { getClientSecret } = setUp([
    () => {
      go(false);
      return new Response(null, { status: 401 });
    },
  ]);
  await expect(getClientSecret(null)).rejects.toMatchObject({ status: 401 });
});

test('the retry-after of a 503 counts, even if the browser goes offline meanwhile', async () => {
  const { go } = stubBrowser(true);
  const { getClientSecret, fetch } = setUp([
    () => {
      go(false);
      return new Response(null, { status: 503, headers: { 'retry-after': '7' } });
    },
  ]);
  const state = watch(getClientSecret(null));
  await vi.advanceTimersByTimeAsync(1_000);
  go(true);
  await vi.advanceTimersByTimeAsync(5_999);
  expect(fetch).toHaveBeenCalledOnce();
  await vi.advanceTimersByTimeAsync(1);
  expect(state.value).toBe('ek_2');
});

test('dispose aborts the wait for the network', async () => {
  const { go } = stubBrowser(false);
  const { getClientSecret, fetch } = setUp([failed]);
  const state = watch(getClientSecret(null));
  await vi.advanceTimersByTimeAsync(0);
  expect(state).toEqual({});
  getClientSecret.dispose();
  await vi.advanceTimersByTimeAsync(0);
  expect(state.error).toMatchObject({ name: 'AbortError' });
  go(true);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(fetch).toHaveBeenCalledOnce();
});
