import { inspect } from 'node:util';
import { afterEach, expect, test, vi } from 'vitest';
import { ChatKit, ChatKitError, type ChatKitOptions, type LogLevel } from '../src/index.ts';
import { apiKey, params, session } from './session.ts';
import { json, rejection, stub } from './stub.ts';

afterEach(() => {
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
});

test('without a key, the error says both ways to give one', () => {
  for (const blank of [undefined, '', '  ']) {
    vi.stubEnv('OPENAI_API_KEY', blank);
    const make = () => new ChatKit({ apiKey: blank });
    expect(make).toThrow(ChatKitError);
    expect(make).toThrow(/new ChatKit\(\{ apiKey \}\).*OPENAI_API_KEY/);
  }
});

test('the environment is read at construction, and options go before it', async () => {
  vi.stubEnv('OPENAI_API_KEY', ' sk-env ');
  vi.stubEnv('OPENAI_BASE_URL', 'https://env.test/v9/');
  vi.stubEnv('OPENAI_ORG_ID', 'org_env');
  vi.stubEnv('OPENAI_PROJECT_ID', 'proj_env');
  const { chatkit, sent } = stub(undefined, { apiKey: ' ', project: 'proj_option' });
  vi.unstubAllEnvs();
  await chatkit.sessions.create(params);
  await chatkit.withOptions({ organization: null }).sessions.create(params);
  for (const { url, headers } of sent) {
    expect(url).toBe('https://env.test/v9/chatkit/sessions');
    expect(headers.get('authorization')).toBe('Bearer sk-env');
    expect(headers.get('openai-project')).toBe('proj_option');
  }
  expect(sent.map(({ headers }) => headers.get('openai-organization'))).toEqual(['org_env', null]);
});

test('blank variables count as unset', async () => {
  for (const name of ['OPENAI_BASE_URL', 'OPENAI_ORG_ID', 'OPENAI_PROJECT_ID', 'OPENAI_LOG']) {
    vi.stubEnv(name, '  ');
  }
  const { chatkit, sent } = stub();
  await chatkit.sessions.create(params);
  expect(sent[0]?.url).toBe('https://api.openai.com/v1/chatkit/sessions');
  expect(sent[0]?.headers.has('openai-organization')).toBe(false);
  expect(sent[0]?.headers.has('openai-project')).toBe(false);
});

const notMilliseconds = [0, -1, NaN, Infinity, 2 ** 31, '5', null];
const senseless: [keyof ChatKitOptions, unknown[]][] = [
  ['timeout', notMilliseconds],
  ['deadline', notMilliseconds],
  ['maxRetries', [-1, 1.5, NaN, Infinity, '2', null]],
];

for (const [name, values] of senseless) {
  test.for(values)(
    `the ${name} %j makes the constructor throw and a call reject`,
    async (value) => {
      expect(() => new ChatKit({ apiKey, [name]: value })).toThrow(ChatKitError);
      expect(() => new ChatKit({ apiKey, [name]: value })).toThrow(name);
      const { chatkit, sent } = stub();
      expect(() => chatkit.withOptions({ [name]: value })).toThrow(name);
      const error = await rejection(chatkit.sessions.create(params, { [name]: value }));
      expect(error).toBeInstanceOf(ChatKitError);
      expect(String(error)).toContain(name);
      expect(sent).toHaveLength(0);
    },
  );
}

test('the bounds themselves are allowed', () => {
  const most = 2 ** 31 - 1;
  new ChatKit({ apiKey, timeout: 0.5, deadline: 1, maxRetries: 0 });
  new ChatKit({ apiKey, timeout: most, deadline: most, maxRetries: 100 });
});

test.for(['nowhere', 'ftp://example.test', 'https://', 'http://a b', 'localhost:4010', '/v1'])(
  'the base URL %j is refused',
  (baseURL) => {
    expect(() => new ChatKit({ apiKey, baseURL })).toThrow(/baseURL/);
    vi.stubEnv('OPENAI_BASE_URL', baseURL);
    expect(() => new ChatKit({ apiKey })).toThrow(/OPENAI_BASE_URL/);
  },
);

test('an unknown log level is refused', () => {
  expect(() => new ChatKit({ apiKey, logLevel: 'loud' as LogLevel })).toThrow(/logLevel/);
  vi.stubEnv('OPENAI_LOG', 'loud');
  expect(() => new ChatKit({ apiKey })).toThrow(/OPENAI_LOG/);
  expect(() => new ChatKit({ apiKey, logLevel: 'info' })).not.toThrow();
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

test('a key that is neither a text nor a function is refused', () => {
  for (const key of [5, true, {}, ['sk-list']]) {
    expect(() => new ChatKit({ apiKey: key as unknown as string })).toThrow(/apiKey .* must be/);
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

test('an apiKey function is asked for each attempt', async () => {
  let count = 0;
  const options = { apiKey: () => Promise.resolve(`sk-${++count}`) };
  const { chatkit, sent } = stub(
    [json({}, 503, { 'retry-after-ms': '0' }), json(session)],
    options,
  );
  await chatkit.sessions.create(params);
  expect(sent.map(({ headers }) => headers.get('authorization'))).toEqual([
    'Bearer sk-1',
    'Bearer sk-2',
  ]);
});

test.for([undefined, '', ' ', 5])(
  'an apiKey function that gives %j fails the call',
  async (key) => {
    const { chatkit, sent } = stub(undefined, { apiKey: () => Promise.resolve(key as string) });
    const error = await rejection(chatkit.sessions.create(params));
    expect(error).toMatchObject({
      name: 'ChatKitError',
      message: expect.stringMatching(/apiKey function/),
    });
    expect(sent).toHaveLength(0);
  },
);

test('an apiKey function that throws fails the call with its error as the cause', async () => {
  const cause = new Error('vault is sealed');
  for (const fail of [
    () => Promise.reject(cause),
    () => {
      throw cause;
    },
  ]) {
    const { chatkit, sent } = stub(undefined, { apiKey: fail });
    const error = await rejection(chatkit.sessions.create(params));
    expect(error).toMatchObject({ name: 'ChatKitError', cause });
    expect(sent).toHaveLength(0);
  }
});

const page = { window: { document: {} } };
const worker = { navigator: { userAgent: 'Mozilla/5.0 (X11; Linux x86_64)' } };
test.for([page, worker])('in a browser (%o) the constructor throws unless allowed', (globals) => {
  for (const [name, value] of Object.entries(globals)) vi.stubGlobal(name, value);
  expect(() => new ChatKit({ apiKey })).toThrow(/dangerouslyAllowBrowser/);
  expect(() => new ChatKit({ apiKey, dangerouslyAllowBrowser: false })).toThrow(ChatKitError);
  expect(() => new ChatKit({ apiKey, dangerouslyAllowBrowser: true })).not.toThrow();
});

test.for([
  'https://name:pass-word@example.test/v1',
  'https://pass-word@example.test',
  'http://:pass-word@x',
])('a base URL with credentials (%j) is refused without showing them', (baseURL) => {
  const make = () => new ChatKit({ apiKey, baseURL });
  expect(make).toThrow(/baseURL.*without credentials/);
  expect(make).not.toThrow(/pass-word/);
});

test('a key that no header can hold is refused without showing it', async () => {
  for (const key of ['gw-abc\ndefghijkl', 'gw-abc\u2028defghijkl', 'gw-abc\0defghijkl']) {
    expect(() => new ChatKit({ apiKey: key })).toThrow(/apiKey/);
    expect(() => new ChatKit({ apiKey: key })).not.toThrow(/defghijkl/);
    const { chatkit, sent } = stub(undefined, { apiKey: () => Promise.resolve(key) });
    const error = await rejection(chatkit.sessions.create(params));
    expect(error).toMatchObject({
      name: 'ChatKitError',
      message: expect.stringMatching(/apiKey function/),
    });
    expect(inspect(error)).not.toContain('defghijkl');
    expect(sent).toHaveLength(0);
  }
});

test.for([
  ['bad name', 'x'],
  ['x-good', 'line\nbreak-secret'],
  ['x-good', 'snow\u2603man-secret'],
] as const)('the header %j with the value %j is refused by name, once', async ([name, value]) => {
  const info = vi.fn();
  const logger = { error() {}, warn() {}, info, debug() {} };
  const { chatkit, sent } = stub(undefined, { logger, logLevel: 'info' });
  const error = await rejection(chatkit.sessions.create(params, { headers: { [name]: value } }));
  expect(error).toBeInstanceOf(ChatKitError);
  expect(error).toMatchObject({ name: 'ChatKitError', message: expect.stringContaining(name) });
  expect(inspect([error, info.mock.calls], { depth: 9 })).not.toContain('secret');
  expect(info).toHaveBeenCalledOnce();
  expect(sent).toHaveLength(0);
});

test.for([42, null, 'fetch'])('the fetch %j is refused', (fetch) => {
  expect(() => new ChatKit({ apiKey, ['fetch' as string]: fetch })).toThrow(/fetch must be/);
});

test.for([
  ['logger', null],
  ['logger', {}],
  ['logger', { error() {}, warn() {}, info() {} }],
  ['onInvalidResponse', 'ignore'],
  ['onInvalidResponse', null],
] as const)('the option %s is refused as %o', ([name, value]) => {
  expect(() => new ChatKit({ apiKey, [name as string]: value })).toThrow(`${name} must be`);
});

test('a null key or base URL counts as unset, as the official types have it', async () => {
  vi.stubEnv('OPENAI_API_KEY', 'sk-env');
  vi.stubEnv('OPENAI_BASE_URL', 'https://env.test/v9');
  const { chatkit, sent } = stub(undefined, { apiKey: null, baseURL: null });
  await chatkit.withOptions({ apiKey: null, baseURL: null }).sessions.create(params);
  expect(sent[0]?.url).toMatch(/^https:\/\/env\.test\/v9\//);
  expect(sent[0]?.headers.get('authorization')).toBe('Bearer sk-env');
});
