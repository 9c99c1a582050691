import { afterEach, expect, test, vi } from 'vitest';
import { ChatKit, ChatKitError, type ChatKitOptions, type LogLevel } from '../src/index.ts';
import { apiKey, params } from './session.ts';
import { rejection, stub } from './stub.ts';

afterEach(() => {
  vi.unstubAllEnvs();
});

const notNumbers = ['5', null, true, false, {}, [], [5], 5n, Symbol('5'), () => 5, Object(5)];
const notMilliseconds = [0, -0, -1, -1e-9, NaN, Infinity, -Infinity, 2 ** 31 - 0.5, 2 ** 31, 1e300];
const invalidValues: [keyof ChatKitOptions, unknown[]][] = [
  ['timeout', [...notMilliseconds, ...notNumbers]],
  ['deadline', [...notMilliseconds, ...notNumbers]],
  ['maxRetries', [-1, 1.5, NaN, Infinity, -Infinity, '2', ...notNumbers]],
];

for (const [name, values] of invalidValues) {
  test.for(values)(
    `the invalid ${name} %o makes the constructor throw and a call reject`,
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

test('accepts the smallest and largest timeout, deadline and maxRetries', () => {
  const most = 2 ** 31 - 1;
  new ChatKit({ apiKey, timeout: 0.5, deadline: 1, maxRetries: 0 });
  new ChatKit({ apiKey, timeout: most, deadline: most, maxRetries: 100 });
});

const notURLs = ['nowhere', 'https://', 'http://a b', 'localhost:4010', '/v1', '//example.test'];
const otherSchemes = ['ftp://example.test', 'file:///v1', 'javascript:alert(1)', 'data:,v1'];

test.for([...notURLs, ...otherSchemes, 'https://example.test/v1#part'])(
  'rejects the base URL %j from the option and from OPENAI_BASE_URL',
  (baseURL) => {
    expect(() => new ChatKit({ apiKey, baseURL })).toThrow(/baseURL/);
    vi.stubEnv('OPENAI_BASE_URL', baseURL);
    expect(() => new ChatKit({ apiKey })).toThrow(/OPENAI_BASE_URL/);
  },
);

test.for([5, true, {}, [], 5n, Symbol('url')])(
  'rejects the base URL %o, which is not a string',
  (baseURL) => {
    const make = () => new ChatKit({ apiKey, ['baseURL' as string]: baseURL });
    expect(make).toThrow(ChatKitError);
    expect(make).toThrow(/baseURL/);
  },
);

test.for([new URL('https://example.test/v1'), ['https://example.test/v1']])(
  'the base URL object %o is rejected at construction or used as its string',
  async (baseURL) => {
    const options = { ['baseURL' as string]: baseURL };
    let made: ReturnType<typeof stub>;
    try {
      made = stub(undefined, options);
    } catch (error) {
      expect(String(error)).toContain('baseURL');
      return;
    }
    await made.chatkit.sessions.create(params);
    expect(made.sent[0]?.url).toBe('https://example.test/v1/chatkit/sessions');
  },
);

const notLevels = ['INFO', 'verbose', 'toString', '__proto__', '0', 3, null, {}, ['info'], true];

test.for(notLevels)('rejects the log level %o', (logLevel) => {
  const make = () => new ChatKit({ apiKey, ['logLevel' as string]: logLevel });
  expect(make).toThrow(ChatKitError);
  expect(make).toThrow(/logLevel/);
  if (typeof logLevel !== 'string') return;
  vi.stubEnv('OPENAI_LOG', logLevel);
  expect(() => new ChatKit({ apiKey })).toThrow(/OPENAI_LOG/);
});

test('rejects the unknown log level "loud" from the option and from OPENAI_LOG', () => {
  expect(() => new ChatKit({ apiKey, logLevel: 'loud' as LogLevel })).toThrow(/logLevel/);
  vi.stubEnv('OPENAI_LOG', 'loud');
  expect(() => new ChatKit({ apiKey })).toThrow(/OPENAI_LOG/);
  expect(() => new ChatKit({ apiKey, logLevel: 'info' })).not.toThrow();
});

test('rejects an apiKey that is neither a string nor a function', () => {
  for (const key of [5, true, {}, ['sk-list']]) {
    expect(() => new ChatKit({ apiKey: key as unknown as string })).toThrow(/apiKey .* must be/);
  }
});

test.for([
  'https://name:pass-word@example.test/v1',
  'https://pass-word@example.test',
  'http://:pass-word@x',
])('rejects the base URL %j with credentials, without showing the password', (baseURL) => {
  const make = () => new ChatKit({ apiKey, baseURL });
  expect(make).toThrow(/baseURL.*without credentials/);
  expect(make).not.toThrow(/pass-word/);
});

test.for([42, null, 'fetch'])('rejects %j as fetch', (fetch) => {
  expect(() => new ChatKit({ apiKey, ['fetch' as string]: fetch })).toThrow(/fetch must be/);
});

test.for([
  ['logger', null],
  ['logger', {}],
  ['logger', { error() {}, warn() {}, info() {} }],
  ['dangerouslyAllowBrowser', 'yes'],
  ['onInvalidResponse', 'ignore'],
  ['onInvalidResponse', null],
] as const)('rejects as option %s: %o', ([name, value]) => {
  expect(() => new ChatKit({ apiKey, [name as string]: value })).toThrow(`${name} must be`);
});
