import { expect, test } from 'vitest';
import { createEmulator } from '../src/index.ts';
import { cancel, create, createTestClock, minimal, refusal, send } from './calls.ts';

const key = { 'idempotency-key': 'key-1' };

test('a create with an earlier Idempotency-Key and body returns the same session with its current status', async () => {
  const emulator = createEmulator();
  const session = await create(emulator, minimal, key);
  expect(await create(emulator, minimal, key)).toEqual(session);
  expect(emulator.sessions.list()).toHaveLength(1);
  await cancel(emulator, session.id);
  expect(await create(emulator, minimal, key)).toEqual({ ...session, status: 'cancelled' });
});

test('an Idempotency-Key ignores the order of the keys in the body', async () => {
  const emulator = createEmulator();
  const { id } = await create(emulator, { user: 'u', workflow: { id: 'w', version: '1' } }, key);
  const again = { workflow: { version: '1', id: 'w' }, user: 'u' };
  expect((await create(emulator, again, key)).id).toBe(id);
});

test('an Idempotency-Key with another body is a 409, even one that only states a default', async () => {
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

test('a create without an Idempotency-Key, with another one or with another API key is a new session', async () => {
  const emulator = createEmulator();
  await create(emulator, minimal, key);
  await create(emulator, minimal);
  await create(emulator, minimal, { 'idempotency-key': 'key-2' });
  await create(emulator, minimal, { ...key, authorization: 'Bearer sk-other' });
  expect(new Set(emulator.sessions.list().map(({ id }) => id)).size).toBe(4);
});

test('a create that fails leaves its Idempotency-Key unused', async () => {
  const emulator = createEmulator();
  await refusal(send(emulator, '/chatkit/sessions', { body: { user: 'u' }, ...key }), 400);
  await create(emulator, minimal, key);
});

test('an Idempotency-Key returns the session whose response was lost', async () => {
  const clock = createTestClock();
  const emulator = createEmulator({ clock: clock.read, faults: [{ reset: 'after' }] });
  await expect(send(emulator, '/chatkit/sessions', { body: minimal, ...key })).rejects.toThrow();
  const [lost] = emulator.sessions.list();
  clock.pass(5000);
  expect(await create(emulator, minimal, key)).toEqual(lost);
});

test('twenty creates at once with one Idempotency-Key give one session', async () => {
  const emulator = createEmulator();
  const created = await Promise.all(
    Array.from({ length: 20 }, () => create(emulator, minimal, { 'idempotency-key': 'k' })),
  );
  expect(new Set(created.map(({ id }) => id)).size).toBe(1);
});
