import { expect, test } from 'vitest';
import { ChatKit } from '../src/index.ts';
import { listen } from './loopback.ts';
import { apiKey, params, session } from './session.ts';
import { stub } from './stub.ts';

test('create() posts JSON with the API key and the beta header', async () => {
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

test('cancel() posts without a body and without a content type', async () => {
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
  ['HTTPS://EXAMPLE.test/V1', 'HTTPS://EXAMPLE.test/V1/chatkit/sessions'],
  ['http://127.0.0.1:4010/v1', 'http://127.0.0.1:4010/v1/chatkit/sessions'],
  ['https://example.test/v1///', 'https://example.test/v1/chatkit/sessions'],
  [' https://example.test ', 'https://example.test/chatkit/sessions'],
  ['https://example.test/v1/?a=b', 'https://example.test/v1/chatkit/sessions?a=b'],
  ['https://example.test/@team/v1', 'https://example.test/@team/v1/chatkit/sessions'],
  ['  ', 'https://api.openai.com/v1/chatkit/sessions'],
])('with the base URL %j, create() posts to %s', async ([baseURL, url]) => {
  const { chatkit, sent } = stub(undefined, { baseURL });
  await chatkit.sessions.create(params);
  expect(sent[0]?.url).toBe(url);
});

test('the query of a call overrides the query of the client, and null removes a parameter', async () => {
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

test('fetchOptions reach fetch but cannot override method, body, headers, redirect or signal', async () => {
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
  expect(sent[0]?.signal.aborted).toBe(false);
  await chatkit.sessions.cancel('cksess_123', { fetchOptions: { body: 'other' } });
  expect(sent[1]?.init.body ?? null).toBeNull();
});

test('an undefined fetch option of a call keeps the value of the client', async () => {
  const { chatkit, sent } = stub(undefined, {
    fetchOptions: { dispatcher: 'one', keepalive: true },
  });
  await chatkit.sessions.create(params, {
    fetchOptions: { dispatcher: undefined, cache: 'no-store' },
  });
  expect(sent[0]?.init).toMatchObject({ dispatcher: 'one', keepalive: true, cache: 'no-store' });
});
