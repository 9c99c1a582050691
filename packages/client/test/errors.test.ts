import { inspect } from 'node:util';
import { expect, test } from 'vitest';
import * as client from '../src/index.ts';
import { params } from './session.ts';
import { failure, json, rejection, stub } from './stub.ts';

const { APIError, ChatKitError } = client;

test.for([
  [400, 'BadRequestError'],
  [401, 'AuthenticationError'],
  [403, 'PermissionDeniedError'],
  [404, 'NotFoundError'],
  [409, 'ConflictError'],
  [422, 'UnprocessableEntityError'],
  [429, 'RateLimitError'],
  [500, 'InternalServerError'],
  [503, 'InternalServerError'],
  [418, 'APIError'],
] as const)(
  'a %i throws %s with status, code, param, type and request id',
  async ([status, name]) => {
    const { chatkit } = stub([failure(status, { 'x-extra': '1' }, 'The words.')], {
      maxRetries: 0,
    });
    const error = await rejection(chatkit.sessions.create(params));
    expect(error).toBeInstanceOf(client[name]);
    expect(error).toBeInstanceOf(APIError);
    expect(error).toBeInstanceOf(ChatKitError);
    expect(error).toBeInstanceOf(Error);
    expect(error).toMatchObject({
      name,
      status,
      error: { message: 'The words.', type: 'some_error', param: 'a.b', code: 'some_code' },
      code: 'some_code',
      param: 'a.b',
      type: 'some_error',
      requestID: 'req_123',
      request_id: 'req_123',
    });
    const { message, headers, stack } = error as client.APIError;
    expect(message).toMatch(new RegExp(`^sessions\\.create: ${status} The words\\.`));
    expect(headers?.get('x-extra')).toBe('1');
    expect(String(error)).toBe(`${name}: ${message}`);
    expect(stack?.startsWith(`${name}: `)).toBe(true);
    expect(inspect(error)).toContain(name);
  },
);

test('a failed fetch throws APIConnectionError, an APIError without a status', async () => {
  const cause = new TypeError('fetch failed');
  const { chatkit } = stub([cause], { maxRetries: 0 });
  const error = await rejection(chatkit.sessions.cancel('cksess_123'));
  expect(error).toBeInstanceOf(client.APIConnectionError);
  expect(error).toBeInstanceOf(APIError);
  expect(error).toMatchObject({ name: 'APIConnectionError', status: undefined, cause });
  expect(error).toMatchObject({ headers: undefined, request_id: undefined });
  expect(String(error)).toMatch(/sessions\.cancel.*fetch failed/);
});

test('a timeout reported by fetch throws APIConnectionTimeoutError', async () => {
  const cause = new TypeError('fetch failed', { cause: new Error('Headers Timeout Error') });
  const options = { maxRetries: 0 };
  for (const failed of [
    cause,
    new Error('connect ETIMEDOUT 192.0.2.1:443'),
    new Error('timed out'),
  ]) {
    const { chatkit } = stub([failed], options);
    const error = await rejection(chatkit.sessions.create(params));
    expect(error).toBeInstanceOf(client.APIConnectionTimeoutError);
    expect(error).toMatchObject({ name: 'APIConnectionTimeoutError', cause: failed });
  }
});

test('a string thrown by fetch becomes the cause and part of the message', async () => {
  const { chatkit } = stub([() => Promise.reject('nothing there' as never)], { maxRetries: 0 });
  const error = await rejection(chatkit.sessions.create(params));
  expect(error).toMatchObject({ name: 'APIConnectionError', cause: 'nothing there' });
  expect(String(error)).toContain('nothing there');
});

test('a 404 for a workflow suggests the project of the API key; other 404s do not', async () => {
  const words = "Workflow with id 'wf_123' not found.";
  const { chatkit } = stub([failure(404, {}, words)]);
  const error = await rejection(chatkit.sessions.create(params));
  expect(String(error)).toContain(words);
  expect(String(error)).toMatch(/API key.*project/);
  const { chatkit: elsewhere } = stub([new Response('<h1>Not Found</h1>', { status: 404 })]);
  expect(String(await rejection(elsewhere.sessions.create(params)))).not.toContain('project');
});

test.for([
  [401, '<html>Denied</html>', '<html>Denied</html>'],
  [400, '{"message":"flat words"}', 'flat words'],
  [400, '{"error":"a string"}', 'a string'],
  [400, '{"error":{"message":{"deep":"words"}}}', 'deep'],
  [400, '{"error":null,"detail":"of another kind"}', 'of another kind'],
  [500, '', 'no body'],
  [502, 'upstream', 'upstream'],
  [400, '{"error":{"message":"cut o', 'cut o'],
  [400, 'null', '400'],
  [400, '[]', '400'],
  [400, '"text"', 'text'],
] as const)('a %i with the body %j has "%s" in its message', async ([status, body, words]) => {
  const { chatkit } = stub([new Response(body, { status })], { maxRetries: 0 });
  const error = await rejection(chatkit.sessions.create(params));
  expect(error).toBeInstanceOf(APIError);
  expect(error).toMatchObject({ status });
  expect(String(error)).toContain(words);
});

test('error.error is the flat body of a 400, and undefined without a body', async () => {
  const { chatkit } = stub([json({ message: 'flat', code: 'c', type: 't', param: null }, 400)]);
  const error = await rejection(chatkit.sessions.create(params));
  expect(error).toMatchObject({ error: { message: 'flat' }, code: 'c', type: 't', param: null });
  const { chatkit: silent } = stub([new Response(null, { status: 400 })]);
  expect(await rejection(silent.sessions.create(params))).toMatchObject({ error: undefined });
});

test.for([
  '<html>sign in</html>',
  '{"id":"cksess_1',
  '',
  ' ',
  'null',
  '"text"',
  '42',
  'true',
  '{"a":1}x',
])('a 200 with the body %j throws APIError with the received body', async (body) => {
  const headers = { 'content-type': 'application/json', 'x-request-id': 'req_7' };
  const { chatkit, sent } = stub([new Response(body, { headers })]);
  const error = await rejection(chatkit.sessions.create(params));
  expect(error).toBeInstanceOf(APIError);
  expect(error).toMatchObject({ name: 'APIError', status: 200, request_id: 'req_7' });
  expect(String(error)).toContain('sessions.create: 200');
  const received: unknown = (error as client.APIError).error;
  // The body as text or parsed.
  if (body.trim() && body !== 'null') expect(['text', body]).toContain(String(received));
  expect(sent).toHaveLength(1);
});

test.for([200, 201, 202, 205, 400, 404, 500])(
  'a %i without a body throws APIError once, without an error body',
  async (status) => {
    const { chatkit, sent } = stub([new Response(null, { status })], { maxRetries: 0 });
    const error = await rejection(chatkit.sessions.create(params));
    expect(error).toBeInstanceOf(APIError);
    expect(error).toMatchObject({ status, error: undefined });
    expect(String(error)).toContain(`sessions.create: ${status} `);
    expect(sent).toHaveLength(1);
  },
);

test('a long body is shortened in the message and complete in error.error', async () => {
  const { chatkit } = stub([new Response('x'.repeat(9_999), { status: 400 })]);
  const error = (await rejection(chatkit.sessions.create(params))) as client.APIError;
  expect(error.message.length).toBeLessThan(600);
  expect(error.error).toHaveLength(9_999);
});

test('setting the name of one error does not change the name of another', async () => {
  const { chatkit } = stub([failure(400)]);
  const [one, other] = [
    (await rejection(chatkit.sessions.create(params))) as Error,
    (await rejection(chatkit.sessions.create(params))) as Error,
  ];
  one.name = 'Refused';
  one.name = 'RefusedAgain';
  expect(String(one)).toMatch(/^RefusedAgain: /);
  expect([Object.keys(one).includes('name'), other.name]).toEqual([false, 'BadRequestError']);
});

test('a host with several addresses, all of which refuse, is an error with the message of the first', async () => {
  const refused = ['::1', '127.0.0.1'].map(
    (host) => new Error(`connect ECONNREFUSED ${host}:4010`),
  );
  const cause = new TypeError('fetch failed', { cause: new AggregateError(refused, '') });
  const { chatkit } = stub([cause], { maxRetries: 0 });
  expect(await rejection(chatkit.sessions.create(params))).toHaveProperty(
    'message',
    'sessions.create: no response: connect ECONNREFUSED ::1:4010',
  );
});

test('a cause with an empty message leaves the message of the outer error', async () => {
  const cause = new TypeError('fetch failed', { cause: new AggregateError([], '') });
  const { chatkit } = stub([cause], { maxRetries: 0 });
  expect(await rejection(chatkit.sessions.create(params))).toHaveProperty(
    'message',
    'sessions.create: no response: fetch failed',
  );
});
