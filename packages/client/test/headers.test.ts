import { inspect } from 'node:util';
import { expect, test, vi } from 'vitest';
import { ChatKitError } from '../src/index.ts';
import { params, session } from './session.ts';
import { json, rejection, stub } from './stub.ts';

test('sends organization, project and idempotencyKey as headers', async () => {
  const { chatkit, sent } = stub(undefined, { organization: 'org_1', project: 'proj_1' });
  await chatkit.sessions.create(params, { idempotencyKey: 'once' });
  const [request] = sent;
  expect(request?.headers.get('openai-organization')).toBe('org_1');
  expect(request?.headers.get('openai-project')).toBe('proj_1');
  expect(request?.headers.get('idempotency-key')).toBe('once');
});

test.for([
  ['organization', 'openai-organization'],
  ['project', 'openai-project'],
] as const)('%s without the other options is sent as %s', async ([option, header]) => {
  const { chatkit, sent } = stub(undefined, { [option]: 'given' });
  await chatkit.sessions.create(params);
  expect(sent[0]?.headers.get(header)).toBe('given');
  const { chatkit: keyed, sent: sentKeyed } = stub();
  await keyed.sessions.create(params, { idempotencyKey: 'once' });
  expect(sentKeyed[0]?.headers.get('idempotency-key')).toBe('once');
});

test('sends headers that only the call sets', async () => {
  const { chatkit, sent } = stub();
  await chatkit.sessions.create(params, { headers: { 'x-one': 1 } });
  expect(sent[0]?.headers.get('x-one')).toBe('1');
});

test('a null header of a call removes the header that the client sets', async () => {
  const { chatkit, sent } = stub();
  const names = ['accept', 'authorization', 'content-type', 'openai-beta'];
  const headers = Object.fromEntries(names.map((name) => [name, null]));
  await chatkit.sessions.create(params, { headers });
  expect([...sent[0]!.headers.keys()]).toEqual(['x-stainless-retry-count']);
});

test('does not send blank or undefined headers and query parameters', async () => {
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

test('headers of a call override those of the client in any case, and null removes them', async () => {
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
])('accepts headers as %s', async ([, headers]) => {
  const { chatkit, sent } = stub(undefined, { defaultHeaders: headers as Headers });
  await chatkit.sessions.create(params);
  expect(sent[0]?.headers.get('x-one')).toBe('1');
});

test('an array as a header value is joined with commas, without null and undefined', async () => {
  const { chatkit, sent } = stub(undefined, { defaultHeaders: { 'x-one': 'client' } });
  const headers = { 'x-one': ['1', undefined, null, 2] };
  await chatkit.sessions.create(params, { headers });
  await chatkit.sessions.create(params, { headers: null, query: null });
  expect(sent.map((request) => request.headers.get('x-one'))).toEqual(['1, 2', 'client']);
});

test('sends the same idempotency key with each attempt', async () => {
  const { chatkit, sent } = stub([json({}, 500, { 'retry-after-ms': '0' }), () => json(session)]);
  await chatkit.sessions.create(params, { idempotencyKey: 'once' });
  expect(sent.map(({ headers }) => headers.get('idempotency-key'))).toEqual(['once', 'once']);
  expect(sent.map(({ headers }) => headers.get('x-stainless-retry-count'))).toEqual(['0', '1']);
});

test.for([
  ['bad name', 'x'],
  ['x-good', 'line\nbreak-secret'],
  ['x-good', 'snow\u2603man-secret'],
] as const)(
  'rejects the header %j with the invalid value %j, names it and logs once',
  async ([name, value]) => {
    const info = vi.fn();
    const logger = { error() {}, warn() {}, info, debug() {} };
    const { chatkit, sent } = stub(undefined, { logger, logLevel: 'info' });
    const error = await rejection(chatkit.sessions.create(params, { headers: { [name]: value } }));
    expect(error).toBeInstanceOf(ChatKitError);
    expect(error).toMatchObject({ name: 'ChatKitError', message: expect.stringContaining(name) });
    expect(inspect([error, info.mock.calls], { depth: 9 })).not.toContain('secret');
    expect(info).toHaveBeenCalledOnce();
    expect(sent).toHaveLength(0);
  },
);
