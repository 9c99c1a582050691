import { expect, test } from 'vitest';
import { ChatKit } from '../src/index.ts';
import { listen } from './loopback.ts';
import { apiKey, params, session } from './session.ts';
import { json, rejection, stub } from './stub.ts';

test('create posts JSON with the key and the beta header', async () => {
  const { chatkit, sent } = stub();
  expect(await chatkit.sessions.create(params)).toEqual(session);
  expect(sent).toHaveLength(1);
  expect(sent[0]).toMatchObject({
    url: 'https://api.openai.com/v1/chatkit/sessions',
    method: 'POST',
    body: JSON.stringify(params),
    redirect: 'manual',
  });
  expect(Object.fromEntries(sent[0]!.headers)).toEqual({
    accept: 'application/json',
    authorization: `Bearer ${apiKey}`,
    'content-type': 'application/json',
    'openai-beta': 'chatkit_beta=v1',
    'x-stainless-retry-count': '0',
  });
});

test('cancel posts neither body nor content type', async () => {
  const bodies: string[] = [];
  const headers: Record<string, unknown>[] = [];
  await using server = await listen((request, response, body) => {
    bodies.push(`${request.method} ${request.url} ${body}`);
    headers.push(request.headers);
    response.end(JSON.stringify({ ...session, status: 'cancelled' }));
  });
  const chatkit = new ChatKit({ apiKey, baseURL: server.url });
  expect((await chatkit.sessions.cancel('cksess_123')).status).toBe('cancelled');
  expect(bodies).toEqual(['POST /v1/chatkit/sessions/cksess_123/cancel ']);
  expect(headers[0]).not.toHaveProperty('content-type');
  expect(headers[0]).toMatchObject({ 'openai-beta': 'chatkit_beta=v1', 'content-length': '0' });
});

test.for([
  ['https://example.test/v1', 'https://example.test/v1/chatkit/sessions'],
  ['https://example.test/v1///', 'https://example.test/v1/chatkit/sessions'],
  [' https://example.test ', 'https://example.test/chatkit/sessions'],
  ['https://example.test/v1/?a=b', 'https://example.test/v1/chatkit/sessions?a=b'],
  ['https://example.test/@team/v1', 'https://example.test/@team/v1/chatkit/sessions'],
  ['  ', 'https://api.openai.com/v1/chatkit/sessions'],
])('the base URL %j leads to %s', async ([baseURL, url]) => {
  const { chatkit, sent } = stub(undefined, { baseURL });
  await chatkit.sessions.create(params);
  expect(sent[0]?.url).toBe(url);
});

test('organization, project and idempotency key are headers', async () => {
  const { chatkit, sent } = stub(undefined, { organization: 'org_1', project: 'proj_1' });
  await chatkit.sessions.create(params, { idempotencyKey: 'once' });
  const [request] = sent;
  expect(request?.headers.get('openai-organization')).toBe('org_1');
  expect(request?.headers.get('openai-project')).toBe('proj_1');
  expect(request?.headers.get('idempotency-key')).toBe('once');
});

test('blank and undefined are not sent', async () => {
  const { chatkit, sent } = stub(undefined, { organization: ' ', project: undefined });
  await chatkit.sessions.create(params, {
    idempotencyKey: '',
    headers: { 'x-blank': ' ', 'x-absent': undefined },
    query: { blank: '', absent: undefined },
  });
  expect([...sent[0]!.headers.keys()]).toEqual([
    'accept',
    'authorization',
    'content-type',
    'openai-beta',
    'x-stainless-retry-count',
  ]);
  expect(sent[0]?.url).not.toContain('?');
});

test('headers of a call go before those of the client, whatever their case; null removes', async () => {
  const { chatkit, sent } = stub(undefined, {
    organization: 'org_1',
    defaultHeaders: { 'X-One': 'client', 'X-Two': 'client', 'X-Three': 'client' },
  });
  await chatkit.sessions.create(params, {
    headers: {
      'x-ONE': 'call',
      'x-two': null,
      'x-three': undefined,
      'OpenAI-Organization': null,
      'openai-BETA': 'other',
    },
  });
  const headers = Object.fromEntries(sent[0]!.headers);
  expect(headers).toMatchObject({ 'x-one': 'call', 'x-three': 'client', 'openai-beta': 'other' });
  expect(headers).not.toHaveProperty('x-two');
  expect(headers).not.toHaveProperty('openai-organization');
});

test.for([
  ['a Headers object', new Headers({ 'X-One': '1' })],
  ['a list', [['X-One', '1']] as [string, string][]],
])('headers may be %s', async ([, headers]) => {
  const { chatkit, sent } = stub(undefined, { defaultHeaders: headers as Headers });
  await chatkit.sessions.create(params);
  expect(sent[0]?.headers.get('x-one')).toBe('1');
});

test('a list gives a header its values, without what is no value', async () => {
  const { chatkit, sent } = stub(undefined, { defaultHeaders: { 'x-one': 'client' } });
  const headers = { 'x-one': ['1', undefined, null, 2] };
  await chatkit.sessions.create(params, { headers });
  await chatkit.sessions.create(params, { headers: null, query: null });
  expect(sent.map((request) => request.headers.get('x-one'))).toEqual(['1, 2', 'client']);
});

test('the query of a call goes before that of the client; null removes', async () => {
  const { chatkit, sent } = stub(undefined, {
    defaultQuery: { a: 'client', b: 'client', c: 'é&' },
  });
  await chatkit.sessions.create(params, { query: { a: 1, b: null, d: true } });
  const { searchParams } = new URL(sent[0]!.url);
  expect([...searchParams]).toEqual([
    ['c', 'é&'],
    ['a', '1'],
    ['d', 'true'],
  ]);
});

test('fetch options of client and call reach fetch, but not over what the client decides', async () => {
  const dispatcher = {};
  const { chatkit, sent } = stub(undefined, {
    fetchOptions: { dispatcher, keepalive: true, cache: 'no-store' },
  });
  await chatkit.sessions.create(params, {
    fetchOptions: {
      cache: 'reload',
      method: 'PUT',
      body: 'other',
      headers: {},
      redirect: 'follow',
      signal: AbortSignal.abort(),
    },
  });
  expect(sent[0]?.init).toMatchObject({ dispatcher, keepalive: true, cache: 'reload' });
  expect(sent[0]).toMatchObject({
    method: 'POST',
    redirect: 'manual',
    body: JSON.stringify(params),
  });
  expect(sent[0]?.headers.get('authorization')).toBe(`Bearer ${apiKey}`);
});

test.for([
  ['a/b', 'a%2Fb'],
  ['a b?c#d', 'a%20b%3Fc%23d'],
  ['%2e%2e', '%252e%252e'],
  ['…', '%E2%80%A6'],
])('the path parameter %j is sent as %s', async ([id, encoded]) => {
  const { chatkit, sent } = stub();
  await chatkit.sessions.cancel(id!);
  expect(new URL(sent[0]!.url).pathname).toBe(`/v1/chatkit/sessions/${encoded}/cancel`);
});

test.for(['', ' ', '.', '..', undefined, null, 1, '\ud800'])(
  'the path parameter %j is refused before any call',
  async (id) => {
    const { chatkit, sent } = stub();
    const error = await rejection(chatkit.sessions.cancel(id as string));
    expect(error).toMatchObject({ name: 'ChatKitError' });
    expect(String(error)).toContain('sessions.cancel');
    expect(sent).toHaveLength(0);
  },
);

test.for([
  [{ score: NaN }, 'workflow.state_variables.score is NaN'],
  [{ fine: 1, 'most.': Infinity }, 'workflow.state_variables.most. is Infinity'],
  [{ nested: [1, { deep: -Infinity }] }, 'workflow.state_variables.nested.1.deep is -Infinity'],
])('the number in %o is refused by name', async ([state, message]) => {
  const { chatkit, sent } = stub();
  const workflow = { id: 'wf_123', state_variables: state as Record<string, number> };
  const error = await rejection(chatkit.sessions.create({ user: 'u', workflow }));
  expect(String(error)).toContain(message);
  expect(sent).toHaveLength(0);
});

test('nulls and the word null are no such number', async () => {
  const { chatkit, sent } = stub();
  // The type has no null, yet JavaScript may.
  const loose = { user: 'null', workflow: { id: 'w', version: null as unknown as string } };
  await chatkit.sessions.create(loose);
  expect(sent[0]?.body).toBe(JSON.stringify(loose));
});

test('a body that JSON cannot express is a typed error', async () => {
  const { chatkit, sent } = stub();
  const circular: Record<string, unknown> = { ...params };
  circular['self'] = circular;
  for (const body of [circular, { ...params, user: 1n }]) {
    const error = await rejection(chatkit.sessions.create(body as never));
    expect(error).toMatchObject({ name: 'ChatKitError', cause: expect.any(TypeError) });
  }
  expect(sent).toHaveLength(0);
});

test('what a body throws is told of, be it an error or not', async () => {
  const { chatkit, sent } = stub();
  const toJSON = () => {
    throw 'no such user';
  };
  const error = await rejection(chatkit.sessions.create({ ...params, toJSON } as never));
  expect(error).toMatchObject({ name: 'ChatKitError', message: 'sessions.create: no such user' });
  expect(sent).toHaveLength(0);
});

test('the same idempotency key goes with each attempt', async () => {
  const { chatkit, sent } = stub([json({}, 500, { 'retry-after-ms': '0' }), () => json(session)]);
  await chatkit.sessions.create(params, { idempotencyKey: 'once' });
  expect(sent.map(({ headers }) => headers.get('idempotency-key'))).toEqual(['once', 'once']);
  expect(sent.map(({ headers }) => headers.get('x-stainless-retry-count'))).toEqual(['0', '1']);
});

test.for([
  ['NaN', Object(NaN) as unknown],
  ['Invalid Date', new Date(NaN)],
  ['-Infinity', { toJSON: () => -Infinity }],
] as const)('an object of %s is refused with its path, too', async ([words, value]) => {
  const { chatkit, sent } = stub();
  const odd = { ...params, workflow: { id: 'wf_123', state_variables: { a: value } } };
  const error = await rejection(chatkit.sessions.create(odd as typeof params));
  expect(String(error)).toContain(`workflow.state_variables.a is ${words}`);
  expect(sent).toHaveLength(0);
});

test('an undefined fetch option of a call leaves that of the client alone', async () => {
  const { chatkit, sent } = stub(undefined, {
    fetchOptions: { dispatcher: 'one', keepalive: true },
  });
  await chatkit.sessions.create(params, {
    fetchOptions: { dispatcher: undefined, cache: 'no-store' },
  });
  expect(sent[0]?.init).toMatchObject({ dispatcher: 'one', keepalive: true, cache: 'no-store' });
});
