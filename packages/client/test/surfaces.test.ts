// No secret is visible in a promise, a client, an error with its causes, or a log.
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

/** Creates a response whose body sends these chunks and then fails. */
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

/** Creates a client that logs at level debug, and collects its log lines. */
function logging(replies: Parameters<typeof stub>[0], options: ChatKitOptions = {}) {
  const lines: unknown[] = [];
  const write = (...line: unknown[]): void => void lines.push(line);
  const logger = { error: write, warn: write, info: write, debug: write };
  return { lines, ...stub(replies, { logger, logLevel: 'debug', ...options }) };
}

test.for<[string, Parameters<typeof stub>[0], (call: APIPromise<unknown>) => unknown]>([
  ['pending', [never], () => {}],
  ['fulfilled', undefined, (call) => call],
  ['rejected', [failure(400, {}, echo)], (call) => call.catch(() => {})],
  ['read by asResponse()', undefined, (call) => call.asResponse()],
  ['read by withResponse()', undefined, (call) => call.withResponse()],
  ['fulfilled and not awaited', undefined, () => {}],
])('a promise that is %s shows no secret', async ([, replies, settle]) => {
  const { chatkit, lines } = logging(replies ?? [() => json(session)]);
  const call = chatkit.sessions.create(params);
  await settle(call);
  await new Promise((resolve) => setTimeout(resolve, 5));
  expectNoSecret(shown(call));
  expectNoSecret(shown(lines));
});

test('inspecting a client shows no secret of its options', () => {
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

test('errors and logs mask a key in the URL and a client secret as session id', async () => {
  const { chatkit, lines } = logging([failure(400)], { defaultQuery: { key: apiKey } });
  const errors = [
    await rejection(chatkit.sessions.create(params, { idempotencyKey: apiKey })),
    await rejection(chatkit.sessions.cancel(clientSecret)),
  ];
  expectNoSecret(shown(lines));
  expectNoSecret(shown(errors));
});

/** Creates a body that sends a text and then stalls. */
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

/** Failures of a call, each with the class of its error. */
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
  'a body that breaks off': {
    error: 'APIConnectionError',
    replies: [broken(200, '{"client_secret":"', clientSecret)],
  },
  'a body that breaks off inside the secret': {
    error: 'APIConnectionError',
    replies: [broken(200, `{"client_secret":"${clientSecret.slice(0, 9)}`)],
  },
  'a 400 whose body breaks off': {
    error: 'BadRequestError',
    replies: [broken(400, `{"error":{"message":"${echo}`)],
  },
  'a 503, then a failed connection': {
    error: 'APIConnectionError',
    replies: [failure(503, { 'retry-after-ms': '0', 'x-echo': echo }, echo), reason],
  },
  'a deadline after a 503': {
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
  'an invalid request': { error: 'RequestValidationError', options: checking('request', refuse) },
  'a request schema that throws': {
    error: 'RequestValidationError',
    options: checking('request', fail),
  },
  'an invalid response': {
    error: 'ResponseValidationError',
    options: checking('response', refuse),
  },
  'a response schema that throws': {
    error: 'ResponseValidationError',
    options: checking('response', fail),
  },
  'a redirect': {
    error: 'APIError',
    replies: [
      new Response(echo, { status: 302, headers: { location: `https://x.test/?${apiKey}` } }),
    ],
  },
  'a 400 with an array': {
    error: 'BadRequestError',
    replies: [json([clientSecret, { client_secret: clientSecret }], 400)],
  },
  'the fields of an error': {
    error: 'BadRequestError',
    replies: [json({ error: fields }, 400, { 'x-request-id': apiKey })],
  },
};

test.for(Object.entries(failures))('errors and logs of %s show no secret', async ([, made]) => {
  const { replies = [() => json(session)], options } = made;
  const { chatkit, lines } = logging(replies, { maxRetries: 1, ...options });
  const call = chatkit.sessions.create({ ...params, user: apiKey }, made.call);
  const error = await rejection(call);
  expect(error).toMatchObject({ name: made.error });
  for (const value of [error, call, lines, { error }, [error]]) expectNoSecret(shown(value));
  expectNoSecret(String(lines));
});
