import { expect, test } from 'vitest';
import { createGateway, type GatewayOptions } from '../src/index.ts';
import { serve } from '../src/node.ts';
import { createRedisStore } from '../src/redis.ts';
import { apiKey, echo, secret } from './set-up.ts';

const valid: GatewayOptions = { apiKeys: [apiKey], secrets: [secret], workflows: { wf: echo } };
const names =
  'apiKeys, secrets, workflows, store, allowedOrigins, path, bodyLimit, timeout, clock, onError';
const failure = (options: unknown): string => {
  try {
    createGateway(options as GatewayOptions);
  } catch (error) {
    expect(error).toBeInstanceOf(TypeError);
    return (error as Error).message;
  }
  return 'no error';
};

test.each<[object, string]>([
  [{ apiKey: [] }, 'Unknown option apiKey. Did you mean apiKeys?'],
  [{ secret: '' }, 'Unknown option secret. Did you mean secrets?'],
  [{ allowed_origin: [] }, 'Unknown option allowed_origin. Did you mean allowedOrigins?'],
  [{ onerror: null }, 'Unknown option onerror. Did you mean onError?'],
  [{ quite: 1 }, `Unknown option quite. Use ${names}.`],
  [{ [apiKey]: 1 }, `Unknown option *** (${apiKey.length} characters). Use ${names}.`],
  [{ apiKeys: [] }, 'The option apiKeys must have at least one API key, got an array of 0.'],
  [
    { apiKeys: 'sk-1' },
    'The option apiKeys must be a list of API keys, got a string of 4 characters.',
  ],
  [
    { apiKeys: ['sk 1'] },
    'The option apiKeys.0 must be a key without spaces, got a string of 4 characters.',
  ],
  [
    { secrets: ['short'] },
    'The option secrets.0 must have at least 32 characters, got a string of 5 characters.',
  ],
  [{ secrets: [undefined] }, 'The option secrets.0 must be a string, got undefined.'],
  [{ workflows: {} }, 'The option workflows must have at least one workflow, got an object.'],
  [
    { workflows: { wf: 'http://x' } },
    'The option workflows.wf must be a function, or { upstream: URL }, got a string of 8 characters.',
  ],
  [
    { workflows: { wf: { upstrem: 'x' } } },
    'The option workflows.wf must be a function, or { upstream: URL }, got an object.',
  ],
  [
    { workflows: { wf: { upstream: '/chatkit' } } },
    'The option workflows.wf.upstream must be a URL with http or https, got a string of 8 characters.',
  ],
  [
    { allowedOrigins: ['https://x.example/'] },
    'The option allowedOrigins.0 must be an origin as a browser sends it, such as https://shop.example, got a string of 18 characters.',
  ],
  [
    { path: 'chatkit' },
    'The option path must start with a slash and have only letters, digits, - . _ and /, got a string of 7 characters.',
  ],
  [
    { path: '/v1/chatkit' },
    'The option path must not be under /v1, where the sessions API is, got a string of 11 characters.',
  ],
  [{ timeout: 0 }, 'The option timeout must be at least 1, got 0.'],
  [{ bodyLimit: '1mb' }, 'The option bodyLimit must be a number, got a string of 3 characters.'],
  [{ clock: 1 }, 'The option clock must be a function, got 1.'],
  [{ store: {} }, 'The option store.create must be a function, got undefined.'],
])('createGateway with %j throws a TypeError that names the invalid option', (options, message) => {
  expect(failure({ ...valid, ...options })).toBe(message);
});

test('createGateway without options throws a TypeError', () => {
  expect(failure(undefined)).toBe('The options must be an object, got undefined.');
  expect(failure({})).toBe('The option apiKeys must be a list of API keys, got undefined.');
});

test.each<[unknown, string]>([
  [8080, 'The options must be an object, got 8080.'],
  [{ prot: 8080 }, 'Unknown option prot. Use port, host.'],
  [{ port: '8080' }, 'The option port must be a number, got a string of 4 characters.'],
  [
    { host: '' },
    'The option host must not be empty; 0.0.0.0 is every address, got a string of 0 characters.',
  ],
])(
  'serve(gateway, %j) rejects with a TypeError that says what is wrong',
  async (options, message) => {
    const serving = serve(createGateway(valid), options as object);
    await expect(serving).rejects.toThrow(new TypeError(message));
  },
);

test.each<[unknown, string]>([
  [undefined, 'The options must be an object, got undefined.'],
  ['redis://127.0.0.1:1', 'The options must be an object, got a string of 19 characters.'],
  [{}, 'The option url must be a URL with redis or rediss, got undefined.'],
  [
    { url: 'http://:hunter2@127.0.0.1:1' },
    'The option url must be a URL with redis or rediss, got a string of 27 characters.',
  ],
  [{ url: 'redis://127.0.0.1:1', prefix: 'a' }, 'Unknown option prefix. Did you mean keyPrefix?'],
  [{ url: 'redis://127.0.0.1:1', timeout: 0 }, 'The option timeout must be at least 1, got 0.'],
])('createRedisStore(%j) throws a TypeError that says what is wrong', (options, message) => {
  const create = () => createRedisStore(options as { url: string });
  expect(create).toThrow(new TypeError(message));
});
