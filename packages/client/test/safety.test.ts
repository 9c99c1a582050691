import { createHash } from 'node:crypto';
import { inspect } from 'node:util';
import { afterEach, expect, test, vi } from 'vitest';
import { ChatKit, ChatKitError, type APIError, type ChatKitOptions } from '../src/index.ts';
import { listen } from './loopback.ts';
import { expectNoSecret, shown } from './secrets.ts';
import { apiKey, clientSecret, params, session } from './session.ts';
import { failure, json, rejection, stub, type Sent } from './stub.ts';

afterEach(() => {
  vi.unstubAllEnvs();
});

test('inspecting client, sessions and promise shows no key and no client secret', async () => {
  const { chatkit } = stub();
  const promise = chatkit.sessions.create(params);
  await promise;
  for (const value of [chatkit, chatkit.sessions, promise, chatkit.withOptions({ timeout: 5 })]) {
    expectNoSecret(shown(value));
  }
});

/** Responses that repeat the key and the client secret. */
const echoes: [string, () => Response][] = [
  ['a message', () => failure(400, {}, `Bad key ${apiKey} for ${clientSecret}`)],
  ['a header', () => failure(400, { 'x-echo': `Bearer ${apiKey}` })],
  ['a JSON field', () => json({ error: { message: 'no', client_secret: clientSecret } }, 400)],
  ['a nested field', () => json({ error: { a: [{ b: { [apiKey]: `${apiKey}!` } }] } }, 400)],
  ['a flat body', () => json({ message: apiKey, client_secret: clientSecret }, 500)],
  ['form data', () => new Response(`key=${apiKey}&client_secret=${clientSecret}`, { status: 403 })],
  ['HTML', () => new Response(`<p>${apiKey}</p>"client_secret":"${clientSecret}"`)],
  ['broken JSON', () => new Response(`{"client_secret":"${clientSecret}",}`)],
  ['JSON inside a string', () => json(`{"client_secret": "${clientSecret}"}`)],
  ['truncated JSON', () => new Response(`{"id":"a","client_secret":"${clientSecret.slice(0, 12)}`)],
  [
    'a Unicode escape',
    () => new Response(`{"message":"${apiKey.replace('s', '\\u0073')}"}`, { status: 400 }),
  ],
  [
    'a secret with odd characters',
    () => new Response('{"client_secret":"a, b\\"c;d}e"} a, b"c;d}e'),
  ],
  ['an object', () => json({ error: { client_secret: { value: clientSecret.slice(3) } } }, 400)],
  ['a redirect', () => new Response(null, { status: 307, headers: { location: `/?${apiKey}` } })],
  [
    'a starred key',
    () => failure(401, {}, `Incorrect: ${apiKey.slice(0, 12)}*****${apiKey.slice(-4)}.`),
  ],
];

test.for(echoes)(
  'errors and logs mask the key and secret that a response repeats in %s',
  async ([, reply]) => {
    const lines: unknown[] = [];
    const write = (...line: unknown[]): void => void lines.push(line);
    const logger = { error: write, warn: write, info: write, debug: write };
    const { chatkit } = stub([reply], { maxRetries: 1, logger, logLevel: 'debug' });
    const error = (await rejection(chatkit.sessions.create(params))) as APIError;
    expectNoSecret(shown(error));
    expect(shown(error)).not.toContain(clientSecret.slice(0, 12));
    expect(shown(error)).not.toContain('c;d}e');
    expectNoSecret(shown(lines));
  },
);

/** Errors that quote the key, as fetch may throw them. */
function causes(): unknown[] {
  const plain = new TypeError(`"Bearer ${apiKey}" is an invalid header value`);
  const deep = new Error('outer', { cause: new Error('inner', { cause: plain }) });
  const many = new AggregateError([new Error(apiKey)], 'several');
  const carrying = Object.assign(new Error('failed'), {
    request: new Request('http://localhost', { headers: { authorization: `Bearer ${apiKey}` } }),
    options: { headers: { authorization: `Bearer ${apiKey}` }, list: [apiKey] },
    headers: new Headers({ authorization: apiKey }),
    map: new Map([['key', apiKey]]),
  });
  const round = new Error(apiKey);
  round.cause = Object.assign(new Error('round'), { cause: round });
  const exception = new DOMException(`no ${apiKey}`, 'NetworkError');
  const hidden = Object.defineProperty(new Error('hidden'), Symbol('key'), { value: apiKey });
  const named = Object.assign(new Error('failed'), {
    body: '{"client_secret":"s3cr3t-of-another-form"}',
    data: { client_secret: 's3cr3t-of-another-form' },
  });
  return [named, hidden, plain, deep, many, carrying, round, exception, apiKey, { [apiKey]: 1 }];
}

test('masks the key and secret in the cause of a failed fetch or body', async () => {
  for (const cause of causes()) {
    const { chatkit } = stub([() => Promise.reject(cause as Error)], { maxRetries: 0 });
    const error = await rejection(chatkit.sessions.create(params));
    expect(error).toMatchObject({ name: 'APIConnectionError' });
    expect((error as Error).cause).toBeDefined();
    expectNoSecret(shown(error));
  }
  for (const cause of causes()) {
    const broken = () =>
      new Response(new ReadableStream({ pull: (controller) => controller.error(cause) }));
    const { chatkit } = stub([broken]);
    expectNoSecret(shown(await rejection(chatkit.sessions.create(params))));
  }
});

test('keeps a cause without secrets unchanged', async () => {
  const cause = Object.assign(new Error('outer', { cause: new TypeError('inner') }), {
    code: 'ECONNRESET',
    info: { tries: [1, 2], at: null },
  });
  const { chatkit } = stub([cause], { maxRetries: 0 });
  expect(await rejection(chatkit.sessions.create(params))).toHaveProperty('cause', cause);
});

test('an apiKey function that returns a key with a newline fails the call without showing the key', async () => {
  await using server = await listen((_, response) => response.end('{}'));
  const key = `${apiKey}\nsecond-line-${clientSecret}`;
  const chatkit = new ChatKit({ apiKey: async () => key, baseURL: server.url });
  const error = await rejection(chatkit.sessions.create(params));
  expect(error).toMatchObject({ name: 'ChatKitError' });
  expectNoSecret(shown(error));
  expect(server.requests()).toBe(0);
});

test('masks the key in the error of an apiKey function', async () => {
  const { chatkit } = stub([], { apiKey: () => Promise.reject(new Error(`no ${apiKey}`)) });
  expectNoSecret(shown(await rejection(chatkit.sessions.create(params))));
});

test('a null client_secret does not mask other null fields', async () => {
  const error = { message: 'no', param: null, code: null, client_secret: null };
  const { chatkit } = stub([() => json({ error }, 400)]);
  const failed = await rejection(chatkit.sessions.create(params));
  expect(failed).toMatchObject({ error: { message: 'no', param: null, code: null }, code: null });
});

test('a 401 names the source of the key and shows only its last four characters', async () => {
  const refusal = (request: Sent) =>
    failure(401, {}, `Incorrect API key: ${request.headers.get('authorization')}.`);
  const refuse = async (options: ChatKitOptions) =>
    (await rejection(stub([refusal], options).chatkit.sessions.create(params))) as Error;
  vi.stubEnv('OPENAI_API_KEY', apiKey);
  const errors = {
    'the apiKey option': await refuse({ apiKey: apiKey.replace('sk-', 'pk-') }),
    OPENAI_API_KEY: await refuse({ apiKey: undefined }),
  };
  const given = await refuse({ apiKey: () => Promise.resolve(apiKey) });
  expect(given.message).toContain('the apiKey option');
  const { chatkit: inherited } = stub([refusal], { apiKey: undefined });
  const replaced = inherited.withOptions({ apiKey: 'sk-another-key' });
  for (const [client, source] of [
    [inherited.withOptions({ timeout: 5_000 }), 'OPENAI_API_KEY'],
    [replaced, 'the apiKey option'],
  ] as const) {
    expect(String(await rejection(client.sessions.create(params)))).toContain(source);
  }
  for (const [source, error] of Object.entries(errors)) {
    expect(error.message).toContain(source);
    expect(error.message).toContain(apiKey.slice(-4));
  }
  expectNoSecret(errors.OPENAI_API_KEY.message + given.message);
});

test('masks a key that was given as an Authorization header', async () => {
  // A key without a known prefix.
  const key = apiKey.replace('sk-', 'gateway-');
  const { chatkit } = stub([failure(400, {}, `Bad key ${key}`)], { apiKey: 'sk-other-key' });
  const headers = { Authorization: `Bearer ${key}` };
  expectNoSecret(shown(await rejection(chatkit.sessions.create(params, { headers }))));
});

test('masks the keys of earlier attempts after a rotation', async () => {
  const keys = ['tenant-first-0123456789', 'tenant-second-0123456789'];
  const refusal = failure(500, { 'retry-after-ms': '0' }, `Neither ${keys.join(' nor ')}`);
  const apiKey = vi.fn(() => Promise.resolve(keys[apiKey.mock.calls.length - 1] ?? ''));
  const { chatkit } = stub([refusal], { apiKey, maxRetries: 1 });
  const text = shown(await rejection(chatkit.sessions.create(params)));
  expect(apiKey).toHaveBeenCalledTimes(2);
  expect(text).toContain('Neither ***6789 nor ***6789');
  expect(text).not.toContain('tenant-');
});

test('sends params byte for byte and does not change them', async () => {
  const { chatkit, sent } = stub([() => json(session)]);
  const mine = structuredClone(params);
  await chatkit.sessions.create(mine);
  const digest = (text: string) => createHash('sha256').update(text).digest('hex');
  expect(digest(sent[0]!.body!)).toBe(digest(JSON.stringify(params)));
  expect(mine).toEqual(params);
});

test('masks the key in a ChatKitError that the params throw, whatever its message begins with', async () => {
  const { chatkit } = stub(undefined, { apiKey: 'my$&key$1-not-real' });
  const thrown = new ChatKitError('sessions.create: my$&key$1-not-real');
  const hostile = {
    ...params,
    toJSON() {
      throw thrown;
    },
  };
  const error = await rejection(chatkit.sessions.create(hostile));
  expect(error).toBeInstanceOf(ChatKitError);
  expect(inspect(error, { showHidden: true })).not.toContain('my$&key$1-not');
});
