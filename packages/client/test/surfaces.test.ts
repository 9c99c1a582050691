// Where a secret could be seen: each state of a promise, each kind of error with its causes, each log.
import { afterEach, expect, test, vi } from 'vitest';
import type { APIPromise, ChatKitOptions, RequestOptions } from '../src/index.ts';
import { expectNoSecret, shown } from './secrets.ts';
import { apiKey, clientSecret, params, session } from './session.ts';
import { failure, json, rejection, stub } from './stub.ts';

afterEach(() => {
  vi.useRealTimers();
});

const never = () => new Promise<never>(() => {});
const echo = `${apiKey} and ${clientSecret}`;

/** What of an answer has come when nothing more does, in chunks. */
function broken(status: number, ...chunks: string[]): () => Response {
  return () => {
    const rest = chunks.map((chunk) => new TextEncoder().encode(chunk));
    const pull = (controller: ReadableStreamDefaultController) => {
      const chunk = rest.shift();
      if (chunk) controller.enqueue(chunk);
      else controller.error(new TypeError(`terminated after ${echo}`));
    };
    return new Response(new ReadableStream({ pull }), { status });
  };
}

/** A client that tells everything, and what it has told. */
function telling(replies: Parameters<typeof stub>[0], options: ChatKitOptions = {}) {
  const lines: unknown[] = [];
  const write = (...line: unknown[]): void => void lines.push(line);
  const logger = { error: write, warn: write, info: write, debug: write };
  return { lines, ...stub(replies, { logger, logLevel: 'debug', ...options }) };
}

test.for<[string, Parameters<typeof stub>[0], (call: APIPromise<unknown>) => unknown]>([
  ['pending', [never], () => {}],
  ['fulfilled', undefined, (call) => call],
  ['rejected', [failure(400, {}, echo)], (call) => call.catch(() => {})],
  ['handed over', undefined, (call) => call.asResponse()],
  ['handed over with data', undefined, (call) => call.withResponse()],
  ['fulfilled before anybody asks', undefined, () => {}],
])('a promise that is %s shows none', async ([, replies, settle]) => {
  const { chatkit, lines } = telling(replies ?? [() => json(session)]);
  const call = chatkit.sessions.create(params);
  await settle(call);
  await new Promise((resolve) => setTimeout(resolve, 5));
  expectNoSecret(shown(call));
  expectNoSecret(shown(lines));
});

test('a client shows none that its options hold', () => {
  const headers = { authorization: `Bearer ${apiKey}`, 'x-api-key': apiKey };
  const { chatkit } = stub(undefined, {
    defaultHeaders: headers,
    defaultQuery: { key: apiKey },
    fetchOptions: { headers, dispatcher: { apiKey } },
    organization: apiKey,
  });
  for (const client of [chatkit, chatkit.withOptions({ project: apiKey })]) {
    for (const value of [client, client.sessions, { client }, [client.sessions.create]]) {
      expectNoSecret(shown(value));
    }
    expect(Object.keys(client)).toEqual(['sessions']);
  }
});

const reason = Object.assign(new Error(echo), { config: { apiKey, headers: [apiKey] } });
const refusing = {
  '~standard': {
    validate: (value: unknown) => ({ issues: [{ message: JSON.stringify([value, apiKey]) }] }),
  },
};
const throwing = {
  '~standard': {
    validate: (value: unknown) => {
      throw Object.assign(new Error(echo), { value, input: [value] });
    },
  },
};
const secretly = { ...params, user: apiKey };

const failures: [string, Parameters<typeof stub>[0], ChatKitOptions, RequestOptions][] = [
  ['an abort', [never], {}, { signal: AbortSignal.abort(reason) }],
  ['a lost body', [broken(200, '{"client_secret":"', clientSecret)], {}, {}],
  [
    'a lost body, cut within it',
    [broken(200, `{"client_secret":"${clientSecret.slice(0, 9)}`)],
    {},
    {},
  ],
  ['a lost body of an error', [broken(400, `{"error":{"message":"${echo}`)], {}, {}],
  [
    'a retried error, then nothing',
    [failure(503, { 'retry-after-ms': '0', 'x-echo': echo }, echo), reason],
    {},
    {},
  ],
  [
    'a deadline after an error',
    [failure(503, { 'retry-after': '9' }, echo)],
    {},
    { deadline: 500 },
  ],
  [
    'a deadline in a body',
    [() => new Response(halting(`{"client_secret":"${clientSecret}`))],
    {},
    { deadline: 30 },
  ],
  ['a timeout in a body', [() => new Response(halting(`"${apiKey}`))], {}, { timeout: 30 }],
  [
    'a timeout in the body of an error',
    [() => new Response(halting(echo), { status: 400 })],
    {},
    { timeout: 30 },
  ],
  ['a refused request', [], { validators: { 'sessions.create': { request: refusing } } }, {}],
  [
    'a request that a schema fails on',
    [],
    { validators: { 'sessions.create': { request: throwing } } },
    {},
  ],
  [
    'a refused answer',
    [json(session)],
    { validators: { 'sessions.create': { response: refusing } } },
    {},
  ],
  [
    'an answer that a schema fails on',
    [json(session)],
    { validators: { 'sessions.create': { response: throwing } } },
    {},
  ],
  [
    'a redirect',
    [new Response(echo, { status: 302, headers: { location: `https://x.test/?${apiKey}` } })],
    {},
    {},
  ],
  ['an array', [json([clientSecret, { client_secret: clientSecret }], 400)], {}, {}],
  [
    'fields of an error',
    [
      json({ error: { code: apiKey, type: clientSecret, param: apiKey } }, 400, {
        'x-request-id': apiKey,
      }),
    ],
    {},
    {},
  ],
];

/** A body that gives a text and then nothing. */
function halting(text: string): ReadableStream {
  return new ReadableStream({
    start: (controller) => controller.enqueue(new TextEncoder().encode(text)),
  });
}

test.for(failures)('%s shows none, nor do its logs', async ([, replies, options, callOptions]) => {
  const { chatkit, lines } = telling(replies, { maxRetries: 1, ...options });
  const call = chatkit.sessions.create(secretly, callOptions);
  const error = await rejection(call);
  expect(error).toBeInstanceOf(Error);
  for (const value of [error, call, lines, { error }, [error]]) expectNoSecret(shown(value));
  expectNoSecret(String(lines));
});
