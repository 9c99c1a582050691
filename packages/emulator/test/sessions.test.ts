import { expect, test } from 'vitest';
import { createEmulator } from '../src/index.ts';
import { cancel, create, createTestClock, minimal, refusal, send } from './calls.ts';

test('a create with the required fields fills in every default', async () => {
  const clock = createTestClock(1_700_000_000_999);
  const session = await create(createEmulator({ clock: clock.read }));
  expect(session).toEqual({
    id: expect.stringMatching(/^cksess_[0-9a-f]{32}$/),
    object: 'chatkit.session',
    client_secret: expect.stringMatching(/^ek_[0-9a-f]{32}$/),
    expires_at: 1_700_000_600,
    status: 'active',
    user: 'user_123',
    max_requests_per_1_minute: 10,
    rate_limits: { max_requests_per_1_minute: 10 },
    workflow: { id: 'wf_123', version: null, state_variables: null, tracing: { enabled: true } },
    chatkit_configuration: {
      automatic_thread_titling: { enabled: true },
      file_upload: { enabled: false, max_file_size: 512, max_files: 10 },
      history: { enabled: true, recent_threads: null },
    },
  });
});

test('a create with all parameters returns all of them', async () => {
  const given = {
    user: 'user_9',
    workflow: {
      id: 'wf_9',
      version: '2024-10-01',
      state_variables: { plan: 'pro', seats: 1, ratio: 0.5, isTrial: false },
      tracing: { enabled: false },
    },
    chatkit_configuration: {
      automatic_thread_titling: { enabled: false },
      file_upload: { enabled: true, max_file_size: 1, max_files: 2 },
      history: { enabled: false, recent_threads: 3 },
    },
    rate_limits: { max_requests_per_1_minute: 60 },
  };
  const clock = createTestClock();
  const session = await create(createEmulator({ clock: clock.read }), {
    ...given,
    expires_after: { anchor: 'created_at', seconds: 1 },
  });
  expect(session).toMatchObject({
    ...given,
    expires_at: 1_700_000_001,
    max_requests_per_1_minute: 60,
  });
});

test('defaults fill in what an object of the request leaves out', async () => {
  const session = await create(createEmulator(), {
    ...minimal,
    chatkit_configuration: { file_upload: { enabled: true } },
    rate_limits: {},
  });
  expect(session.chatkit_configuration).toEqual({
    automatic_thread_titling: { enabled: true },
    file_upload: { enabled: true, max_file_size: 512, max_files: 10 },
    history: { enabled: true, recent_threads: null },
  });
  expect(session.max_requests_per_1_minute).toBe(10);
});

test('a state variable named constructor is kept', async () => {
  const emulator = createEmulator();
  const body = '{"user":"u","workflow":{"id":"w","state_variables":{"constructor":"a","x":1}}}';
  const response = await send(emulator, '/chatkit/sessions', { body });
  const session = (await response.json()) as { workflow: { state_variables: unknown } };
  expect(session.workflow.state_variables).toEqual({ constructor: 'a', x: 1 });
});

test('two sessions have different ids and secrets', async () => {
  const emulator = createEmulator();
  const [first, second] = [await create(emulator), await create(emulator)];
  expect(first.id).not.toBe(second.id);
  expect(first.client_secret).not.toBe(second.client_secret);
  expect(emulator.sessions.list()).toEqual([first, second]);
});

test('a session expires in the second of its expires_at', async () => {
  const clock = createTestClock();
  const emulator = createEmulator({ clock: clock.read });
  const session = await create(emulator);
  clock.pass(599_999);
  expect(emulator.sessions.list()).toEqual([session]);
  clock.pass(1);
  expect(emulator.sessions.list()).toEqual([{ ...session, status: 'expired' }]);
});

test('cancel ends an active session and returns it with its secret', async () => {
  const emulator = createEmulator();
  const session = await create(emulator);
  expect(await cancel(emulator, session.id)).toEqual({ ...session, status: 'cancelled' });
  expect(emulator.sessions.list()).toEqual([{ ...session, status: 'cancelled' }]);
});

test('a second cancel returns the session unchanged, and a cancelled session does not expire', async () => {
  const clock = createTestClock();
  const emulator = createEmulator({ clock: clock.read });
  const session = await create(emulator);
  await cancel(emulator, session.id);
  clock.pass(700_000);
  expect(await cancel(emulator, session.id)).toEqual({ ...session, status: 'cancelled' });
});

test('cancel returns an expired session unchanged', async () => {
  const clock = createTestClock();
  const emulator = createEmulator({ clock: clock.read });
  const session = await create(emulator);
  clock.pass(600_000);
  expect(await cancel(emulator, session.id)).toEqual({ ...session, status: 'expired' });
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
