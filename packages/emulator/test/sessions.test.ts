import { describe, expect, test } from 'vitest';
import { createEmulator } from '../src/index.ts';
import { cancel, create, createTestClock, minimal, refusal, send } from './calls.ts';
import { apiKey, startOfClock, testSessionsAPI } from './sessions-api/index.ts';

describe('the emulator', () => {
  testSessionsAPI(() => {
    const clock = createTestClock(startOfClock);
    const options = { apiKeys: [apiKey], workflows: ['wf_123', 'wf_9'], clock: clock.read };
    return { fetch: createEmulator(options).fetch, pass: clock.pass };
  });
});

test('sessions.list() has every session in the order of creation, with its status', async () => {
  const clock = createTestClock();
  const emulator = createEmulator({ clock: clock.read });
  const [first, second] = [await create(emulator), await create(emulator)];
  await cancel(emulator, second.id);
  expect(emulator.sessions.list()).toEqual([first, { ...second, status: 'cancelled' }]);
  clock.pass(600_000);
  const [expired] = emulator.sessions.list();
  expect(expired).toEqual({ ...first, status: 'expired' });
});

test('cancel of an unknown session is a 404 that names its id', async () => {
  const response = send(createEmulator(), '/chatkit/sessions/cksess_none%2F1/cancel');
  expect(await refusal(response, 404)).toEqual({
    message: "Chatkit Session with id 'cksess_none/1' not found.",
    type: 'invalid_request_error',
    param: null,
    code: null,
  });
});

test('every accepted key can cancel every session', async () => {
  const emulator = createEmulator({ apiKeys: ['sk-a', 'sk-b'] });
  const { id } = await create(emulator, minimal, { authorization: 'Bearer sk-a' });
  const path = `/chatkit/sessions/${id}/cancel`;
  expect((await send(emulator, path, { authorization: 'Bearer sk-b' })).status).toBe(200);
});

test('sessions.list() returns a copy', async () => {
  const emulator = createEmulator();
  await create(emulator, { user: 'u', workflow: { id: 'w', state_variables: { a: 1 } } });
  const [copy] = emulator.sessions.list();
  if (!copy) throw new Error('There is no session.');
  copy.status = 'cancelled';
  copy.workflow.state_variables = null;
  copy.rate_limits.max_requests_per_1_minute = 0;
  expect(emulator.sessions.list()).toMatchObject([
    {
      status: 'active',
      workflow: { state_variables: { a: 1 } },
      rate_limits: { max_requests_per_1_minute: 10 },
    },
  ]);
});

test('the option random makes ids and secrets repeat', async () => {
  const numbers = () => {
    let n = 0;
    return () => (n = (n + 0.137) % 1);
  };
  const [first, again] = [numbers(), numbers()].map((random) => createEmulator({ random }));
  if (!first || !again) throw new Error('There are two.');
  const session = await create(first);
  const repeated = await create(again);
  expect([repeated.id, repeated.client_secret]).toEqual([session.id, session.client_secret]);
});
