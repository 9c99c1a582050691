import { afterEach, expect, test, vi } from 'vitest';
import { browserNow, created, serverNow, setUp, watch } from './endpoint.ts';

afterEach(() => {
  vi.useRealTimers();
});

/** Expects the first secret to be returned for some milliseconds, and then another one. */
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

test('with null, the kept secret is returned until 30 seconds before its expiry', async () => {
  await expectKept(setUp(), 570_000);
});

test('the option margin sets how long before its expiry a secret is replaced', async () => {
  await expectKept(setUp([], { margin: 599_000 }), 1_000);
});

test.each([
  ['a year behind', 0],
  ['correct', serverNow - browserNow],
  ['a year ahead', 2 * (serverNow - browserNow)],
])("with the browser's clock %s, the server's date decides the lifetime", async (_, shift) => {
  const date = new Date(serverNow).toUTCString();
  const session = { client_secret: 'ek_1', expires_at: serverNow / 1000 + 600 };
  const endpoint = setUp([() => Response.json(session, { headers: { date } })]);
  vi.setSystemTime(browserNow + shift);
  await expectKept(endpoint, 570_000);
});

test("without the header date, the browser's clock decides the lifetime", async () => {
  const session = { client_secret: 'ek_1', expires_at: browserNow / 1000 + 600 };
  await expectKept(setUp([() => Response.json(session)]), 570_000);
});

test('a clock that is set back does not extend the lifetime of a secret', async () => {
  const { getClientSecret } = setUp();
  await getClientSecret(null);
  vi.advanceTimersByTime(400_000);
  vi.setSystemTime(browserNow);
  vi.advanceTimersByTime(170_000);
  expect(await getClientSecret(null)).toBe('ek_2');
});

test('a monotonic clock that stops during sleep does not extend the lifetime of a secret', async () => {
  const { getClientSecret } = setUp();
  await getClientSecret(null);
  vi.setSystemTime(Date.now() + 570_000);
  expect(await getClientSecret(null)).toBe('ek_2');
});

test('the time until the response counts towards the lifetime', async () => {
  const { getClientSecret } = setUp([
    async () => {
      const response = created('ek_1', 60);
      await new Promise((resume) => setTimeout(resume, 30_000));
      return response;
    },
  ]);
  const first = watch(getClientSecret(null));
  await vi.advanceTimersByTimeAsync(30_000);
  expect(first.value).toBe('ek_1');
  expect(await getClientSecret(null)).toBe('ek_2');
});

test.each<[string, () => Response | Promise<Response>]>([
  ['an expired secret', () => created('ek_1', 0)],
  [
    'an expired secret without the header date',
    () => Response.json({ client_secret: 'ek_1', expires_at: 1 }),
  ],
  [
    'a secret that expires on its way',
    async () => {
      const response = created('ek_1', 20);
      await new Promise((resume) => setTimeout(resume, 20_000));
      return response;
    },
  ],
])('%s is never returned', async (_, respond) => {
  const { getClientSecret, fetch } = setUp([respond]);
  const state = watch(getClientSecret(null));
  await vi.advanceTimersByTimeAsync(20_000);
  expect(state.error).toMatchObject({
    name: 'ClientSecretError',
    status: 200,
    message: '/chatkit/session returned an expired secret.',
  });
  expect(fetch).toHaveBeenCalledOnce();
});

test.each([-1e9, Number.NaN])(
  'with the margin %d, an expired secret is not returned',
  async (margin) => {
    const { getClientSecret } = setUp([], { margin });
    await getClientSecret(null);
    vi.advanceTimersByTime(600_000);
    expect(await getClientSecret(null)).toBe('ek_2');
  },
);
