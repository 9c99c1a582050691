import { expect, test, vi } from 'vitest';
import * as z from 'zod';
import { createSessionHandler } from '../src/index.ts';
import { createApi, post, postJson } from './api.ts';
import { clients, setUp } from './handler.ts';

test.each(clients)('a session is minted with %s', async (client) => {
  const { handler, calls, emulator } = setUp({}, { client });
  const response = await handler(post());
  const [session] = emulator.sessions.list();
  expect(response.status).toBe(200);
  expect(await response.json()).toEqual({
    client_secret: session?.client_secret,
    expires_at: session?.expires_at,
  });
  expect(calls.map(({ params }) => params)).toEqual([
    { user: 'user_123', workflow: { id: 'wf_123' } },
  ]);
});

test('of the session, only the secret and its end are answered', async () => {
  const { handler, emulator } = setUp({ stateVariables: { internal: 'margin-17' } });
  const body = (await (await handler(post())).json()) as object;
  expect(Object.keys(body)).toEqual(['client_secret', 'expires_at']);
  expect(emulator.sessions.list()).toHaveLength(1);
});

test('the answer is not to be kept, and says when it was given', async () => {
  vi.useFakeTimers({ now: Date.UTC(2026, 0, 2, 3, 4, 5, 678), toFake: ['Date'] });
  const { headers } = await setUp().handler(post());
  vi.useRealTimers();
  expect(Object.fromEntries(headers)).toEqual({
    'cache-control': 'no-store',
    'content-type': 'application/json',
    date: 'Fri, 02 Jan 2026 03:04:05 GMT',
    vary: 'origin',
  });
});

test('the server fixes what the session is', async () => {
  const { handler, calls } = setUp({
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
  const { handler, calls } = setUp({
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
  const { handler, calls } = setUp();
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

test.each(['GET', 'HEAD', 'PUT', 'PATCH', 'DELETE'])('%s is not allowed', async (method) => {
  const user = vi.fn<() => string>(() => 'user_123');
  const { handler, calls } = setUp({ user });
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
  const limit = vi.fn<(user: string, request: Request) => object>(() => refusal);
  const { handler, calls } = setUp({ limit });
  const request = post();
  const response = await handler(request);
  expect(response.status).toBe(429);
  expect(response.headers.get('retry-after')).toBe(retryAfter);
  expect(limit).toHaveBeenCalledExactlyOnceWith('user_123', request);
  expect(calls).toEqual([]);
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
