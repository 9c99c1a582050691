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
  }
});

test('a URL that repeats them is logged without', async () => {
  const { chatkit, lines } = telling([failure(400)], { defaultQuery: { key: apiKey } });
  const errors = [
    await rejection(chatkit.sessions.create(params, { idempotencyKey: apiKey })),
    await rejection(chatkit.sessions.cancel(clientSecret)),
  ];
  expectNoSecret(shown(lines));
  expectNoSecret(shown(errors));
});

/** A body that gives a text and then nothing. */
function halting(text: string): ReadableStream {
  return new ReadableStream({
    start: (controller) => controller.enqueue(new TextEncoder().encode(text)),
  });
}

const reason = Object.assign(new Error(echo), { config: { apiKey, headers: [apiKey] } });
const refuse = (value: unknown) => ({ issues: [{ message: JSON.stringify([value, apiKey]) }] });
const fail = (value: unknown) => {
  throw Object.assign(new Error(echo), { value, input: [value] });
};
const checking = (part: 'request' | 'response', validate: typeof refuse): ChatKitOptions => ({
  validators: { 'sessions.create': { [part]: { '~standard': { validate } } } },
});
const fields = { code: apiKey, type: clientSecret, param: apiKey };

/** What may become of a call, and as which error. */
const failures: Record<
  string,
  {
    error: string;
    replies?: Parameters<typeof stub>[0];
    options?: ChatKitOptions;
    call?: RequestOptions;
  }
> = {
  'an abort': { error: 'APIUserAbortError', call: { signal: AbortSignal.abort(reason) } },
  'a lost body': {
    error: 'APIConnectionError',
    replies: [broken(200, '{"client_secret":"', clientSecret)],
  },
  'a lost body that ends within it': {
    error: 'APIConnectionError',
    replies: [broken(200, `{"client_secret":"${clientSecret.slice(0, 9)}`)],
  },
  'a lost body of an error': {
    error: 'BadRequestError',
    replies: [broken(400, `{"error":{"message":"${echo}`)],
  },
  'an error, and then no answer': {
    error: 'APIConnectionError',
    replies: [failure(503, { 'retry-after-ms': '0', 'x-echo': echo }, echo), reason],
  },
  'a deadline after an error': {
    error: 'APIConnectionTimeoutError',
    replies: [failure(503, { 'retry-after': '9' }, echo)],
    call: { deadline: 5_000 },
  },
  'a deadline in a body': {
    error: 'APIConnectionTimeoutError',
    replies: [() => new Response(halting(`{"client_secret":"${clientSecret}`))],
    call: { deadline: 30 },
  },
  'a timeout in a body': {
    error: 'APIConnectionTimeoutError',
    replies: [() => new Response(halting(`"${apiKey}`))],
    call: { timeout: 30 },
  },
  'a timeout in the body of an error': {
    error: 'APIConnectionTimeoutError',
    replies: [() => new Response(halting(echo), { status: 400 })],
    call: { timeout: 30 },
  },
  'a refused request': { error: 'RequestValidationError', options: checking('request', refuse) },
  'a request on which a schema fails': {
    error: 'RequestValidationError',
    options: checking('request', fail),
  },
  'a refused answer': { error: 'ResponseValidationError', options: checking('response', refuse) },
  'an answer on which a schema fails': {
    error: 'ResponseValidationError',
    options: checking('response', fail),
  },
  'a redirect': {
    error: 'APIError',
    replies: [
      new Response(echo, { status: 302, headers: { location: `https://x.test/?${apiKey}` } }),
    ],
  },
  'a list': {
    error: 'BadRequestError',
    replies: [json([clientSecret, { client_secret: clientSecret }], 400)],
  },
  'the fields of an error': {
    error: 'BadRequestError',
    replies: [json({ error: fields }, 400, { 'x-request-id': apiKey })],
  },
};

test.for(Object.entries(failures))('%s shows none, nor do its logs', async ([, made]) => {
  const { replies = [() => json(session)], options } = made;
  const { chatkit, lines } = telling(replies, { maxRetries: 1, ...options });
  const call = chatkit.sessions.create({ ...params, user: apiKey }, made.call);
  const error = await rejection(call);
  expect(error).toMatchObject({ name: made.error });
  for (const value of [error, call, lines, { error }, [error]]) expectNoSecret(shown(value));
  expectNoSecret(String(lines));
});
