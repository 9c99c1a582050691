import { expect, test } from 'vitest';
import { createEmulator } from '../src/index.ts';
import { create, createTestClock, minimal, refusal, send } from './calls.ts';

test('an ended session is deleted a day after it expires', async () => {
  const clock = createTestClock();
  const emulator = createEmulator({ clock: clock.read });
  const session = await create(emulator, minimal, { 'idempotency-key': 'k' });
  clock.pass(600_000 + 24 * 3_600_000 - 1);
  expect(emulator.sessions.list()).toHaveLength(1);
  clock.pass(1);
  expect(emulator.sessions.list()).toEqual([]);
  expect(emulator.admit(session.client_secret)).toEqual({ ok: false, reason: 'unknown' });
  await refusal(send(emulator, `/chatkit/sessions/${session.id}/cancel`), 404);
  expect((await create(emulator, minimal, { 'idempotency-key': 'k' })).id).not.toBe(session.id);
});

test('above ten thousand sessions the ended ones are deleted, live ones never', async () => {
  const clock = createTestClock();
  const emulator = createEmulator({ clock: clock.read });
  for (let n = 0; n < 10_001; n++) await send(emulator, '/chatkit/sessions', { body: minimal });
  expect(emulator.sessions.list()).toHaveLength(10_001);
  clock.pass(600_000);
  await create(emulator);
  expect(emulator.sessions.list()).toHaveLength(10_000);
});

test('reset() deletes sessions, sets the clock back and restores the first faults', async () => {
  const clock = createTestClock();
  const emulator = createEmulator({ clock: clock.read, faults: [{ status: 500 }] });
  emulator.faults.clear();
  const session = await create(emulator, minimal, { 'idempotency-key': 'k' });
  emulator.faults.add({ status: 429 });
  emulator.clock.advance(1e9);
  emulator.reset();
  expect(emulator.sessions.list()).toEqual([]);
  expect(emulator.faults.list()).toEqual([{ status: 500, times: 1 }]);
  expect(emulator.clock.now()).toBe(clock.read());
  emulator.faults.clear();
  expect((await create(emulator, minimal, { 'idempotency-key': 'k' })).id).not.toBe(session.id);
});
