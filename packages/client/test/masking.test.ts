// Masks the forms in which servers, proxies and causes repeat a secret, and bounds the cost.
import { expect, test, vi } from 'vitest';
import { shown } from './secrets.ts';
import { apiKey, params, session } from './session.ts';
import { schema } from './standard-schema.ts';
import { failure, json, rejection, stub } from './stub.ts';

const secret = 'ek_Hs83jQpw02mNvB71';

test.for([
  `client_secret%3D${secret}`,
  `\\u0022${secret}\\u0022`,
  `id_${secret}`,
  `\u001b[31m${secret}`,
  `idchatkit_token_Hs83jQpw02mNvB71`,
  `xsk-proj-Hs83jQpw02mNvB71`,
  `Authorization: Bearer Hs83jQpw02mNvB71`,
  `bearer Hs83jQpw02mNvB71`,
  `client_secret%3DHs83jQpw02mNvB71`,
  `client_secret\\u003d\\u0022Hs83jQpw02mNvB71`,
  `client_secret%253D%2522Hs83jQpw02mNvB71`,
  `Bearer%20Hs83jQpw02mNvB71`,
  `EK_HS83jQpw02mNvB71`,
  `api_key=Hs83jQpw02mNvB71`,
  `?a=b&apikey=Hs83jQpw02mNvB71`,
  `X-API-Key: Hs83jQpw02mNvB71`,
  `{"apiKey":"Hs83jQpw02mNvB71"}`,
  `{\\"api_key\\":\\"Hs83jQpw02mNvB71\\"}`,
  `api_key%253DHs83jQpw02mNvB71`,
  `Cookie: a=b; session=Hs83jQpw02mNvB71`,
  `Set-Cookie: session=Hs83jQpw02mNvB71; Secure`,
  `Authorization: Token Hs83jQpw02mNvB71`,
  `Authorization%3A%20Basic%20Hs83jQpw02mNvB71`,
  `authorization&quot;:&quot;Hs83jQpw02mNvB71`,
  `client_secret&quot;:&quot;Hs83jQpw02mNvB71`,
  `client&#45;secret&#61;Hs83jQpw02mNvB71`,
  `&#x3c;api_key&#x3e;Hs83jQpw02mNvB71`,
  `client_secret\\x22: \\x22Hs83jQpw02mNvB71`,
  `client_secret%5Cu0022%5Cu003A%5Cu0022Hs83jQpw02mNvB71`,
  `client_secret&amp;#34;:&amp;#34;Hs83jQpw02mNvB71`,
  `&lt;client_secret&gt;Hs83jQpw02mNvB71&lt;/client_secret&gt;`,
  `client&lowbar;secret&equals;Hs83jQpw02mNvB71`,
  `ek&lowbar;Hs83jQpw02mNvB71`,
  `client_\u001b[1;31msecret\u001b[0m: Hs8\u001b[K3jQpw02mNvB71`,
  `sk-\u001b[31mproj-\u001b[0mHs83jQpw02mNvB71`,
  `{"api_key":"ab\\/Hs83jQpw02mNvB71"}`,
  `api_key=ab\\u002BHs83jQpw02mNvB71`,
])('masks %j in a body, in a cause and in the error of an apiKey function', async (text) => {
  const errors = [
    await rejection(stub([failure(400, {}, text)]).chatkit.sessions.create(params)),
    await rejection(stub([new Response(text, { status: 400 })]).chatkit.sessions.create(params)),
    await rejection(stub([new Error(text)], { maxRetries: 0 }).chatkit.sessions.create(params)),
    await rejection(
      stub([], { apiKey: () => Promise.reject(new Error(text)) }).chatkit.sessions.create(params),
    ),
  ];
  expect(shown(errors)).not.toContain('jQpw02');
});

const value = 'Hs83jQpw02mNvB71';
const code = (character: string, length: number): string =>
  character.charCodeAt(0).toString(16).padStart(length, '0');

/** Ways to escape a character. */
const escapes: Record<string, (character: string) => string> = {
  percent: (character) => `%${code(character, 2)}`,
  'percent and u': (character) => `%u${code(character, 4)}`,
  Unicode: (character) => `\\u${code(character, 4)}`,
  'Unicode in braces': (character) => `\\u{${code(character, 2)}}`,
  hexadecimal: (character) => `\\x${code(character, 2)}`,
  'decimal HTML': (character) => `&#${character.charCodeAt(0)};`,
  'hexadecimal HTML': (character) => `&#x00${code(character, 2).toUpperCase()};`,
  backslash: (character) => `\\${character}`,
  colour: (character) => `\u001b[31m${character}\u001b[0m`,
};
const escape = (name: string, text: string): string =>
  text.replace(/[^\da-z]/gi, (character) => escapes[name]?.(character) ?? '');

test.for(Object.keys(escapes))(
  'masks a secret with %s escapes that are escaped again, once or twice, in any way',
  async (inner) => {
    const key = 'gateway/key+of=another/form 7788';
    const texts = [
      `client_secret=${value}`,
      `{"client_secret": "${value}"}`,
      `an ek_${value} here`,
      `a sk-proj-${value} here`,
      `Authorization: Token ${value}`,
      `{"api_key":"ab/${value}+x=="}`,
      `a key ${key} here`,
    ].map((text) => escape(inner, text));
    const names = Object.keys(escapes);
    const twice = texts.flatMap((text) => names.map((name) => escape(name, text)));
    const body = [...twice, ...twice.flatMap((text) => names.map((name) => escape(name, text)))];
    for (const message of body) {
      const { chatkit } = stub([failure(400, {}, message)], { apiKey: key });
      const error = String(await rejection(chatkit.sessions.create(params)));
      expect(error).toContain('***');
      expect(error).not.toMatch(/jQpw02|another/);
    }
  },
);

test.for(['%1', '\\x1', '&#x1', '%4', '\\u{1', 'id&', '\u001b[', '%0A', '&#38;#61;'])(
  'masks secrets of known forms after %j, which may be a part of an escape',
  async (before) => {
    for (const form of ['ek_', 'sk-proj-', 'chatkit_token_', 'EK_']) {
      const { chatkit } = stub([failure(400, {}, `${before}${form}${value}`)]);
      expect(shown(await rejection(chatkit.sessions.create(params)))).not.toContain('jQpw02');
    }
  },
);

test('shows a body without secrets as it was, escapes included', async () => {
  const text = '50%25 of \\u0022client\\u0022 &amp; C:\\new\\x41 \u001b[31mred';
  const { chatkit } = stub([failure(400, {}, text)]);
  expect(String(await rejection(chatkit.sessions.create(params)))).toContain(text);
});

test('masks its own key when escaped for a URL, JSON or HTML, or in a logged URL', async () => {
  const key = 'gateway/key+of=another/form 7788';
  const unicode = (text: string): string =>
    text.replace(/\W/g, (each) => `\\u00${each.charCodeAt(0).toString(16)}`);
  for (const text of [
    encodeURIComponent(key),
    encodeURIComponent(encodeURIComponent(key)),
    encodeURIComponent(key).replace(/%../g, (hex) => hex.toLowerCase()),
    key.replaceAll('/', '\\/'),
    unicode(key),
    JSON.stringify(unicode(key)).slice(1, -1),
    key.replace(/\W/g, (each) => `&#${each.charCodeAt(0)};`),
  ]) {
    const { chatkit } = stub([new Response(`no ${text}.`, { status: 400 })], { apiKey: key });
    const error = await rejection(chatkit.sessions.create(params));
    expect(error).toHaveProperty('message', 'sessions.create: 400 no ***7788.');
  }
  const info = vi.fn();
  const logger = { error() {}, warn() {}, info, debug() {} };
  const query = { apiKey: key, logger, logLevel: 'info', defaultQuery: { key } } as const;
  await stub(undefined, query).chatkit.sessions.create(params);
  expect(info.mock.calls[0]?.[0]).toContain('?key=***7788');
});

test('masks an authorization of any scheme in a cause, and shows the end of its own key', async () => {
  for (const [name, value, masked] of [
    ['Authorization', 'Token Hs83jQpw02mNvB71', '***'],
    ['authorization', 'Basic dXNlcjpIczgzalFwdzAy', '***'],
    ['proxy-authorization', 'Digest Hs83jQpw02mNvB71', '***'],
    ['authorization', `Bearer ${apiKey}`, `Bearer ***${apiKey.slice(-4)}`],
  ] as const) {
    const thrown = Object.assign(new Error('lost'), { config: { headers: { [name]: value } } });
    const { chatkit } = stub([thrown], { maxRetries: 0 });
    const error = await rejection(chatkit.sessions.create(params));
    expect(error).toMatchObject({ cause: { config: { headers: { [name]: masked } } } });
  }
});

test('does not mask ordinary words such as week_day and task-force', async () => {
  const words = 'the week_day task-force asks for a risk-free desk-job';
  const { chatkit } = stub([failure(400, {}, words)]);
  expect(String(await rejection(chatkit.sessions.create(params)))).toContain(words);
});

/** Counts the calls of the string methods that masking uses. */
async function countWork(work: () => Promise<unknown>): Promise<number> {
  const spies = [vi.spyOn(String.prototype, 'replace'), vi.spyOn(String.prototype, 'replaceAll')];
  await work();
  const count = spies.reduce((sum, spy) => sum + spy.mock.calls.length, 0);
  for (const spy of spies) spy.mockRestore();
  return count;
}

test('masks a list of client secrets with at most linear work', async () => {
  const list = (count: number) =>
    Array.from({ length: count }, (_, at) => ({ client_secret: `v${at}-another-form` }));
  const refused = async (count: number) => {
    const error = await rejection(stub([json(list(count), 400)]).chatkit.sessions.create(params));
    expect(shown(error)).not.toContain('another-form');
  };
  const invalid = async (count: number) => {
    const validators = { 'sessions.create': { response: schema([{ message: 'no' }]) } };
    await rejection(stub([json(list(count))], { validators }).chatkit.sessions.create(params));
  };
  for (const work of [refused, invalid]) {
    const small = await countWork(() => work(1_000));
    const large = await countWork(() => work(2_000));
    expect(large).toBeLessThan(small * 2.5);
    expect(large).toBeLessThan(300_000);
  }
});

test.for(['authorization:,', 'bearer ', 'api_key=;', 'sk-', 'cookie', '%25', '\\', '&amp;'])(
  'masks a body of 300 000 characters of %j without trying each character with each other',
  async (part) => {
    const text = `${part.repeat(300_000 / part.length)} ${apiKey}`;
    const error = await rejection(stub([failure(400, {}, text)]).chatkit.sessions.create(params));
    expect(shown(error)).not.toContain(apiKey);
  },
);

test.for([
  ['objects', {}],
  ['numbers', 7],
  ['texts', 'text'],
])('hides a body of 60 000 %s, and keeps the status', async ([, part]) => {
  const body = Array.from({ length: 60_000 }, () => part);
  const { chatkit } = stub([json([...body, { note: apiKey }], 400)]);
  const error = await rejection(chatkit.sessions.create(params));
  expect(error).toMatchObject({ name: 'BadRequestError', status: 400 });
  expect(error).toMatchObject({
    message: 'sessions.create: 400 the body is too large to mask',
    error: 'the body is too large to mask',
  });
  expect(shown(error)).not.toContain(apiKey);
});

test.for([
  ['a long secret', 1, 1_000_000],
  ['many long secrets', 49, 200_000],
] as const)(
  'hides a body of repeated letters that repeats %s of such letters, and its secrets',
  async ([, count, length]) => {
    const sessions = Array.from({ length: count }, (_, at) => ({
      client_secret: `ab${'a'.repeat(1_000 + at)}`,
    }));
    const body = { sessions, message: 'a'.repeat(length) };
    const error = await rejection(stub([json(body, 400)]).chatkit.sessions.create(params));
    expect(error).toHaveProperty('error', 'the body is too large to mask');
    expect(shown(error)).not.toContain('aaaa');
  },
);

test('keeps hiding the body and the log lines of a call once a body was too large to mask', async () => {
  const secret = 'opaque-s3cr3t';
  const large = { notes: Array.from({ length: 60_000 }, () => 7), client_secret: secret };
  const cause = new Error(`lost ${secret}`);
  const chunks = [new TextEncoder().encode(JSON.stringify(large))];
  const body = new ReadableStream({
    pull: (controller) => {
      const chunk = chunks.pop();
      if (chunk) controller.enqueue(chunk);
      else controller.error(cause);
    },
  });
  const { chatkit } = stub([() => new Response(body, { status: 400 })]);
  expect(shown(await rejection(chatkit.sessions.create(params)))).not.toContain('s3cr3t');
});

test('rejects a 200 whose JSON is followed by an incomplete UTF-8 character', async () => {
  const bytes = new TextEncoder().encode(`${JSON.stringify(session)}é`);
  const { chatkit } = stub([() => new Response(bytes.slice(0, -1))]);
  expect(await rejection(chatkit.sessions.create(params))).toMatchObject({ name: 'APIError' });
});
