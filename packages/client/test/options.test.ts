import { afterEach, expect, test, vi } from 'vitest';
import { ChatKit } from '../src/index.ts';
import { apiKey, params, session } from './session.ts';
import { json, rejection, stub } from './stub.ts';

afterEach(() => {
  vi.unstubAllGlobals();
});

test('undefined is the same as absent, for the client and for a call', async () => {
  const all: Record<string, undefined> = {};
  for (const name of [
    'baseURL',
    'timeout',
    'maxRetries',
    'deadline',
    'fetch',
    'logger',
    'logLevel',
    'fetchOptions',
    'defaultHeaders',
    'defaultQuery',
    'validators',
    'organization',
    'project',
    'headers',
    'query',
    'signal',
    'idempotencyKey',
  ]) {
    all[name] = undefined;
  }
  const { chatkit, sent } = stub([json({}, 500, { 'retry-after-ms': '0' })], { maxRetries: 1 });
  const same = chatkit.withOptions(all).withOptions({ apiKey: undefined });
  await rejection(same.sessions.create(params, all));
  expect(sent).toHaveLength(2);
  expect(sent[0]?.url).toBe('https://api.openai.com/v1/chatkit/sessions');
});

test('withOptions gives a new client and leaves the old one as it is', async () => {
  const { chatkit, sent } = stub(undefined, { defaultHeaders: { 'x-one': '1' } });
  const other = chatkit.withOptions({ apiKey: 'sk-other', baseURL: 'https://other.test/' });
  expect(other).toBeInstanceOf(ChatKit);
  expect(other).not.toBe(chatkit);
  await other.sessions.create(params);
  await chatkit.sessions.create(params);
  expect(sent.map(({ url }) => new URL(url).origin)).toEqual([
    'https://other.test',
    'https://api.openai.com',
  ]);
  expect(sent.map(({ headers }) => headers.get('authorization'))).toEqual([
    'Bearer sk-other',
    `Bearer ${apiKey}`,
  ]);
  expect(sent.every(({ headers }) => headers.get('x-one') === '1')).toBe(true);
});

test('withOptions replaces fetchOptions as any other', async () => {
  const { chatkit, sent } = stub(undefined, { fetchOptions: { dispatcher: 'one' } });
  const other = chatkit.withOptions({ fetchOptions: { cache: 'no-store' } });
  await other.sessions.create(params);
  await other.withOptions({ fetchOptions: undefined }).sessions.create(params);
  for (const { init } of sent) {
    expect(init.cache).toBe('no-store');
    expect(init).not.toHaveProperty('dispatcher');
  }
});

test('the global fetch is looked up at each call', async () => {
  const chatkit = new ChatKit({ apiKey });
  const fetch = vi.fn(() => Promise.resolve(json(session)));
  vi.stubGlobal('fetch', fetch);
  await chatkit.sessions.create(params);
  expect(fetch).toHaveBeenCalledOnce();
});

test('a fetch is not called as a method', async () => {
  const fetch = vi.fn<(url: string, init: RequestInit) => Promise<Response>>(async () =>
    json(session),
  );
  await new ChatKit({ apiKey, fetch }).sessions.create(params);
  expect(fetch.mock.contexts).toEqual([undefined]);
});
