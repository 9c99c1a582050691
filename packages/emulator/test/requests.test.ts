import { expect, onTestFinished, test, vi } from 'vitest';
import { createEmulator, type Emulator } from '../src/index.ts';
import { cancel, create, minimal, refusal, send } from './calls.ts';

const sessions = '/chatkit/sessions';

test.each([
  ['absent', undefined, null],
  ['empty', '', null],
  ['of another scheme', 'Basic c2stdGVzdA==', 'invalid_api_key'],
  ['without a key', 'Bearer ', 'invalid_api_key'],
  ['of two words', 'Bearer sk-test more', 'invalid_api_key'],
  ['a bare key', 'sk-test', 'invalid_api_key'],
])('an authorization that is %s is a 401', async (_, authorization, code) => {
  const emulator = createEmulator();
  const { id } = await create(emulator);
  for (const path of [sessions, `${sessions}/${id}/cancel`]) {
    const error = await refusal(send(emulator, path, { body: minimal, authorization }), 401);
    expect(error).toMatchObject({ type: 'invalid_request_error', param: null, code });
  }
});

test('with apiKeys, only those pass, and no answer shows the one that did not', async () => {
  const emulator = createEmulator({ apiKeys: ['sk-a', 'sk-b'] });
  await create(emulator, minimal, { authorization: 'Bearer sk-a' });
  await create(emulator, minimal, { authorization: 'bearer sk-b' });
  const wrong = send(emulator, sessions, { body: minimal, authorization: 'Bearer sk-wrong' });
  const error = await refusal(wrong, 401);
  expect(error.code).toBe('invalid_api_key');
  expect(JSON.stringify(error)).not.toContain('sk-wrong');
});

test('an empty list of keys lets no key pass', async () => {
  await refusal(send(createEmulator({ apiKeys: [] }), sessions, { body: minimal }), 401);
});

test.each(['', ' ', 'two words', 'line\nbreak'])(
  'a key that no request can come with is refused, and not shown: %j',
  (key) => {
    const make = () => createEmulator({ apiKeys: ['sk-SECRET', key] });
    expect(make).toThrow(TypeError);
    expect(make).not.toThrow(/SECRET|words|break/);
  },
);

test.each([undefined, '', 'chatkit_beta=v2', 'assistants=v2'])(
  'a beta header of %j is a 400',
  async (beta) => {
    const emulator = createEmulator();
    const { id } = await create(emulator);
    for (const path of [sessions, `${sessions}/${id}/cancel`]) {
      const answer = send(emulator, path, { body: minimal, 'openai-beta': beta });
      expect(await refusal(answer, 400)).toMatchObject({
        param: 'openai-beta',
        message: expect.stringContaining('chatkit_beta=v1'),
      });
    }
    expect(emulator.sessions.list()).toMatchObject([{ status: 'active' }]);
  },
);

test.each([undefined, 'text/plain', 'application/x-www-form-urlencoded', 'application/jsonx'])(
  'a create of content type %j is a 400',
  async (type) => {
    const answer = send(createEmulator(), sessions, { body: minimal, 'content-type': type });
    expect(await refusal(answer, 400)).toMatchObject({ param: 'content-type' });
  },
);

test('a content type may have parameters and capitals', async () => {
  const types = { 'content-type': 'Application/JSON; charset=utf-8' };
  expect(await create(createEmulator(), minimal, types)).toMatchObject({ status: 'active' });
});

test('cancel takes any content type, and minds no body', async () => {
  const emulator = createEmulator();
  for (const changes of [
    { 'content-type': undefined },
    { 'content-type': 'application/json' },
    { 'content-type': 'application/json', body: '{}' },
    { 'content-type': 'text/plain', body: 'no JSON' },
  ]) {
    const { id } = await create(emulator);
    const answer = await send(emulator, `${sessions}/${id}/cancel`, changes);
    expect(await answer.json()).toMatchObject({ id, status: 'cancelled' });
  }
});

test.each(['', '{', '{"user":"x"', 'undefined', "{'user':'x'}"])(
  'a body of %j is a 400 that does not repeat it',
  async (body) => {
    const error = await refusal(send(createEmulator(), sessions, { body }), 400);
    expect(error).toMatchObject({ message: 'The body of the request is no valid JSON.' });
  },
);

const variables = (map: object) => ({ ...minimal, workflow: { id: 'w', state_variables: map } });

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
  ['workflow.state_variables.__proto__', variables(JSON.parse('{"__proto__":{"a":1}}') as object)],
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
])('a 400 has the param %s', async (param, body) => {
  const emulator = createEmulator();
  const error = await refusal(send(emulator, sessions, { body: JSON.stringify(body) }), 400);
  expect(error).toMatchObject({ type: 'invalid_request_error', param });
  if (param) expect(error.message).toContain(param);
  expect(error.message).toMatch(/[^.]\.$/);
  expect(emulator.sessions.list()).toEqual([]);
});

test('a state variable of a wrong type is told the right ones', async () => {
  const body = variables({ x: null });
  const error = await refusal(send(createEmulator(), sessions, { body }), 400);
  expect(error.message).toContain('a boolean or a number, got');
});

test('an unknown path is a 404', async () => {
  const emulator = createEmulator();
  for (const path of ['', '/', '/chatkit', `${sessions}/`, `${sessions}//cancel`, '/threads']) {
    expect(await refusal(send(emulator, path), 404)).toMatchObject({
      message: expect.stringContaining(`/v1${path}`),
    });
  }
  const outside = await emulator.fetch('http://localhost/chatkit/sessions', { method: 'POST' });
  await refusal(outside, 404);
});

test('a known path with another method is a 405 that says which it takes', async () => {
  const emulator = createEmulator();
  for (const method of ['GET', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']) {
    for (const path of [sessions, `${sessions}/cksess_1/cancel`]) {
      const response = await send(emulator, path, { method });
      expect(response.headers.get('allow')).toBe('POST');
      await refusal(response, 405);
    }
  }
});

test('an answer to HEAD has no body', async () => {
  const response = await send(createEmulator(), sessions, { method: 'HEAD' });
  expect([response.status, await response.text()]).toEqual([405, '']);
});

test('a query string does not change the path', async () => {
  const answer = await send(createEmulator(), `${sessions}?trace=1`, { body: minimal });
  expect(answer.status).toBe(200);
});

test('fetch takes a URL, a Request, and a Request with an init', async () => {
  const emulator = createEmulator();
  const url = `https://any.example/v1${sessions}`;
  const headers = {
    authorization: 'Bearer k',
    'openai-beta': 'chatkit_beta=v1',
    'content-type': 'application/json',
  };
  const init = { method: 'POST', headers, body: JSON.stringify(minimal) };
  const { fetch }: { fetch: typeof globalThis.fetch } = emulator;
  expect((await fetch(new URL(url), init)).status).toBe(200);
  expect((await fetch(new Request(url, init))).status).toBe(200);
  expect((await fetch(new Request(url, { method: 'POST' }), init)).status).toBe(200);
  expect(emulator.sessions.list()).toHaveLength(3);
});

test('a body is read where a Request does not give it as a stream, as in Firefox', async () => {
  const stream = vi.spyOn(Request.prototype, 'body', 'get');
  // What a property is that a browser does not have.
  stream.mockReturnValue(undefined as unknown as null);
  onTestFinished(() => stream.mockRestore());
  expect(await create(createEmulator())).toMatchObject({ user: 'user_123' });
});

test('a create of one key at the same time is one session', async () => {
  const emulator = createEmulator();
  const created = await Promise.all(
    Array.from({ length: 20 }, () => create(emulator, minimal, { 'idempotency-key': 'k' })),
  );
  expect(new Set(created.map(({ id }) => id)).size).toBe(1);
});

test('every answer has a request id of its own', async () => {
  const emulator = createEmulator();
  const ids = new Set<string | null>();
  for (const path of [sessions, sessions, '/none']) {
    ids.add((await send(emulator, path, { body: minimal })).headers.get('x-request-id'));
  }
  expect(ids.size).toBe(3);
});

/** A body that is made as it is read, of chunks that are one and the same. */
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
  const request = new Request(`https://any.example/v1${sessions}`, {
    method: 'POST',
    headers: {
      authorization: 'Bearer k',
      'openai-beta': 'chatkit_beta=v1',
      'content-type': 'application/json',
    },
    body: stream(megabytes),
    duplex: 'half',
    // The type of the DOM lacks `duplex`, which every fetch asks for with a stream.
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
  // One of just that size is read, and found to be no JSON.
  expect(await refusal(sendStream(emulator, 128), 400)).toMatchObject({ param: null });
  expect(await refusal(sendStream(createEmulator(), 1), 400)).toMatchObject({
    message: expect.stringContaining('JSON'),
  });
});

test.each(['x', 'é', '\u0001'])(
  'a state variable of the full length is admitted: %j',
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

test('a state variable above the full length is a 400', async () => {
  const body = variables({ text: 'x'.repeat(10_485_761) });
  const error = await refusal(send(createEmulator(), sessions, { body }), 400);
  expect(error.param).toBe('workflow.state_variables.text');
});

test('cancel reaches a session whose id came percent-encoded', async () => {
  const emulator = createEmulator();
  const { id } = await create(emulator);
  expect(await cancel(emulator, id.replace('_', '%5F'))).toMatchObject({ id, status: 'cancelled' });
});
