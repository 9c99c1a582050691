import { expect, test, vi } from 'vitest';
import * as z from 'zod';
import { createSessionHandler, type ChatUser } from '../src/index.ts';
import { createApi, post, postJson } from './api.ts';

test.each(['chatkit', 'official'] as const)('a session is minted with %s', async (name) => {
  const api = createApi();
  const handler = createSessionHandler({
    chatkit: api[name],
    workflow: 'wf_123',
    user: () => 'user_123',
  });
  const response = await handler(post());
  const [session] = api.emulator.sessions.list();
  expect(response.status).toBe(200);
  expect(await response.json()).toEqual({
    client_secret: session?.client_secret,
    expires_at: session?.expires_at,
  });
  expect(api.calls.map(({ params }) => params)).toEqual([
    { user: 'user_123', workflow: { id: 'wf_123' } },
  ]);
});

test('the answer is not to be kept, and says when it was given', async () => {
  vi.useFakeTimers({ now: Date.UTC(2026, 0, 2, 3, 4, 5, 678), toFake: ['Date'] });
  const { chatkit } = createApi();
  const handler = createSessionHandler({ chatkit, workflow: 'wf_123', user: () => 'user_123' });
  const { headers } = await handler(post());
  vi.useRealTimers();
  expect(Object.fromEntries(headers)).toEqual({
    'cache-control': 'no-store',
    'content-type': 'application/json',
    date: 'Fri, 02 Jan 2026 03:04:05 GMT',
    vary: 'origin',
  });
});

test('the server fixes what the session is', async () => {
  const { chatkit, calls } = createApi();
  const handler = createSessionHandler({
    chatkit,
    workflow: { id: 'wf_123', version: '3', tracing: { enabled: false } },
    user: () => ({ id: 'user_123' }),
    stateVariables: { plan: 'team' },
    configuration: { file_upload: { enabled: true, max_files: 2 } },
    expiresAfter: { anchor: 'created_at', seconds: 300 },
    rateLimits: { max_requests_per_1_minute: 20 },
  });
  expect((await handler(post())).status).toBe(200);
  expect(calls[0]?.params).toEqual({
    user: 'user_123',
    workflow: {
      id: 'wf_123',
      version: '3',
      tracing: { enabled: false },
      state_variables: { plan: 'team' },
    },
    chatkit_configuration: { file_upload: { enabled: true, max_files: 2 } },
    expires_after: { anchor: 'created_at', seconds: 300 },
    rate_limits: { max_requests_per_1_minute: 20 },
  });
});

test('workflow and state variables may follow from the request and the user', async () => {
  const { chatkit, calls } = createApi();
  const handler = createSessionHandler({
    chatkit,
    workflow: async (request, user) => `wf_${request.headers.get('accept-language')}_${user}`,
    user: async () => 'user_123',
    stateVariables: async (request, user, input) => ({
      path: new URL(request.url).pathname,
      user,
      input: String(input),
    }),
  });
  await handler(post({ headers: { 'accept-language': 'de' } }));
  expect(calls[0]?.params.workflow).toEqual({
    id: 'wf_de_user_123',
    state_variables: { path: '/chatkit/session', user: 'user_123', input: 'undefined' },
  });
});

test('nothing in the body chooses anything', async () => {
  const { chatkit, calls } = createApi();
  const handler = createSessionHandler({ chatkit, workflow: 'wf_123', user: () => 'user_123' });
  const body = {
    user: 'admin',
    workflow: { id: 'wf_other', state_variables: { plan: 'all' } },
    workflow_id: 'wf_other',
    chatkit_configuration: { file_upload: { enabled: true } },
    expires_after: { anchor: 'created_at', seconds: 1 },
    rate_limits: { max_requests_per_1_minute: 1_000 },
    __proto__: { user: 'admin' },
  };
  expect((await handler(postJson(body))).status).toBe(200);
  expect(calls.map(({ params }) => params)).toEqual([
    { user: 'user_123', workflow: { id: 'wf_123' } },
  ]);
});

test.each<[string, ChatUser]>([
  ['null', null],
  ['undefined', undefined],
  ['an empty id', ''],
  ['an empty id in an object', { id: '' }],
  ['a blank id', ' \t'],
])('%s is nobody: 401, and nothing is minted', async (_, user) => {
  const { chatkit, calls } = createApi();
  const onError = vi.fn<() => void>();
  const handler = createSessionHandler({ chatkit, workflow: 'wf_123', user: () => user, onError });
  const response = await handler(post());
  expect(response.status).toBe(401);
  expect(response.headers.get('content-type')).toBe('application/problem+json');
  expect(response.headers.get('cache-control')).toBe('no-store');
  expect(response.headers.get('date')).not.toBeNull();
  expect(await response.json()).toEqual({
    type: 'about:blank',
    title: 'Unauthorized',
    status: 401,
    detail: 'Sign in first.',
  });
  expect(calls).toEqual([]);
  expect(onError).not.toHaveBeenCalled();
});

test('the headers of a user reach the answer, whatever it is, but not in place of its own', async () => {
  const { chatkit } = createApi();
  const headers = new Headers({
    'content-type': 'text/html',
    'content-length': '5',
    'access-control-allow-origin': '*',
    'cache-control': 'public',
    'x-seen': 'yes',
  });
  headers.append('set-cookie', 'a=1');
  headers.append('set-cookie', 'b=2');
  const limit = vi.fn<() => null | object>(() => null);
  const user = (): ChatUser => ({ id: 'user_123', headers });
  const handler = createSessionHandler({ chatkit, workflow: 'wf_123', user, limit });
  const minted = await handler(post());
  limit.mockReturnValue({});
  const refused = await handler(post());
  expect([minted.status, refused.status]).toEqual([200, 429]);
  for (const response of [minted, refused]) {
    expect(response.headers.getSetCookie()).toEqual(['a=1', 'b=2']);
    expect(response.headers.get('x-seen')).toBe('yes');
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(response.headers.get('content-type')).toMatch(/^application\/(problem\+)?json$/);
    expect(response.headers.has('content-length')).toBe(false);
    expect(response.headers.has('access-control-allow-origin')).toBe(false);
  }
});

test('an id with line breaks goes into the JSON and no header', async () => {
  const { chatkit, calls } = createApi();
  const id = 'x\r\nset-cookie: admin=1\r\n\r\n{"user":"admin"}\u0000';
  const handler = createSessionHandler({ chatkit, workflow: 'wf_123', user: () => ({ id }) });
  const response = await handler(post());
  expect(calls[0]?.params.user).toBe(id);
  expect(response.headers.getSetCookie()).toEqual([]);
  expect(JSON.stringify([...response.headers])).not.toContain('admin');
});

test('a header with a line break fails whole', async () => {
  const { chatkit, calls } = createApi();
  const onError = vi.fn<(error: unknown) => void>();
  const handler = createSessionHandler({
    chatkit,
    workflow: 'wf_123',
    user: () => ({ id: 'u', headers: { 'set-cookie': 'a=1\r\nx-admin: 1' } }),
    onError,
  });
  const response = await handler(post());
  expect(response.status).toBe(500);
  expect(response.headers.has('x-admin')).toBe(false);
  expect(response.headers.getSetCookie()).toEqual([]);
  expect(onError.mock.calls[0]?.[0]).toBeInstanceOf(TypeError);
  expect(calls).toEqual([]);
});

test.each(['GET', 'HEAD', 'PUT', 'PATCH', 'DELETE'])('%s is not allowed', async (method) => {
  const { chatkit, calls } = createApi();
  const user = vi.fn<() => string>(() => 'user_123');
  const handler = createSessionHandler({ chatkit, workflow: 'wf_123', user });
  const response = await handler(post({ method }));
  expect(response.status).toBe(405);
  expect(response.headers.get('allow')).toBe('POST, OPTIONS');
  expect(user).not.toHaveBeenCalled();
  expect(calls).toEqual([]);
});

test.each([
  [{ retryAfter: 12.3 }, '13'],
  [{ retryAfter: 0 }, '0'],
  [{}, null],
  [{ retryAfter: Number.NaN }, null],
  [{ retryAfter: -5 }, null],
  [{ retryAfter: 1e21 }, null],
])('the limit refuses with %j', async (refusal, retryAfter) => {
  const { chatkit, calls } = createApi();
  const limit = vi.fn<(user: string, request: Request) => object>(() => refusal);
  const handler = createSessionHandler({
    chatkit,
    workflow: 'wf_123',
    user: () => 'user_123',
    limit,
  });
  const request = post();
  const response = await handler(request);
  expect(response.status).toBe(429);
  expect(response.headers.get('retry-after')).toBe(retryAfter);
  expect(limit).toHaveBeenCalledExactlyOnceWith('user_123', request);
  expect(calls).toEqual([]);
});

test.each(['user', 'limit', 'workflow', 'stateVariables'] as const)(
  'what %s throws is a 500 that onError gets whole',
  async (option) => {
    const { chatkit, calls } = createApi();
    const secret = new Error('password=hunter2');
    const onError = vi.fn<(error: unknown, request: Request) => void>();
    const handler = createSessionHandler({
      chatkit,
      workflow: 'wf_123',
      user: () => 'user_123',
      onError,
      [option]: () => Promise.reject(secret),
    });
    const request = post();
    const response = await handler(request);
    expect(response.status).toBe(500);
    expect(await response.text()).not.toContain('hunter2');
    expect(onError).toHaveBeenCalledExactlyOnceWith(secret, request);
    expect(calls).toEqual([]);
  },
);

test('onError may be slow, and may fail', async () => {
  const { chatkit } = createApi();
  const done = vi.fn<() => void>();
  const handler = createSessionHandler({
    chatkit,
    workflow: 'wf_123',
    user: () => Promise.reject(new Error('no database')),
    onError: async () => {
      await new Promise((resume) => setImmediate(resume));
      done();
      throw new Error('no log either');
    },
  });
  expect((await handler(post())).status).toBe(500);
  expect(done).toHaveBeenCalledOnce();
});

test.each<[string, object, RegExp]>([
  ['no chatkit', { chatkit: undefined }, /chatkit must have sessions\.create/],
  ['a client that is none', { chatkit: {} }, /chatkit must have sessions\.create/],
  ['no user', { user: undefined }, /user must be a function/],
  ['no workflow', { workflow: undefined }, /workflow must be a workflow's id/],
  ['a blank workflow', { workflow: ' ' }, /workflow must be a workflow's id/],
  ['the version latest', { workflow: { id: 'wf_123', version: 'latest' } }, /never `latest`/],
  ['input without a function', { input: z.string(), stateVariables: {} }, /needs a function/],
  ['a timeout of 0', { timeout: 0 }, /timeout must be a number above 0/],
  ['a timeout that is none', { timeout: Number.NaN }, /timeout must be a number above 0/],
  ['a timeout in words', { timeout: '30' }, /timeout must be a number above 0/],
  ['a body limit that is none', { bodyLimit: -1 }, /bodyLimit must be a number above 0/],
  ['a schema that is none', { input: {}, stateVariables: () => ({}) }, /must be a Standard Schema/],
  ['state variables in words', { stateVariables: 'plan' }, /stateVariables must be an object/],
  ['a limit that is no function', { limit: 5 }, /limit must be a function/],
  ['an onError that is no function', { onError: null }, /onError must be a function/],
])('%s is refused at construction', (_, wrong, message) => {
  const { chatkit } = createApi();
  const right = { chatkit, workflow: 'wf_123', user: () => 'user_123' };
  expect(() => createSessionHandler({ ...right, ...wrong })).toThrow(message);
});
