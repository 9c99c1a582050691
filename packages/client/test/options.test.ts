import { afterEach, expect, test, vi } from 'vitest';
import { ChatKit, type ChatKitOptions } from '../src/index.ts';
import { apiKey, params, session } from './session.ts';
import { json, rejection, stub } from './stub.ts';

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('undefined options of a client or a call count as not set', async () => {
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

test.for([
  ['timeout', 1_000, 5_000],
  ['timeout', 5_000, 1_000],
  ['deadline', 1_000, 5_000],
  ['deadline', 5_000, 1_000],
] as const)(
  'a client with %s %i ms uses %i ms for a call that sets it, and only for that call',
  async (given) => {
    const [name, client, call] = given;
    vi.useFakeTimers();
    const { chatkit } = stub([() => new Promise<never>(() => {})], {
      [name]: client,
      maxRetries: 0,
    });
    const settled = vi.fn();
    void rejection(chatkit.sessions.create(params, { [name]: call })).finally(settled);
    await vi.advanceTimersByTimeAsync(call - 1);
    expect(settled).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    expect(settled).toHaveBeenCalledOnce();
    // The options of one call do not affect the next.
    const next = vi.fn();
    void rejection(chatkit.sessions.create(params)).finally(next);
    await vi.advanceTimersByTimeAsync(client - 1);
    expect(next).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    expect(next).toHaveBeenCalledOnce();
  },
);

test('undefined, blank strings and call options do not change the options of a client', async () => {
  const { chatkit, sent } = stub(undefined, { organization: 'org_1', project: 'proj_1' });
  const blank = { apiKey: ' ', baseURL: '', organization: ' ', project: undefined };
  await chatkit
    .withOptions(blank)
    .sessions.create(params, { query: { a: 1 }, headers: { b: '2' } });
  await chatkit.sessions.create(params);
  for (const { headers } of sent) {
    expect(headers.get('authorization')).toBe(`Bearer ${apiKey}`);
    expect(headers.get('openai-organization')).toBe('org_1');
    expect(headers.get('openai-project')).toBe('proj_1');
  }
  expect(sent[1]?.url).not.toContain('?');
  expect(sent[1]?.headers.has('b')).toBe(false);
});

test('does not change the options objects, and ignores later changes to them', async () => {
  const given = {
    apiKey,
    defaultHeaders: { 'x-one': '1' },
    defaultQuery: { a: '1' },
    fetchOptions: { cache: 'no-store' as const },
  };
  const options = {
    headers: { 'x-two': '2' },
    query: { b: '2' },
    fetchOptions: { keepalive: true },
    idempotencyKey: 'once',
  };
  for (const each of [given, options]) {
    for (const value of [each, ...Object.values(each)]) Object.freeze(value);
  }
  const { chatkit, sent } = stub(undefined, given);
  await chatkit.sessions.create(params, options);
  await chatkit.withOptions({ timeout: 5_000 }).sessions.create(params, options);
  for (const { url, headers, init } of sent) {
    expect(url).toMatch(/\?a=1&b=2$/);
    expect([headers.get('x-one'), headers.get('x-two')]).toEqual(['1', '2']);
    expect(init).toMatchObject(given.fetchOptions);
    expect(init).toMatchObject(options.fetchOptions);
  }
  const fetch = vi.fn<NonNullable<ChatKitOptions['fetch']>>(async () => json(session));
  const own: ChatKitOptions = { apiKey, fetch, organization: 'org_1' };
  const kept = new ChatKit(own);
  Object.assign(own, { apiKey: 'sk-later', organization: 'org_2', timeout: -1 });
  await kept.sessions.create(params);
  const later = new Headers(fetch.mock.calls[0]?.[1].headers);
  expect(later.get('authorization')).toBe(`Bearer ${apiKey}`);
  expect(later.get('openai-organization')).toBe('org_1');
});

test('accepts null as the signal', async () => {
  const { chatkit } = stub();
  expect(await chatkit.sessions.create(params, { signal: null })).toEqual(session);
});

test('withOptions() returns a new client and does not change the old client', async () => {
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

test('withOptions() replaces fetchOptions instead of merging them', async () => {
  const { chatkit, sent } = stub(undefined, { fetchOptions: { dispatcher: 'one' } });
  const other = chatkit.withOptions({ fetchOptions: { cache: 'no-store' } });
  await other.sessions.create(params);
  await other.withOptions({ fetchOptions: undefined }).sessions.create(params);
  for (const { init } of sent) {
    expect(init.cache).toBe('no-store');
    expect(init).not.toHaveProperty('dispatcher');
  }
});

test('looks up the global fetch at each call', async () => {
  const chatkit = new ChatKit({ apiKey });
  const fetch = vi.fn(() => Promise.resolve(json(session)));
  vi.stubGlobal('fetch', fetch);
  await chatkit.sessions.create(params);
  expect(fetch).toHaveBeenCalledOnce();
});

test('calls the fetch option without a this value', async () => {
  const fetch = vi.fn<(url: string, init: RequestInit) => Promise<Response>>(async () =>
    json(session),
  );
  await new ChatKit({ apiKey, fetch }).sessions.create(params);
  expect(fetch.mock.contexts).toEqual([undefined]);
});
