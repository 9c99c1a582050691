import { afterEach, expect, test, vi } from 'vitest';
import { ChatKit, ChatKitError, type ChatKitOptions, type LogLevel } from '../src/index.ts';
import { apiKey, params } from './session.ts';
import { rejection, stub } from './stub.ts';

afterEach(() => {
  vi.unstubAllEnvs();
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

test('a key that is neither a text nor a function is refused', () => {
  for (const key of [5, true, {}, ['sk-list']]) {
    expect(() => new ChatKit({ apiKey: key as unknown as string })).toThrow(/apiKey .* must be/);
  }
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
