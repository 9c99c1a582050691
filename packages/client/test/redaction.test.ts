import { expect, test } from 'vitest';
import { ChatKitError, type APIError } from '../src/index.ts';
import { expectNoSecret, shown } from './secrets.ts';
import { apiKey, clientSecret, params, session } from './session.ts';
import { failure, json, rejection, stub } from './stub.ts';

/** A secret of a form that nobody knows, with what a pattern may stumble over. */
const odd = 's3cr3t/with+odd.ends==';

class Telling extends Error {
  #key = apiKey;
  override toString(): string {
    return this.#key;
  }
}

class Serialising extends Error {
  #key = apiKey;
  toJSON(): unknown {
    return { key: this.#key };
  }
}

const fail = (): never => {
  throw new Error(apiKey);
};

/** What code may throw that is no plain error, and hides the key or breaks who looks for it. */
const thrown: [string, unknown][] = [
  ['undefined', undefined],
  ['null', null],
  ['a big integer', 5n],
  ['a symbol', Symbol(apiKey)],
  ['a function', Object.assign(() => {}, { key: apiKey })],
  ['an object without a prototype', Object.assign(Object.create(null), { key: apiKey })],
  ['a message that is no text', { message: { key: apiKey, count: 5n } }],
  ['a getter that throws', Object.defineProperty(new Error('x'), 'a', { get: fail })],
  ['a proxy that throws', new Proxy(new Error('x'), { ownKeys: fail, getPrototypeOf: fail })],
  ['an error that says more as a text', new Telling('x')],
  ['an error that says more as JSON', new Serialising('x')],
  ['an object that says more as JSON', { toJSON: () => apiKey }],
  ['a symbol in an error', Object.assign(new Error('x'), { [Symbol(apiKey)]: Symbol(apiKey) })],
  ['a frozen error', Object.freeze(new Error(apiKey))],
  ['a nameless key', Object.assign(new Error(odd), { data: { client_secret: odd } })],
];

test.for(thrown)('%s that fetch throws is an error without secrets', async ([, value]) => {
  const { chatkit } = stub([() => Promise.reject(value as Error)], { maxRetries: 0 });
  const error = await rejection(chatkit.sessions.create(params));
  expect(error).toMatchObject({ name: 'APIConnectionError' });
  expectNoSecret(shown(error));
});

test.for([
  ['said before it is named', { error: { message: odd, client_secret: odd } }],
  ['named beside the error', { error: { message: odd }, client_secret: odd }],
  ['named with escapes', `{"client_secret":"\\u00733cr3t/with+odd.ends==","message":"${odd}"}`],
  ['in JSON in a string', { error: { message: JSON.stringify({ client_secret: odd }) } }],
  ['in JSON that is cut off', `{"message":"${odd}","client_secret":"${odd}`],
  ['in XML', `<client_secret>${odd}</client_secret>`],
  ['in a field of another name', { error: { clientSecret: odd, api_key: odd, x: odd } }],
  ['that is a part of the key', { error: { message: apiKey, client_secret: apiKey.slice(0, 9) } }],
] as const)('a secret %s is not shown', async ([, body]) => {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  for (const status of [200, 400]) {
    const lines: unknown[] = [];
    const write = (...line: unknown[]): void => void lines.push(line);
    const logger = { error: write, warn: write, info: write, debug: write };
    const echo = text.includes(odd) ? odd : 'none';
    const reply = new Response(text, { status, headers: { 'x-echo': echo } });
    const { chatkit } = stub([reply], { logger, logLevel: 'debug' });
    // As a success it may be data, whose secret is the caller's.
    const came: unknown = await chatkit.sessions.create(params).catch((error: unknown) => error);
    if (came instanceof Error) expectNoSecret(shown(came));
    expectNoSecret(shown(lines));
  }
});

test.for([
  ['the patterns of a replacement', "key-of-another-form$&$'$`"],
  ['quotes and backslashes', 'key-"of\\another"form\\1234'],
  ['what a pattern takes for its own', '(key).*[of]+another?form|x{2}'],
] as const)('a key with %s is masked to its last four', async ([, key]) => {
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
  'the form of %s is enough, where nothing names it',
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

test('the reason of an abort is shown without the key, and is the reason itself without one', async () => {
  const told = AbortSignal.abort(new Error(`enough of ${apiKey}`));
  const { chatkit } = stub();
  expectNoSecret(shown(await rejection(chatkit.sessions.create(params, { signal: told }))));
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
    'what an apiKey function throws',
    () => stub([], { apiKey: () => Promise.reject(ours) }).chatkit.sessions.create(params),
  ],
])('%s is looked through though it is an error of our own class', async ([, call]) => {
  const error = await rejection(call());
  expect(error).toBeInstanceOf(ChatKitError);
  expect(String(error)).toContain('sessions.create: ');
  expectNoSecret(shown(error));
});

test('parameters that throw are an error without the key', async () => {
  const workflow = { id: 'wf_123', toJSON: fail };
  const { chatkit, sent } = stub();
  const error = await rejection(chatkit.sessions.create({ user: 'u', workflow }));
  expect(error).toBeInstanceOf(ChatKitError);
  expectNoSecret(shown(error));
  expect(sent).toHaveLength(0);
});

test('what an error of the API says of a key keeps its form', async () => {
  const { chatkit } = stub([failure(401, {}, `Incorrect API key provided: ${apiKey}.`)]);
  const error = await rejection(chatkit.sessions.create(params));
  expect(error).toMatchObject({ code: 'some_code', param: 'a.b', type: 'some_error' });
});

test('a secret that a header of the response names is masked in its body, and however it is joined', async () => {
  const secret = 'opaque-s3cr3t';
  for (const name of ['client_secret', 'client-secret', 'clientSecret']) {
    const headers = { 'x-echo': `${name}: ${secret}`, 'retry-after-ms': '0' };
    const { chatkit } = stub([failure(400, headers, `not ${secret}`)]);
    const text = shown(await rejection(chatkit.sessions.create(params)));
    expect(text).toContain('not ***');
    expectNoSecret(text);
  }
});

test('a value that stands in a text twice is masked twice, and one of four characters never', async () => {
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

test('a session is handed back as received', async () => {
  const { chatkit } = stub([json({ ...session, client_secret: odd })], { logLevel: 'debug' });
  expect((await chatkit.sessions.create(params)).client_secret).toBe(odd);
});

test('a header that cannot be sent is named without a key in its name, and without its value', async () => {
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
