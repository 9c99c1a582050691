// The tests of create and cancel that whatever serves the sessions API passes: the emulator, and the
// gateway, which imports this file.
import OpenAI, { AuthenticationError, BadRequestError, NotFoundError } from 'openai';
import { expect, test } from 'vitest';
import { cancel, create, headers, minimal, refusal, send } from './calls.ts';
import { expectToFit } from './spec.ts';

const sessions = '/chatkit/sessions';
const none = `cksess_${'0'.repeat(32)}`;
export const apiKey = headers.authorization.slice('Bearer '.length);
export const startOfClock = 1_700_000_000_999;

/** What is tested. It has the workflows `wf_123` and `wf_9`, and accepts `apiKey` alone. */
export interface SessionsAPI {
  fetch(input: string | URL | Request, init?: RequestInit): Promise<Response>;
  /** Moves its clock, which starts at `startOfClock`. */
  pass(milliseconds: number): void;
}

const full = {
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
const expires_after = { anchor: 'created_at' as const, seconds: 1 };

const variables = (map: object) => ({
  ...minimal,
  workflow: { id: 'wf_123', state_variables: map },
});
const configuration = (chatkit_configuration: object) => ({ ...minimal, chatkit_configuration });
const workflow = (more: object) => ({ user: 'u', workflow: { id: 'wf_123', ...more } });
const after = (expires_after: object) => ({ ...minimal, expires_after });

const invalid: [param: string | null, body: unknown][] = [
  [null, null],
  [null, []],
  [null, 'text'],
  ['user', {}],
  ['user', { workflow: { id: 'wf_123' } }],
  ['user', { ...minimal, user: '' }],
  ['user', { ...minimal, user: null }],
  ['workflow', { user: 'u' }],
  ['workflow.id', { user: 'u', workflow: {} }],
  ['workflow.id', workflow({ id: 1 })],
  ['workflow.version', workflow({ version: null })],
  ['workflow.state_variables.x', variables({ x: null })],
  ['workflow.state_variables.x', variables({ ok: 1, x: [] })],
  ['workflow.state_variables.x', variables({ x: { a: 1 } })],
  [`workflow.state_variables.${'k'.repeat(65)}`, variables({ ['k'.repeat(65)]: 1 })],
  [
    'workflow.state_variables',
    variables(Object.fromEntries(Array.from({ length: 65 }, (_, at) => [`k${at}`, at]))),
  ],
  ['workflow.tracing.enabled', workflow({ tracing: { enabled: 1 } })],
  ['expires_after.seconds', after({ anchor: 'created_at', seconds: 601 })],
  ['expires_after.seconds', after({ anchor: 'created_at', seconds: 0 })],
  ['expires_after.seconds', after({ anchor: 'created_at' })],
  ['expires_after.anchor', after({ anchor: 'now', seconds: 1 })],
  [
    'rate_limits.max_requests_per_1_minute',
    { ...minimal, rate_limits: { max_requests_per_1_minute: 0 } },
  ],
  [
    'chatkit_configuration.file_upload.max_file_size',
    configuration({ file_upload: { max_file_size: 513 } }),
  ],
  [
    'chatkit_configuration.history.recent_threads',
    configuration({ history: { recent_threads: 1.5 } }),
  ],
  ['workflow_id', { ...minimal, workflow_id: 'w' }],
  ['workflow.name', workflow({ name: 'n' })],
  ['chatkit_configuration.file_upload.max_size', configuration({ file_upload: { max_size: 1 } })],
];

/** Tests create and cancel; each test calls `createAPI` for one of its own. */
export function testSessionsAPI(createAPI: () => SessionsAPI): void {
  testCreate(createAPI);
  testCancel(createAPI);
  testRefusals(createAPI);
  testOfficialSDK(createAPI);
}

function testCreate(createAPI: () => SessionsAPI): void {
  test('a create with the required fields fills in every default', async () => {
    expect(await create(createAPI())).toEqual({
      id: expect.stringMatching(/^cksess_[0-9a-f]{32}$/),
      object: 'chatkit.session',
      client_secret: expect.stringMatching(/^ek_[\w-]{32,}$/),
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
    const session = await create(createAPI(), { ...full, expires_after });
    const more = { expires_at: 1_700_000_001, max_requests_per_1_minute: 60 };
    expect(session).toMatchObject({ ...full, ...more });
  });

  test('defaults fill in what an object of the request leaves out', async () => {
    const session = await create(createAPI(), {
      ...configuration({ file_upload: { enabled: true } }),
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
    const session = await create(createAPI(), variables({ constructor: 'a', x: 1 }));
    expect(session.workflow.state_variables).toEqual({ constructor: 'a', x: 1 });
  });

  test('two sessions have different ids and secrets', async () => {
    const api = createAPI();
    const [first, second] = [await create(api), await create(api)];
    expect(first.id).not.toBe(second.id);
    expect(first.client_secret).not.toBe(second.client_secret);
  });
}

function testCancel(createAPI: () => SessionsAPI): void {
  test('cancel ends an active session and returns it with its secret', async () => {
    const api = createAPI();
    const session = await create(api);
    expect(await cancel(api, session.id)).toEqual({ ...session, status: 'cancelled' });
  });

  test('a second cancel returns the session unchanged, and a cancelled session does not expire', async () => {
    const api = createAPI();
    const session = await create(api);
    await cancel(api, session.id);
    api.pass(700_000);
    expect(await cancel(api, session.id)).toEqual({ ...session, status: 'cancelled' });
  });

  test('a session expires in the second of its expires_at, and cancel returns it unchanged', async () => {
    const api = createAPI();
    const [early, late] = [await create(api), await create(api)];
    api.pass(early.expires_at * 1000 - startOfClock - 1);
    expect((await cancel(api, early.id)).status).toBe('cancelled');
    api.pass(1);
    expect(await cancel(api, late.id)).toEqual({ ...late, status: 'expired' });
  });

  test('cancel of an unknown session is a 404 that names its id', async () => {
    expect(await refusal(send(createAPI(), `${sessions}/${none}/cancel`), 404)).toEqual({
      message: `Chatkit Session with id '${none}' not found.`,
      type: 'invalid_request_error',
      param: null,
      code: null,
    });
  });

  test('cancel ignores the content type and the body', async () => {
    const api = createAPI();
    for (const changes of [
      { 'content-type': undefined },
      { 'content-type': 'application/json', body: '{}' },
      { 'content-type': 'text/plain', body: 'no JSON' },
    ]) {
      const { id } = await create(api);
      const response = await send(api, `${sessions}/${id}/cancel`, changes);
      expect(await response.json()).toMatchObject({ id, status: 'cancelled' });
    }
  });

  test('cancel decodes a percent-encoded session id', async () => {
    const api = createAPI();
    const { id } = await create(api);
    expect(await cancel(api, id.replace('_', '%5F'))).toMatchObject({ id, status: 'cancelled' });
  });
}

function testRefusals(createAPI: () => SessionsAPI): void {
  test.each(invalid)('an invalid body is a 400 with param %s', async (param, body) => {
    const error = await refusal(send(createAPI(), sessions, { body: JSON.stringify(body) }), 400);
    expect(error).toMatchObject({ type: 'invalid_request_error', param });
    if (param) expect(error.message).toContain(param);
    expect(error.message).toMatch(/[^.]\.$/);
  });

  test.each(['', '{', '{"user":"x"', 'undefined', "{'user':'x'}"])(
    'the body %j is a 400',
    async (body) => {
      const error = await refusal(send(createAPI(), sessions, { body }), 400);
      expect(error).toMatchObject({ type: 'invalid_request_error', param: null });
      expect(error.message).toContain('valid JSON');
    },
  );

  test('an unknown workflow is a 404 that names its id', async () => {
    const body = workflow({ id: 'wf_none' });
    expect(await refusal(send(createAPI(), sessions, { body }), 404)).toEqual({
      message: "Workflow with id 'wf_none' not found.",
      type: 'invalid_request_error',
      param: null,
      code: null,
    });
  });

  test.each([
    ['absent', undefined, null],
    ['empty', '', null],
    ['of another scheme', 'Basic c2stdGVzdA==', 'invalid_api_key'],
    ['without a key', 'Bearer ', 'invalid_api_key'],
    ['a bare key', apiKey, 'invalid_api_key'],
    ['of another key', 'Bearer sk-wrong', 'invalid_api_key'],
  ])('an Authorization header that is %s is a 401', async (_, authorization, code) => {
    const api = createAPI();
    for (const path of [sessions, `${sessions}/${none}/cancel`]) {
      const error = await refusal(send(api, path, { body: minimal, authorization }), 401);
      expect(error).toMatchObject({ type: 'invalid_request_error', param: null, code });
      expect(error.message).not.toContain('sk-wrong');
    }
  });

  test.each([undefined, '', 'chatkit_beta=v2', 'assistants=v2'])(
    'the header OpenAI-Beta %j is a 400',
    async (beta) => {
      const api = createAPI();
      const { id } = await create(api);
      for (const path of [sessions, `${sessions}/${id}/cancel`]) {
        const response = send(api, path, { body: minimal, 'openai-beta': beta });
        expect(await refusal(response, 400)).toMatchObject({
          param: 'openai-beta',
          message: expect.stringContaining('chatkit_beta=v1'),
        });
      }
      expect((await cancel(api, id)).status).toBe('cancelled');
    },
  );

  test('a content type with parameters and capitals is accepted', async () => {
    const types = { 'content-type': 'Application/JSON; charset=utf-8' };
    expect(await create(createAPI(), minimal, types)).toMatchObject({ status: 'active' });
  });

  test('a known path with another method is a 405 with the header allow', async () => {
    const api = createAPI();
    for (const method of ['GET', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']) {
      for (const path of [sessions, `${sessions}/${none}/cancel`]) {
        const response = await send(api, path, { method });
        expect(response.headers.get('allow')).toBe('POST');
        await refusal(response, 405);
      }
    }
  });

  test('an unknown path is a 404', async () => {
    for (const path of ['', '/', '/chatkit', `${sessions}//cancel`, '/none']) {
      await refusal(send(createAPI(), path), 404);
    }
  });
}

function testOfficialSDK(createAPI: () => SessionsAPI): void {
  const connect = (api: SessionsAPI, key = apiKey) =>
    new OpenAI({ apiKey: key, maxRetries: 0, fetch: (input, init) => api.fetch(input, init) }).beta
      .chatkit.sessions;

  test('the official SDK creates a session and cancels it', async () => {
    const sdk = connect(createAPI());
    const session = await sdk.create({ ...full, expires_after });
    expectToFit('ChatSession', session);
    expect(session).toMatchObject(full);
    expect(session._request_id).toMatch(/^req_/);
    expect(await sdk.cancel(session.id)).toEqual({ ...session, status: 'cancelled' });
  });

  test('the official SDK throws its own error class for each refusal', async () => {
    const api = createAPI();
    await expect(connect(api, 'sk-wrong').create(minimal)).rejects.toThrow(AuthenticationError);
    const bad = connect(api).create({ ...minimal, user: '' });
    await expect(bad).rejects.toThrow(BadRequestError);
    await expect(bad).rejects.toMatchObject({ status: 400, param: 'user' });
    const missing = connect(api).create(workflow({ id: 'wf_none' }) as typeof minimal);
    await expect(missing).rejects.toThrow(NotFoundError);
    await expect(missing).rejects.toThrow("Workflow with id 'wf_none' not found.");
    await expect(connect(api).cancel(none)).rejects.toThrow(NotFoundError);
  });
}
