import { expect, onTestFinished, test, vi } from 'vitest';
import { createEmulator } from '../src/index.ts';
import { create, createTestClock } from './calls.ts';

test('clock.advance() expires sessions, and refuses negative numbers and NaN', async () => {
  const emulator = createEmulator();
  const before = emulator.clock.now();
  await create(emulator);
  emulator.clock.advance(600_000);
  expect(emulator.clock.now()).toBeGreaterThanOrEqual(before + 600_000);
  expect(emulator.sessions.list()).toMatchObject([{ status: 'expired' }]);
  expect(() => emulator.clock.advance(-1)).toThrow(RangeError);
  expect(() => emulator.clock.advance(NaN)).toThrow('got NaN.');
  expect(() => emulator.clock.advance('sk-SECRET' as never)).toThrow('got a string.');
});

test('the default clock follows a Date that a test fakes later', async () => {
  const emulator = createEmulator();
  vi.useFakeTimers({ now: Date.now(), toFake: ['Date'] });
  onTestFinished(() => void vi.useRealTimers());
  await create(emulator);
  vi.setSystemTime(Date.now() + 600_000);
  expect(emulator.sessions.list()).toMatchObject([{ status: 'expired' }]);
});

test('the clock does not go back with the option clock until reset()', async () => {
  const clock = createTestClock();
  const emulator = createEmulator({ clock: clock.read });
  const { id } = await create(emulator);
  clock.pass(600_000);
  expect(emulator.sessions.list()).toMatchObject([{ id, status: 'expired' }]);
  clock.pass(-600_000);
  expect(emulator.sessions.list()).toMatchObject([{ id, status: 'expired' }]);
  const stood = emulator.clock.now();
  clock.pass(5);
  emulator.clock.advance(10);
  expect(emulator.clock.now()).toBe(stood + 15);
  emulator.reset();
  expect(emulator.clock.now()).toBe(clock.read());
});

test('clock.advance() goes to the last time of a Date and no further', async () => {
  const emulator = createEmulator({ clock: () => 0 });
  emulator.clock.advance(8.64e15);
  expect(() => emulator.clock.advance(1)).toThrow(RangeError);
  expect(new Date(emulator.clock.now()).getTime()).toBe(8.64e15);
});

test('an option clock that returns NaN rejects a create', async () => {
  await expect(create(createEmulator({ clock: () => NaN }))).rejects.toThrow(
    'must return a finite number, got NaN',
  );
});
