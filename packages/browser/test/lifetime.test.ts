import { afterEach, expect, test, vi } from 'vitest';
import { browserNow, minted, serverNow, setUp, watch } from './endpoint.ts';

afterEach(() => {
  vi.useRealTimers();
});

/** The first secret is given for so many milliseconds, then another one. */
async function expectKept(
  { getClientSecret, fetch }: ReturnType<typeof setUp>,
  milliseconds: number,
): Promise<void> {
  await getClientSecret(null);
  vi.advanceTimersByTime(milliseconds - 1);
  expect(await getClientSecret(null)).toBe('ek_1');
  vi.advanceTimersByTime(1);
  expect(await getClientSecret(null)).toBe('ek_2');
  expect(fetch).toHaveBeenCalledTimes(2);
}

test('with null, the kept one is given as long as it lasts', async () => {
  await expectKept(setUp(), 570_000);
});

test('the margin is an option', async () => {
  await expectKept(setUp([], { margin: 599_000 }), 1_000);
});

test.each([
  ['a year behind', 0],
  ['right', serverNow - browserNow],
  ['a year ahead', 2 * (serverNow - browserNow)],
])("a clock that is %s changes nothing: the server's counts", async (_, shift) => {
  const date = new Date(serverNow).toUTCString();
  const session = { client_secret: 'ek_1', expires_at: serverNow / 1000 + 600 };
  const endpoint = setUp([() => Response.json(session, { headers: { date } })]);
  vi.setSystemTime(browserNow + shift);
  await expectKept(endpoint, 570_000);
});

test("without the server's date, the browser's clock must do", async () => {
  const session = { client_secret: 'ek_1', expires_at: browserNow / 1000 + 600 };
  await expectKept(setUp([() => Response.json(session)]), 570_000);
});

test('a clock that is set back does not prolong a secret', async () => {
  const { getClientSecret } = setUp();
  await getClientSecret(null);
  vi.advanceTimersByTime(400_000);
  vi.setSystemTime(browserNow);
  vi.advanceTimersByTime(170_000);
  expect(await getClientSecret(null)).toBe('ek_2');
});

test('nor does a monotonic clock that stands still while the machine sleeps', async () => {
  const { getClientSecret } = setUp();
  await getClientSecret(null);
  vi.setSystemTime(Date.now() + 570_000);
  expect(await getClientSecret(null)).toBe('ek_2');
});

test('the time that an answer is on its way counts', async () => {
  const { getClientSecret } = setUp([
    async () => {
      const response = minted('ek_1', 60);
      await new Promise((resume) => setTimeout(resume, 30_000));
      return response;
    },
  ]);
  const first = watch(getClientSecret(null));
  await vi.advanceTimersByTimeAsync(30_000);
  expect(first.value).toBe('ek_1');
  expect(await getClientSecret(null)).toBe('ek_2');
});
