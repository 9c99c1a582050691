import { expect, test } from 'vitest';
import { ChatKit, type ChatKitOptions, type RequestOptions } from '../src/index.ts';
import { shown } from './secrets.ts';
import { apiKey, clientSecret, params, session } from './session.ts';
import { failure, rejection, stub } from './stub.ts';

const wrong: unknown[] = [apiKey, 42, null, [apiKey], () => apiKey];

test.for(wrong)(
  'rejects %o in place of params or options, without showing the value',
  async (value) => {
    const { chatkit, sent } = stub();
    const calls = [
      async () => new ChatKit(value as ChatKitOptions),
      async () => chatkit.withOptions(value as ChatKitOptions),
      () => chatkit.sessions.create(value as typeof params),
      () => chatkit.sessions.create(params, value as RequestOptions),
    ];
    for (const call of calls) {
      const error = await rejection(call());
      expect(error).toMatchObject({
        name: 'ChatKitError',
        message: expect.stringMatching(/must be an object, got (string|42|null|array|function)/),
      });
      expect(shown(error)).not.toContain(apiKey.slice(3, -4));
    }
    expect(sent).toHaveLength(0);
  },
);

test('create() without an argument rejects with "params must be an object"', async () => {
  const { chatkit, sent } = stub();
  const error = await rejection(chatkit.sessions.create(undefined as never));
  expect(error).toMatchObject({
    message: 'sessions.create: params must be an object, got undefined',
  });
  expect(sent).toHaveLength(0);
});

test.for([
  ['the session', session, 'session_id must be an id, got object. Pass session.id'],
  [
    'the client secret',
    clientSecret,
    'session_id must be an id, got a client secret. Pass session.id',
  ],
] as const)(
  'cancel() with %s rejects and tells the caller to pass session.id',
  async ([, argument, message]) => {
    const { chatkit, sent } = stub();
    const error = await rejection(chatkit.sessions.cancel(argument as string));
    expect(error).toMatchObject({ message: `sessions.cancel: ${message}` });
    expect(sent).toHaveLength(0);
  },
);

test.for([
  ['baseUrl', 'baseURL'],
  ['apikey', 'apiKey'],
  ['api_key', 'apiKey'],
  ['retries', 'maxRetries'],
  ['defaultHeader', 'defaultHeaders'],
  ['validator', 'validators'],
])('rejects the unknown client option %s and suggests %s', (pair) => {
  const [name, nearest] = pair as [string, string];
  const options = { apiKey, [name]: 'x' };
  expect(() => new ChatKit(options)).toThrow(`Unknown option ${name}. Did you mean ${nearest}?`);
  expect(() => stub().chatkit.withOptions(options)).toThrow(`Did you mean ${nearest}?`);
});

test.for([
  ['header', 'headers'],
  ['idempotency_key', 'idempotencyKey'],
  ['Signal', 'signal'],
])('rejects the unknown call option %s and suggests %s', async (pair) => {
  const [name, nearest] = pair as [string, string];
  const { chatkit, sent } = stub();
  const error = await rejection(chatkit.sessions.create(params, { [name]: 'x' }));
  expect(error).toMatchObject({ name: 'ChatKitError' });
  expect(String(error)).toContain(`Unknown option ${name}. Did you mean ${nearest}?`);
  expect(sent).toHaveLength(0);
});

test.for([
  ['sessions.crate', 'sessions.create'],
  ['session.create', 'sessions.create'],
  ['threads.listItem', 'threads.listItems'],
  ['session.canceled', 'sessions.cancel'],
])('rejects validators for the unknown operation %s and suggests %s', (pair) => {
  const [id, nearest] = pair as [string, string];
  const options = { apiKey, validators: { [id]: {} } };
  const message = `Unknown operation in validators ${id}. Did you mean ${nearest}?`;
  expect(() => new ChatKit(options)).toThrow(message);
  expect(() => stub().chatkit.withOptions(options)).toThrow(message);
});

test('rejects validators with requests in place of request, and suggests request', () => {
  const options = { apiKey, validators: { 'sessions.create': { requests: {} } } } as object;
  const message = 'Unknown validator of sessions.create requests. Did you mean request?';
  expect(() => new ChatKit(options)).toThrow(message);
  expect(() => stub().chatkit.withOptions(options)).toThrow(message);
});

test.for([apiKey, clientSecret, 'Hs83jQpw02mNvB71Zq8Xw2Vt', 'gateway key 7788 of mine'])(
  'tells the length of %s instead of showing it as the name of an option',
  async (secret) => {
    const { chatkit } = stub();
    const options = { [secret]: true };
    for (const call of [
      async () => new ChatKit({ apiKey, ...options }),
      async () => new ChatKit({ apiKey, validators: { [secret]: {} } }),
      async () => chatkit.withOptions(options),
      () => chatkit.sessions.create(params, options),
    ]) {
      const error = await rejection(call());
      expect(String(error)).toContain(` of ${secret.length} characters. Did you mean `);
      expect(shown(error)).not.toContain(secret.slice(4));
    }
  },
);

test.for(['organization', 'project'])('rejects a number as %s', (name) => {
  expect(() => new ChatKit({ apiKey, [name]: 5 })).toThrow(`${name}`);
});

test('rejects an object as idempotencyKey and sends nothing', async () => {
  const { chatkit, sent } = stub();
  const options = { idempotencyKey: {} as string };
  const error = await rejection(chatkit.sessions.create(params, options));
  expect(String(error)).toContain('idempotencyKey must be a string, got object');
  expect(sent).toHaveLength(0);
});

test('a 404 at a base URL without /v1 suggests checking baseURL, not the project', async () => {
  const reply = failure(404, {}, 'Invalid URL (POST /chatkit/sessions)');
  const { chatkit } = stub([reply], { baseURL: 'https://api.openai.com' });
  const error = String(await rejection(chatkit.sessions.create(params)));
  expect(error).toMatch(/baseURL.*\/v1/);
  expect(error).not.toContain('project');
});

test.for([
  ['', false],
  [' wf_1', false],
  ['wf_1', true],
])('a 404 for the workflow id %j asks about the project: %s', async ([id, isAsked]) => {
  const { chatkit } = stub([failure(404, {}, `Workflow with id '${String(id)}' not found.`)]);
  const message = String(await rejection(chatkit.sessions.create(params)));
  expect(message.includes('same project')).toBe(isAsked);
});
