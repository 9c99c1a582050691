import { afterEach, expect, test, vi } from 'vitest';
import { failed, minted, setUp, watch } from './endpoint.ts';

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** A browser's window and navigator, as far as they matter. */
function stubBrowser(onLine: boolean) {
  const window = new EventTarget();
  const navigator = { onLine };
  vi.stubGlobal('navigator', navigator);
  vi.stubGlobal('addEventListener', window.addEventListener.bind(window));
  const removed = vi.fn<EventTarget['removeEventListener']>(
    window.removeEventListener.bind(window),
  );
  vi.stubGlobal('removeEventListener', removed);
  return {
    removed,
    go: (online: boolean) => {
      navigator.onLine = online;
      window.dispatchEvent(new Event(online ? 'online' : 'offline'));
    },
  };
}

test('offline one attempt is made, then nothing is sent, however long, until the network is back', async () => {
  const { go, removed } = stubBrowser(false);
  const { getClientSecret, fetch } = setUp([failed], { maxRetries: 0 });
  const state = watch(getClientSecret(null));
  await vi.advanceTimersByTimeAsync(3_600_000);
  expect(fetch).toHaveBeenCalledOnce();
  expect(state).toEqual({});
  go(true);
  await vi.advanceTimersByTimeAsync(0);
  expect(state.value).toBe('ek_2');
  expect(removed).toHaveBeenCalledOnce();
});

test('a server that is reached all the same is asked, as on a machine with its loopback alone', async () => {
  stubBrowser(false);
  const { getClientSecret } = setUp();
  expect(await getClientSecret(null)).toBe('ek_1');
});

test('where there is no navigator, a failure is one of the network', async () => {
  vi.stubGlobal('navigator', undefined);
  const { getClientSecret } = setUp([failed]);
  const state = watch(getClientSecret(null));
  await vi.advanceTimersByTimeAsync(500);
  expect(state.value).toBe('ek_2');
});

test('a failure of a browser that went offline costs no retry', async () => {
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
      () => minted('ek_back'),
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
  await vi.advanceTimersByTimeAsync(0);
  expect(state.value).toBe('ek_back');
});

test('a refusal that came before the network went is still a refusal', async () => {
  const { go } = stubBrowser(true);
  const { getClientSecret } = setUp([
    () => {
      go(false);
      return new Response(null, { status: 401 });
    },
  ]);
  await expect(getClientSecret(null)).rejects.toMatchObject({ status: 401 });
});

test('a busy server is left in peace for as long as it asked, though the network goes meanwhile', async () => {
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

test('dispose ends the wait for the network', async () => {
  const { go, removed } = stubBrowser(false);
  const { getClientSecret, fetch } = setUp([failed]);
  const state = watch(getClientSecret(null));
  await vi.advanceTimersByTimeAsync(0);
  expect(state).toEqual({});
  getClientSecret.dispose();
  await vi.advanceTimersByTimeAsync(0);
  expect(state.error).toMatchObject({ name: 'AbortError' });
  expect(removed).toHaveBeenCalledOnce();
  go(true);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(fetch).toHaveBeenCalledOnce();
});
