// An emulator that loads a snapshot responds as the one that it was taken from.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createEmulator, seededRandom, type Emulator, type Snapshot } from '../src/index.ts';
import { createTestClock, send } from './calls.ts';

type Operation = (emulator: Emulator) => unknown;

const user = fc.constantFrom('ann', 'bob', '__proto__', 'constructor');
const nth = fc.nat(5);
const headers = fc.record(
  {
    authorization: fc.constantFrom('Bearer sk-a', 'Bearer sk-b'),
    'idempotency-key': fc.constantFrom('one', 'two'),
  },
  { requiredKeys: ['authorization'] },
);

/** Sends a request and returns all of its response. */
async function call(emulator: Emulator, path: string, init: Parameters<typeof send>[2]) {
  const response = await send(emulator, path, init);
  return [response.status, Object.fromEntries(response.headers), await response.text()];
}

const create = fc
  .record({ user, headers, limit: fc.nat({ max: 1 }), variable: fc.constantFrom('__proto__', 'a') })
  .map(({ user: name, headers: sent, limit, variable }): Operation => {
    const variables = JSON.parse(`{"${variable}":"${name}"}`) as object;
    const body = {
      user: name,
      workflow: { id: 'wf_1', state_variables: variables },
      rate_limits: { max_requests_per_1_minute: limit + 1 },
    };
    return (emulator: Emulator) => call(emulator, '/chatkit/sessions', { ...sent, body });
  });

const operation: fc.Arbitrary<Operation> = fc.oneof(
  { arbitrary: create, weight: 3 },
  nth.map((at) => (emulator: Emulator) => {
    const { id = 'none' } = emulator.sessions.list()[at] ?? {};
    return call(emulator, `/chatkit/sessions/${id}/cancel`, {});
  }),
  fc
    .record({ nth, hasMessage: fc.boolean() })
    .map(({ nth: at, hasMessage }) => (emulator: Emulator) => {
      const { client_secret = 'none' } = emulator.sessions.list()[at] ?? {};
      return emulator.admit(client_secret, hasMessage ? { text: 'Hello' } : undefined);
    }),
  fc.record({ user, id: fc.constantFrom(undefined, 'again', '__proto__') }).map((thread) => {
    const items = [{ type: 'chatkit.widget', widget: '{}' }] as const;
    return (emulator: Emulator) => {
      const isNew = emulator.threads.list().every(({ id }) => id !== thread.id);
      return isNew && emulator.threads.add({ ...thread, items });
    };
  }),
  fc.record({ nth, headers }).map(({ nth: at, headers: sent }) => (emulator: Emulator) => {
    const { id = 'again' } = emulator.threads.list()[at] ?? {};
    return call(emulator, `/chatkit/threads/${id}`, { ...sent, method: 'DELETE' });
  }),
  user.map(
    (name) => (emulator: Emulator) =>
      call(emulator, `/chatkit/threads?user=${name}`, { method: 'GET' }),
  ),
  nth.map((at) => async (emulator: Emulator) => {
    const { id = 'none' } = emulator.threads.list()[at] ?? {};
    return call(emulator, `/chatkit/threads/${id}/items?order=asc`, { method: 'GET' });
  }),
  fc.constantFrom(1, 59_999, 600_000, 90_000_000).map((milliseconds) => (emulator: Emulator) => {
    emulator.clock.advance(milliseconds);
    return emulator.clock.now();
  }),
  fc
    .constantFrom({ rate: 0.5, status: 500 }, { times: 2, headers: { 'x-a': 'b' } })
    .map((fault) => (emulator: Emulator) => {
      emulator.faults.add(fault);
      return emulator.faults.list();
    }),
);
const operations = fc.array(operation, { maxLength: 25 });

test('after any operations, a loaded snapshot gives the same responses to any further ones', async () => {
  await fc.assert(
    fc.asyncProperty(operations, operations, async (before, after) => {
      const clock = createTestClock();
      const options = () => ({ clock: clock.read, random: seededRandom(7) });
      const first = createEmulator(options());
      for (const run of before) await run(first);
      const json = JSON.stringify(first.snapshot());
      const second = createEmulator({ ...options(), snapshot: JSON.parse(json) as Snapshot });
      expect(JSON.stringify(second.snapshot())).toBe(json);
      for (const run of after) {
        expect(await run(second)).toEqual(await run(first));
        clock.pass(20_000);
      }
      expect(second.snapshot()).toEqual(first.snapshot());
    }),
    { numRuns: 60 },
  );
}, 60_000);
