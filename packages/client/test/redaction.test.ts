import { expect, test } from 'vitest';
import { ChatKitError, type APIError } from '../src/index.ts';
import { expectNoSecret, shown } from './secrets.ts';
import { apiKey, clientSecret, params, session } from './session.ts';
import { failure, json, rejection, stub } from './stub.ts';

/** A secret without a known prefix, with characters that are special in patterns. */
const odd = 's3cr3t/with+odd.ends==';

class RevealingToString extends Error {
  #key = apiKey;
  override toString(): string {
    return this.#key;
  }
}

class RevealingToJSON extends Error {
  #key = apiKey;
  toJSON(): unknown {
    return { key: this.#key };
  }
}

const fail = (): never => {
  throw new Error(apiKey);
};

/** Unusual thrown values that contain the key or throw when they are inspected. */
const thrown: [string, unknown][] = [
  ['undefined', undefined],
  ['null', null],
  ['a big integer', 5n],
  ['a symbol', Symbol(apiKey)],
  ['a function', Object.assign(() => {}, { key: apiKey })],
  ['an object without a prototype', Object.assign(Object.create(null), { key: apiKey })],
  ['an object with an object as message', { message: { key: apiKey, count: 5n } }],
  ['a getter that throws', Object.defineProperty(new Error('x'), 'a', { get: fail })],
  ['a proxy that throws', new Proxy(new Error('x'), { ownKeys: fail, getPrototypeOf: fail })],
  ['an error whose toString() returns the key', new RevealingToString('x')],
  ['an error whose toJSON() returns the key', new RevealingToJSON('x')],
  ['an object whose toJSON() returns the key', { toJSON: () => apiKey }],
  ['a symbol in an error', Object.assign(new Error('x'), { [Symbol(apiKey)]: Symbol(apiKey) })],
  ['a frozen error', Object.freeze(new Error(apiKey))],
  [
    'a secret without a known prefix',
    Object.assign(new Error(odd), { data: { client_secret: odd } }),
  ],
];

test.for(thrown)('fetch throws %s: APIConnectionError without secrets', async ([, value]) => {
  const { chatkit } = stub([() => Promise.reject(value as Error)], { maxRetries: 0 });
  const error = await rejection(chatkit.sessions.create(params));
  expect(error).toMatchObject({ name: 'APIConnectionError' });
  expectNoSecret(shown(error));
});

test.for([
  ['in a message before the client_secret field', { error: { message: odd, client_secret: odd } }],
  ['in a client_secret field beside the error', { error: { message: odd }, client_secret: odd }],
  ['with Unicode escapes', `{"client_secret":"\\u00733cr3t/with+odd.ends==","message":"${odd}"}`],
  ['in JSON inside a string', { error: { message: JSON.stringify({ client_secret: odd }) } }],
  ['in truncated JSON', `{"message":"${odd}","client_secret":"${odd}`],
  ['in XML', `<client_secret>${odd}</client_secret>`],
  ['in clientSecret and api_key fields', { error: { clientSecret: odd, api_key: odd, x: odd } }],
  ['that is part of the key', { error: { message: apiKey, client_secret: apiKey.slice(0, 9) } }],
] as const)('errors and logs do not show a secret %s', async ([, body]) => {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  for (const status of [200, 400]) {
    const lines: unknown[] = [];
    const write = (...line: unknown[]): void => void lines.push(line);
    const logger = { error: write, warn: write, info: write, debug: write };
    const echo = text.includes(odd) ? odd : 'none';
    const reply = new Response(text, { status, headers: { 'x-echo': echo } });
    const { chatkit } = stub([reply], { logger, logLevel: 'debug' });
    // A 200 may return the data, and the caller may see its secret.
    const outcome: unknown = await chatkit.sessions.create(params).catch((error: unknown) => error);
    if (outcome instanceof Error) expectNoSecret(shown(outcome));
    expectNoSecret(shown(lines));
  }
});

test.for([
  ['replacement patterns such as $&', "key-of-another-form$&$'$`"],
  ['quotes and backslashes', 'key-"of\\another"form\\1234'],
  ['regular expression syntax', '(key).*[of]+another?form|x{2}'],
] as const)('masks a key with %s except its last four characters', async ([, key]) => {
  const echo = `no ${key} here`;
  for (const reply of [
    failure(400, { 'x-echo': key }, echo),
    new Response(echo, { status: 400 }),
    Object.assign(new Error(echo), { data: { [key]: [key] } }),
  ]) {
    const { chatkit } = stub([reply], { apiKey: key, maxRetries: 0 });
    const error = (await rejection(chatkit.sessions.create(params))) as APIError;
    expect(error.message).toContain(`no ***${key.slice(-4)} here`);
    for (const text of [shown(error), JSON.stringify(error.cause ?? error.error)]) {
      expect(text).not.toContain(key.slice(4, -4));
      expect(text).not.toContain(JSON.stringify(key).slice(5, -6));
    }
  }
});

test.for(['ek_Ab12-cd_34', 'chatkit_token_Ab12cd', 'sk-proj-Other12_key-34'])(
  'masks %s by its prefix, without a field name beside it',
  async (secret) => {
    const { chatkit } = stub([
      new Response(`not <b>${secret}</b>, said the proxy`, { status: 502 }),
    ]);
    const lost = new TypeError(`fetch failed after ${secret}`);
    for (const error of [
      await rejection(chatkit.sessions.create(params, { maxRetries: 0 })),
      await rejection(stub([lost], { maxRetries: 0 }).chatkit.sessions.create(params)),
    ]) {
      expect(shown(error)).not.toContain(secret.slice(-6));
    }
  },
);

test('masks the key in an abort reason, and keeps a reason without secrets as the cause', async () => {
  const revealing = AbortSignal.abort(new Error(`enough of ${apiKey}`));
  const { chatkit } = stub();
  expectNoSecret(shown(await rejection(chatkit.sessions.create(params, { signal: revealing }))));
  const plain = AbortSignal.abort();
  const error = (await rejection(chatkit.sessions.create(params, { signal: plain }))) as Error;
  expect(error.cause).toBe(plain.reason);
});

const ours = new ChatKitError(`${apiKey} and ${clientSecret}`);
test.for<[string, () => PromiseLike<unknown>]>([
  [
    'the reason of an abort',
    () => stub().chatkit.sessions.create(params, { signal: AbortSignal.abort(ours) }),
  ],
  [
    'the error of an apiKey function',
    () => stub([], { apiKey: () => Promise.reject(ours) }).chatkit.sessions.create(params),
  ],
])('masks secrets in %s when it is a ChatKitError', async ([, call]) => {
  const error = await rejection(call());
  expect(error).toBeInstanceOf(ChatKitError);
  expect(String(error)).toContain('sessions.create: ');
  expectNoSecret(shown(error));
});

test('params whose toJSON() throws the key reject without showing the key', async () => {
  const workflow = { id: 'wf_123', toJSON: fail };
  const { chatkit, sent } = stub();
  const error = await rejection(chatkit.sessions.create({ user: 'u', workflow }));
  expect(error).toBeInstanceOf(ChatKitError);
  expectNoSecret(shown(error));
  expect(sent).toHaveLength(0);
});

test('a 401 about the key keeps its code, param and type', async () => {
  const { chatkit } = stub([failure(401, {}, `Incorrect API key provided: ${apiKey}.`)]);
  const error = await rejection(chatkit.sessions.create(params));
  expect(error).toMatchObject({ code: 'some_code', param: 'a.b', type: 'some_error' });
});

test('masks a secret in the body that a response header names as client_secret in any spelling', async () => {
  const secret = 'opaque-s3cr3t';
  for (const name of ['client_secret', 'client-secret', 'clientSecret']) {
    const headers = { 'x-echo': `${name}: ${secret}`, 'retry-after-ms': '0' };
    const { chatkit } = stub([failure(400, headers, `not ${secret}`)]);
    const text = shown(await rejection(chatkit.sessions.create(params)));
    expect(text).toContain('not ***');
    expectNoSecret(text);
  }
});

test('masks every occurrence of a client_secret value, but not values under five characters', async () => {
  const { chatkit } = stub([json({ error: { message: `${odd} no ${odd}`, cookie: 'no' } }, 400)]);
  const { chatkit: named } = stub([
    json({ error: { message: `${odd} no ${odd}`, client_secret: odd, cookie: 'no' } }, 400),
  ]);
  expect(await rejection(chatkit.sessions.create(params))).toHaveProperty(
    'message',
    `sessions.create: 400 ${odd} no ${odd}`,
  );
  expect(await rejection(named.sessions.create(params))).toHaveProperty(
    'message',
    'sessions.create: 400 *** no ***',
  );
});

test('returns the session with its client secret unmasked', async () => {
  const { chatkit } = stub([json({ ...session, client_secret: odd })], { logLevel: 'debug' });
  expect((await chatkit.sessions.create(params)).client_secret).toBe(odd);
});

test('the error for an invalid header masks a key in its name and omits its value', async () => {
  const key = 'key-of-another-form-7788';
  const { chatkit, sent } = stub(undefined, { apiKey: key });
  for (const [name, value] of [
    ['x-token', 'another\nvalue'],
    ['x-token', `${key}\u{1f98a}`],
    [`x ${key}`, 'another'],
  ] as const) {
    const error = await rejection(chatkit.sessions.create(params, { headers: { [name]: value } }));
    expect(error).toMatchObject({ name: 'ChatKitError' });
    expect(String(error)).toContain(name.replace(key, '***7788'));
    expect(shown(error)).not.toMatch(/another/);
  }
  expect(sent).toHaveLength(0);
});
