import { expect, test, vi } from 'vitest';
import * as z from 'zod';
import { createSessionHandler } from '../src/index.ts';
import { createApi, post, postJson } from './api.ts';
import { clients, setUp } from './handler.ts';

test.each(clients)('%s: a POST creates a session for the user', async (client) => {
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

test('the response holds client_secret and expires_at only', async () => {
  const { handler, emulator } = setUp({ stateVariables: { internal: 'margin-17' } });
  const body = (await (await handler(post())).json()) as object;
  expect(Object.keys(body)).toEqual(['client_secret', 'expires_at']);
  expect(emulator.sessions.list()).toHaveLength(1);
});

test('the response has cache-control: no-store and date', async () => {
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

test('the options become the parameters of the session', async () => {
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

test('workflow and stateVariables as functions receive request, user and input', async () => {
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

test('fields of the body do not change the session', async () => {
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

test.each(['GET', 'HEAD', 'PUT', 'PATCH', 'DELETE'])('the method %s is a 405', async (method) => {
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
])('the refusal %j is a 429 with retry-after %s', async (refusal, retryAfter) => {
  const limit = vi.fn<(user: string, request: Request) => object>(() => refusal);
  const { handler, calls } = setUp({ limit });
  const request = post();
  const response = await handler(request);
  expect(response.status).toBe(429);
  expect(response.headers.get('retry-after')).toBe(retryAfter);
  expect(limit).toHaveBeenCalledExactlyOnceWith('user_123', request, undefined);
  expect(calls).toEqual([]);
});

test.each<[string, object, string]>([
  [
    'no chatkit',
    { chatkit: undefined },
    'chatkit must be a ChatKit, or client.beta.chatkit of the official SDK, got undefined.',
  ],
  ['an empty chatkit', { chatkit: {} }, 'chatkit must be a ChatKit'],
  [
    'no user',
    { user: undefined },
    "user must be a function that returns the user's id, got undefined.",
  ],
  ['no workflow', { workflow: undefined }, 'workflow must be'],
  ['an empty workflow', { workflow: '' }, 'workflow must have an id that is not empty'],
  ['a workflow with a space in front', { workflow: ' wf_1' }, 'contains no whitespace'],
  ['a workflow with a line break', { workflow: { id: 'wf_1\n' } }, 'contains no whitespace'],
  ['a workflow with a zero-width space', { workflow: 'wf_\u200b1' }, 'or invisible characters'],
  ['a workflow with a byte order mark', { workflow: '\ufeffwf_1' }, 'or invisible characters'],
  ['a workflow with a no-break space', { workflow: 'wf_1\u00a0' }, 'or invisible characters'],
  ['a workflow with a soft hyphen', { workflow: 'wf\u00ad_1' }, 'or invisible characters'],
  ['the version latest', { workflow: { id: 'wf_123', version: 'latest' } }, 'must not be `latest`'],
  [
    'input without a function',
    { input: z.string(), stateVariables: {} },
    'input requires a function',
  ],
  ['a timeout of 0', { timeout: 0 }, 'timeout must be a number above 0'],
  ['a timeout of NaN', { timeout: Number.NaN }, 'timeout must be a number above 0'],
  [
    'a timeout as a string',
    { timeout: '30' },
    'timeout must be a number above 0 and below 2147483648, got a string.',
  ],
  ['a negative body limit', { bodyLimit: -1 }, 'bodyLimit must be a number above 0'],
  [
    'input that is not a schema',
    { input: {}, stateVariables: () => ({}) },
    'input must be a Standard Schema',
  ],
  ['state variables as a string', { stateVariables: 'plan' }, 'stateVariables must be an object'],
  ['state variables as an array', { stateVariables: [] }, 'got an array.'],
  [
    'a configuration of null',
    { configuration: null },
    'configuration must be an object, got null.',
  ],
  [
    'seconds in place of expiresAfter',
    { expiresAfter: 600 },
    'expiresAfter must be an object, got a number.',
  ],
  ['a limit that is not a function', { limit: 5 }, 'limit must be a function, got a number.'],
  ['an onError of null', { onError: null }, 'onError must be a function, got null.'],
  ['a publicOrigin of null', { publicOrigin: null }, 'publicOrigin must be a string, got null.'],
  ['allowedOrigin', { allowedOrigin: [] }, 'no option allowedOrigin. Did you mean allowedOrigins?'],
  ['workflowId', { workflowId: 'wf_1' }, 'Did you mean workflow?'],
  ['onerror', { onerror: () => {} }, 'Did you mean onError?'],
  [
    'apiKey',
    { apiKey: 'sk-not-a-key' },
    'no option apiKey. The options are chatkit, workflow, user,',
  ],
])('createSessionHandler throws for %s', (_, wrong, message) => {
  const { chatkit } = createApi();
  const right = { chatkit, workflow: 'wf_123', user: () => 'user_123' };
  expect(() => createSessionHandler({ ...right, ...wrong })).toThrow(message);
});

test.each([['sk-not-a-key-0123456789'], [42], [null], [undefined], [[1]], [() => {}]])(
  'createSessionHandler(%j) throws an error without the value',
  (options) => {
    expect(() => createSessionHandler(options as never)).toThrow(
      /^createSessionHandler takes an object with its options, got (a string|a number|null|undefined|an array|a function)\.$/,
    );
  },
);

test.each<[string, unknown]>([
  ['an IncomingMessage of Express', { headers: { origin: 'http://x' }, method: 'POST' }],
  ['a Context of Hono', { req: { raw: post() } }],
  ['undefined', undefined],
])('the handler rejects for %s, and the error says how to mount it', async (_, request) => {
  const { handler, calls } = setUp();
  await expect(handler(request as Request)).rejects.toThrow(
    /takes a Request, got .*createNodeListener\(handler\).*handler\(context\.req\.raw, context\)/,
  );
  expect(calls).toEqual([]);
});

test('every function receives the context as its last argument', async () => {
  const context = { locals: {} };
  const received: unknown[] = [];
  const keep =
    <T>(value: T) =>
    (...values: unknown[]): T => {
      received.push(values.at(-1));
      return value;
    };
  const { handler } = setUp({
    user: keep('user_123'),
    limit: keep(null),
    workflow: keep('wf_123'),
    input: z.unknown(),
    stateVariables: keep({}),
  });
  expect((await handler(post(), context)).status).toBe(200);
  expect(received).toEqual([context, context, context, context]);
  const onError = vi.fn<(...values: unknown[]) => void>();
  const failing = setUp({ user: () => Promise.reject(new Error('no database')), onError });
  await failing.handler(post(), context);
  expect(onError.mock.lastCall?.at(-1)).toBe(context);
});

test('an invalid id from the function workflow is a 500 and calls no API', async () => {
  const { handler, onError, calls } = setUp({ workflow: () => 'wf_1\n' });
  expect((await handler(post())).status).toBe(500);
  expect(String(onError.mock.calls[0]?.[0])).toContain('contains no whitespace');
  expect(calls).toEqual([]);
});
