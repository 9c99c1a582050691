import { expect, test } from 'vitest';
import { createEmulator, type Emulator } from '../src/index.ts';
import { base, headers, minimal, refusal, send } from './calls.ts';

const sessions = '/chatkit/sessions';

const variables = (map: object) => ({ ...minimal, workflow: { id: 'w', state_variables: map } });

test.each(['', '{', '{"user":"x"', 'undefined', "{'user':'x'}"])(
  'the body %j is a 400 that does not repeat it',
  async (body) => {
    const error = await refusal(send(createEmulator(), sessions, { body }), 400);
    expect(error).toMatchObject({ message: 'The request body must be valid JSON in UTF-8.' });
  },
);

test.each<[string | null, unknown]>([
  [null, null],
  [null, []],
  [null, 'text'],
  ['user', {}],
  ['user', { workflow: { id: 'w' } }],
  ['user', { ...minimal, user: '' }],
  ['user', { ...minimal, user: null }],
  ['workflow', { user: 'u' }],
  ['workflow.id', { user: 'u', workflow: {} }],
  ['workflow.id', { user: 'u', workflow: { id: 1 } }],
  ['workflow.version', { user: 'u', workflow: { id: 'w', version: null } }],
  ['workflow.state_variables.x', variables({ x: null })],
  ['workflow.state_variables.x', variables({ ok: 1, x: [] })],
  ['workflow.state_variables.x', variables({ x: { a: 1 } })],
  [`workflow.state_variables.${'k'.repeat(65)}`, variables({ ['k'.repeat(65)]: 1 })],
  [
    'workflow.state_variables',
    variables(Object.fromEntries(Array.from({ length: 65 }, (_, at) => [`k${at}`, at]))),
  ],
  ['workflow.tracing.enabled', { user: 'u', workflow: { id: 'w', tracing: { enabled: 1 } } }],
  ['expires_after.seconds', { ...minimal, expires_after: { anchor: 'created_at', seconds: 601 } }],
  ['expires_after.seconds', { ...minimal, expires_after: { anchor: 'created_at', seconds: 0 } }],
  ['expires_after.seconds', { ...minimal, expires_after: { anchor: 'created_at' } }],
  ['expires_after.anchor', { ...minimal, expires_after: { anchor: 'now', seconds: 1 } }],
  [
    'rate_limits.max_requests_per_1_minute',
    { ...minimal, rate_limits: { max_requests_per_1_minute: 0 } },
  ],
  [
    'chatkit_configuration.file_upload.max_file_size',
    { ...minimal, chatkit_configuration: { file_upload: { max_file_size: 513 } } },
  ],
  [
    'chatkit_configuration.history.recent_threads',
    { ...minimal, chatkit_configuration: { history: { recent_threads: 1.5 } } },
  ],
  ['workflow_id', { ...minimal, workflow_id: 'w' }],
  ['workflow.name', { user: 'u', workflow: { id: 'w', name: 'n' } }],
  [
    'chatkit_configuration.file_upload.max_size',
    { ...minimal, chatkit_configuration: { file_upload: { max_size: 1 } } },
  ],
])('an invalid body is a 400 with param %s', async (param, body) => {
  const emulator = createEmulator();
  const error = await refusal(send(emulator, sessions, { body: JSON.stringify(body) }), 400);
  expect(error).toMatchObject({ type: 'invalid_request_error', param });
  if (param) expect(error.message).toContain(param);
  expect(error.message).toMatch(/[^.]\.$/);
  expect(emulator.sessions.list()).toEqual([]);
});

test('a state variable of a wrong type is a 400 that names the allowed types', async () => {
  const body = variables({ x: null });
  const error = await refusal(send(createEmulator(), sessions, { body }), 400);
  expect(error.message).toContain('a boolean or a number');
});

test('a state variable named __proto__, which no validator checks, is dropped', async () => {
  const map = JSON.parse('{"__proto__":{"a":1},"x":1}') as object;
  const response = await send(createEmulator(), sessions, { body: variables(map) });
  expect(await response.text()).toContain('"state_variables":{"x":1}');
});

/** Returns a body that repeats one chunk as it is read. */
function stream(megabytes: number): ReadableStream<Uint8Array> {
  const chunk = new Uint8Array(2 ** 20).fill(0x20);
  let sent = 0;
  return new ReadableStream({
    pull(controller) {
      if (sent++ < megabytes) controller.enqueue(chunk);
      else controller.close();
    },
  });
}

async function sendStream(emulator: Emulator, megabytes: number): Promise<Response> {
  const request = new Request(base + sessions, {
    method: 'POST',
    headers,
    body: stream(megabytes),
    duplex: 'half',
    // The DOM's type lacks `duplex`, which fetch requires for a stream.
  } as RequestInit);
  return emulator.fetch(request);
}

test('a body above 128 MiB is a 413', async () => {
  const emulator = createEmulator();
  expect(await refusal(sendStream(emulator, 129), 413)).toMatchObject({
    type: 'invalid_request_error',
    message: expect.stringContaining(String(128 * 2 ** 20)),
  });
  expect(emulator.sessions.list()).toEqual([]);
  // A body of exactly that size is read, and is not JSON.
  expect(await refusal(sendStream(emulator, 128), 400)).toMatchObject({ param: null });
  expect(await refusal(sendStream(createEmulator(), 1), 400)).toMatchObject({
    message: expect.stringContaining('JSON'),
  });
});

test.each(['x', 'é', '\u0001'])(
  'a state variable of 10 485 760 times %j is accepted',
  async (character) => {
    const value = character.repeat(10_485_760);
    const emulator = createEmulator();
    const body = JSON.stringify(variables({ text: value }));
    const response = await send(emulator, sessions, { body });
    expect(response.status).toBe(200);
    const [session] = emulator.sessions.list();
    expect(session?.workflow.state_variables?.['text'] === value).toBe(true);
  },
);

test('a state variable above 10 485 760 characters is a 400', async () => {
  const body = variables({ text: 'x'.repeat(10_485_761) });
  const error = await refusal(send(createEmulator(), sessions, { body }), 400);
  expect(error.param).toBe('workflow.state_variables.text');
});
