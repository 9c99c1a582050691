// Responses of other `fetch` implementations, such as node-fetch, a mock or a wrapper. They are not
// instances of this runtime's `Response` and may have only a status, headers and text().
import { Readable } from 'node:stream';
import { expect, test, vi } from 'vitest';
import { APIError, ChatKit, ChatKitError } from '../src/index.ts';
import { apiKey, params, session } from './session.ts';
import { rejection, stub } from './stub.ts';

type Make = (status: number, text: string, headers?: Record<string, string>) => unknown;

/** The least that a mock returns: ok, status, headers and text(). */
const plain: Make = (status, text, headers) => ({
  ok: status >= 200 && status < 300,
  status,
  headers: new Headers({ 'x-request-id': 'req_123', ...headers }),
  text: async () => text,
});

/** A response as node-fetch makes it: its body is a Node stream. */
const piped: Make = (status, text, headers) => ({
  ...(plain(status, text, headers) as object),
  body: Readable.from([Buffer.from(text)]),
  bodyUsed: false,
  clone: () => piped(status, text, headers),
});

/** A response of another realm or copy of undici: same members, but `instanceof Response` is false. */
const copied: Make = (status, text, headers) => {
  const body = [204, 304].includes(status) ? null : text;
  const own = new Response(body, { status, headers: { 'x-request-id': 'req_123', ...headers } });
  return new Proxy(Object.create(null) as Response, {
    get: (_, name) => {
      const value: unknown = Reflect.get(own, name, own);
      return typeof value === 'function' ? value.bind(own) : value;
    },
    has: (_, name) => name in own,
  });
};

const kinds: [string, Make][] = [
  ['a plain object', plain],
  ['a response with a Node stream', piped],
  ['a response from another realm', copied],
];

/** Creates a client whose fetch returns the given objects in turn. */
function foreign(replies: unknown[], options = {}) {
  const responses = replies.map((reply) => () => reply as Response);
  return stub(responses, options);
}

test.for(kinds)('%s: create() returns the session and its request id', async ([, make]) => {
  const { chatkit } = foreign([make(200, JSON.stringify(session))]);
  const data = await chatkit.sessions.create(params);
  expect(data).toEqual(session);
  expect(data._request_id).toBe('req_123');
});

test.for(kinds)(
  '%s: withResponse() and asResponse() return the response of fetch',
  async ([, make]) => {
    const response = make(200, JSON.stringify(session));
    const both = foreign([response]).chatkit.sessions.create(params).withResponse();
    expect(await both).toMatchObject({ data: session, request_id: 'req_123' });
    expect((await both).response).toBe(response);
    const call = foreign([make(200, JSON.stringify(session))]).chatkit.sessions.create(params);
    expect(JSON.parse(await (await call.asResponse()).text())).toEqual(session);
  },
);

test.for(kinds)(
  '%s: a 204 gives null; a 404, HTML and a redirect throw typed errors',
  async ([, make]) => {
    expect(await foreign([make(204, '')]).chatkit.sessions.create(params)).toBeNull();
    const body = '{"error":{"message":"Not here.","code":"gone"}}';
    for (const [reply, expected] of [
      [
        make(404, body),
        { name: 'NotFoundError', status: 404, code: 'gone', request_id: 'req_123' },
      ],
      [make(200, '<html>'), { name: 'APIError', status: 200, error: '<html>' }],
      [make(307, '', { location: 'https://elsewhere.test/' }), { name: 'APIError', status: 307 }],
    ] as const) {
      const { chatkit, sent } = foreign([reply]);
      expect(await rejection(chatkit.sessions.create(params))).toMatchObject(expected);
      expect(sent).toHaveLength(1);
    }
  },
);

test.for(kinds)('%s: a 503 is retried', async ([, make]) => {
  const busy = make(503, 'busy', { 'retry-after-ms': '0' });
  const { chatkit, sent } = foreign([busy, make(200, JSON.stringify(session))]);
  expect(await chatkit.sessions.create(params)).toEqual(session);
  expect(sent).toHaveLength(2);
});

test.for(kinds)(
  '%s: data and response can be read after the response has arrived',
  async ([, make]) => {
    for (const ask of ['data', 'response'] as const) {
      const { chatkit } = foreign([make(200, JSON.stringify(session))]);
      const call = chatkit.sessions.create(params);
      await new Promise((resolve) => setTimeout(resolve, 5));
      if (ask === 'data') expect(await call).toEqual(session);
      else expect(JSON.parse(await (await call.asResponse()).text())).toEqual(session);
    }
  },
);

test('an unread Node stream of a retried response is destroyed or aborted', async () => {
  const body = new Readable({ read() {} });
  const busy = plain(503, '', { 'retry-after-ms': '0' }) as object;
  const text = () => new Promise<never>(() => {});
  const { chatkit, sent } = foreign([{ ...busy, body, text }, plain(200, JSON.stringify(session))]);
  await chatkit.sessions.create(params);
  // In node-fetch, destroying the stream or aborting the signal closes the socket.
  expect(body.destroyed || sent[0]?.signal.aborted).toBe(true);
});

test('a 200 whose text() rejects throws APIConnectionError without retry', async () => {
  const text = () => Promise.reject(new TypeError('terminated'));
  const { chatkit, sent } = foreign([{ ...(plain(200, '') as object), text }]);
  const error = await rejection(chatkit.sessions.create(params));
  expect(error).toMatchObject({ name: 'APIConnectionError', status: 200 });
  expect(error).toMatchObject({ cause: { message: 'terminated' } });
  expect(sent).toHaveLength(1);
});

test('timeout, deadline and signal each end a text() that never settles', async () => {
  vi.useFakeTimers();
  try {
    const text = () => new Promise<never>(() => {});
    for (const status of [200, 400]) {
      const { chatkit } = foreign([{ ...(plain(status, '') as object), text }]);
      const controller = new AbortController();
      const { signal } = controller;
      const errors = Promise.all(
        [{ timeout: 50 }, { deadline: 60 }, { signal }].map((options) =>
          rejection(chatkit.sessions.create(params, options)),
        ),
      );
      await vi.advanceTimersByTimeAsync(60);
      controller.abort();
      expect(await errors).toMatchObject([
        { name: 'APIConnectionTimeoutError', status },
        { name: 'APIConnectionTimeoutError', status },
        { name: 'APIUserAbortError' },
      ]);
      expect(vi.getTimerCount()).toBe(0);
    }
  } finally {
    vi.useRealTimers();
  }
});

test.for<[string, unknown]>([
  ['undefined', undefined],
  ['null', null],
  ['a string', JSON.stringify(session)],
  ['an empty object', {}],
  ['a response without a body', { ok: true, status: 200, headers: new Headers() }],
  ['an error without a body', { ok: false, status: 400, headers: new Headers() }],
])('a fetch that returns %s makes the call throw a ChatKitError', async ([, reply]) => {
  const { chatkit } = foreign([reply], { maxRetries: 0 });
  expect(await rejection(chatkit.sessions.create(params))).toBeInstanceOf(ChatKitError);
});

test('accepts a fetch that throws or returns synchronously', async () => {
  const fetch = vi.fn<() => Promise<Response>>(() => {
    throw new TypeError('no such host');
  });
  const chatkit = new ChatKit({ apiKey, fetch, maxRetries: 0 });
  const error = await rejection(chatkit.sessions.create(params));
  expect(error).toBeInstanceOf(APIError);
  expect(error).toMatchObject({
    name: 'APIConnectionError',
    cause: { message: 'no such host' },
  });
  fetch.mockImplementation(() => new Response(JSON.stringify(session)) as never);
  expect(await chatkit.sessions.create(params)).toEqual(session);
  fetch.mockImplementationOnce(() => {
    throw new TypeError('no such host');
  });
  expect(await chatkit.sessions.create(params, { maxRetries: 1 })).toEqual(session);
  expect(fetch).toHaveBeenCalledTimes(4);
});
