import { expect, test } from 'vitest';
import { createEmulator } from '../src/index.ts';
import { cancel, create, createTestClock, minimal, refusal, send } from './calls.ts';

const key = { 'idempotency-key': 'key-1' };

test('the same key and body give the same session, as it stands now', async () => {
  const emulator = createEmulator();
  const session = await create(emulator, minimal, key);
  expect(await create(emulator, minimal, key)).toEqual(session);
  expect(emulator.sessions.list()).toHaveLength(1);
  await cancel(emulator, session.id);
  expect(await create(emulator, minimal, key)).toEqual({ ...session, status: 'cancelled' });
});

test('a body is the same whatever the order of its keys', async () => {
  const emulator = createEmulator();
  const { id } = await create(emulator, { user: 'u', workflow: { id: 'w', version: '1' } }, key);
  const again = { workflow: { version: '1', id: 'w' }, user: 'u' };
  expect((await create(emulator, again, key)).id).toBe(id);
});

test('another body is a 409, even one that spells a default out', async () => {
  const emulator = createEmulator();
  await create(emulator, minimal, key);
  for (const body of [
    { ...minimal, user: 'other' },
    { ...minimal, rate_limits: { max_requests_per_1_minute: 10 } },
  ]) {
    const error = await refusal(send(emulator, '/chatkit/sessions', { body, ...key }), 409);
    expect(error.message).toContain('Idempotency-Key');
  }
  expect(emulator.sessions.list()).toHaveLength(1);
});

test('without a key, with another key or another API key it is another session', async () => {
  const emulator = createEmulator();
  await create(emulator, minimal, key);
  await create(emulator, minimal);
  await create(emulator, minimal, { 'idempotency-key': 'key-2' });
  await create(emulator, minimal, { ...key, authorization: 'Bearer sk-other' });
  expect(new Set(emulator.sessions.list().map(({ id }) => id)).size).toBe(4);
});

test('a refused create does not use its key up', async () => {
  const emulator = createEmulator();
  await refusal(send(emulator, '/chatkit/sessions', { body: { user: 'u' }, ...key }), 400);
  await create(emulator, minimal, key);
});

test('a create whose answer was lost is found again by its key', async () => {
  const clock = createTestClock();
  const emulator = createEmulator({ clock: clock.read, faults: [{ reset: 'after' }] });
  await expect(send(emulator, '/chatkit/sessions', { body: minimal, ...key })).rejects.toThrow();
  const [lost] = emulator.sessions.list();
  clock.pass(5000);
  expect(await create(emulator, minimal, key)).toEqual(lost);
});

test('a create of one key at the same time is one session', async () => {
  const emulator = createEmulator();
  const created = await Promise.all(
    Array.from({ length: 20 }, () => create(emulator, minimal, { 'idempotency-key': 'k' })),
  );
  expect(new Set(created.map(({ id }) => id)).size).toBe(1);
});
