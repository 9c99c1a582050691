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

test('an active session is admitted and shown', async () => {
  const { ask, session } = await start();
  expect(ask()).toEqual({ ok: true, session });
});

test('an unknown secret is not, nor an id in place of it', async () => {
  const { emulator, session } = await start();
  for (const secret of ['ek_none', '', session.id]) {
    expect(emulator.admit(secret)).toEqual({ ok: false, reason: 'unknown' });
  }
});

test('an expired and a cancelled session are not', async () => {
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

test('ten requests a minute are admitted by default', async () => {
  const { ask } = await start();
  const answers = Array.from({ length: 11 }, () => ask().ok);
  expect(answers).toEqual([...Array.from({ length: 10 }, () => true), false]);
});

test('the minute slides, and what was refused does not count', async () => {
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

test('each session has its own minute', async () => {
  const { ask, emulator } = await start(1);
  const other = await create(emulator);
  expect([ask().ok, ask().ok]).toEqual([true, false]);
  expect(emulator.admit(other.client_secret).ok).toBe(true);
});

test('reset forgets secrets', async () => {
  const { ask, emulator } = await start();
  emulator.reset();
  expect(ask()).toEqual({ ok: false, reason: 'unknown' });
});
