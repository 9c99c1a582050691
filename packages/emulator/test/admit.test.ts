import { expect, test } from 'vitest';
import { createEmulator } from '../src/index.ts';
import { cancel, create, createTestClock, minimal } from './calls.ts';

async function start(limit?: number) {
  const clock = createTestClock();
  const emulator = createEmulator({ clock: clock.read });
  const session = await create(emulator, {
    ...minimal,
    ...(limit !== undefined && { rate_limits: { max_requests_per_1_minute: limit } }),
  });
  return { clock, emulator, session, ask: () => emulator.admit(session.client_secret) };
}

test('admit() accepts an active session and returns it', async () => {
  const { ask, session } = await start();
  expect(ask()).toEqual({ ok: true, session });
});

test('admit() rejects an unknown secret and a session id as unknown', async () => {
  const { emulator, session } = await start();
  for (const secret of ['ek_none', '', session.id]) {
    expect(emulator.admit(secret)).toEqual({ ok: false, reason: 'unknown' });
  }
});

test('admit() rejects expired and cancelled sessions', async () => {
  const { ask, clock, emulator, session } = await start();
  clock.pass(600_000);
  expect(ask()).toEqual({ ok: false, reason: 'expired' });
  const other = await create(emulator);
  await cancel(emulator, other.id);
  expect(emulator.admit(other.client_secret)).toEqual({ ok: false, reason: 'cancelled' });
  clock.pass(600_000);
  expect(emulator.admit(other.client_secret)).toEqual({ ok: false, reason: 'cancelled' });
  expect(session.status).toBe('active');
});

test('admit() accepts ten requests a minute by default', async () => {
  const { ask } = await start();
  const results = Array.from({ length: 11 }, () => ask().ok);
  expect(results).toEqual([...Array.from({ length: 10 }, () => true), false]);
});

test('admit() counts accepted requests over a sliding minute, and rejected ones not at all', async () => {
  const { ask, clock } = await start(2);
  expect(ask().ok).toBe(true);
  clock.pass(45_000);
  expect(ask().ok).toBe(true);
  expect(ask()).toEqual({ ok: false, reason: 'rate_limited', retryAfter: 15 });
  clock.pass(14_999);
  expect(ask()).toEqual({ ok: false, reason: 'rate_limited', retryAfter: 1 });
  clock.pass(1);
  expect(ask().ok).toBe(true);
  expect(ask()).toEqual({ ok: false, reason: 'rate_limited', retryAfter: 45 });
  clock.pass(45_000);
  expect(ask().ok).toBe(true);
});

test('admit() counts the requests of each session separately', async () => {
  const { ask, emulator } = await start(1);
  const other = await create(emulator);
  expect([ask().ok, ask().ok]).toEqual([true, false]);
  expect(emulator.admit(other.client_secret).ok).toBe(true);
});

test('admit() rejects a secret from before a reset', async () => {
  const { ask, emulator } = await start();
  emulator.reset();
  expect(ask()).toEqual({ ok: false, reason: 'unknown' });
});
