// A `fetch` of another kind, such as node-fetch's, a test's or one that wraps another: what it gives
// is no `Response` of this runtime, and has no more than a status, headers and a text.
import { Readable } from 'node:stream';
import { expect, test, vi } from 'vitest';
import { APIError, ChatKit, ChatKitError } from '../src/index.ts';
import { apiKey, params, session } from './session.ts';
import { rejection, stub } from './stub.ts';

type Make = (status: number, text: string, headers?: Record<string, string>) => unknown;

/** Of a response, what a program may well leave it at. */
const plain: Make = (status, text, headers) => ({
  ok: status >= 200 && status < 300,
  status,
  headers: new Headers({ 'x-request-id': 'req_123', ...headers }),
  text: async () => text,
});

/** Of node-fetch: its body is a stream of Node's. */
const piped: Make = (status, text, headers) => ({
  ...(plain(status, text, headers) as object),
  body: Readable.from([Buffer.from(text)]),
  bodyUsed: false,
  clone: () => piped(status, text, headers),
});

/** Of another realm or copy of undici: like ours, and no instance of it. */
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
  ['a response with a stream of Node', piped],
  ['a response of another realm', copied],
];

/** A client whose fetch gives such responses in turn. */
function foreign(replies: unknown[], options = {}) {
  const given = replies.map((reply) => () => reply as Response);
  return stub(given, options);
}

test.for(kinds)('%s: a session', async ([, make]) => {
  const { chatkit } = foreign([make(200, JSON.stringify(session))]);
  const data = await chatkit.sessions.create(params);
  expect(data).toEqual(session);
  expect(data._request_id).toBe('req_123');
});

test.for(kinds)('%s: withResponse and asResponse', async ([, make]) => {
  const response = make(200, JSON.stringify(session));
  const both = foreign([response]).chatkit.sessions.create(params).withResponse();
  expect(await both).toMatchObject({ data: session, request_id: 'req_123' });
  expect((await both).response).toBe(response);
  const call = foreign([make(200, JSON.stringify(session))]).chatkit.sessions.create(params);
  expect(JSON.parse(await (await call.asResponse()).text())).toEqual(session);
});

test.for(kinds)('%s: a 204, an error, HTML, a redirect', async ([, make]) => {
  expect(await foreign([make(204, '')]).chatkit.sessions.create(params)).toBeNull();
  const words = '{"error":{"message":"Not here.","code":"gone"}}';
  for (const [reply, expected] of [
    [make(404, words), { name: 'NotFoundError', status: 404, code: 'gone', request_id: 'req_123' }],
    [make(200, '<html>'), { name: 'APIError', status: 200, error: '<html>' }],
    [make(307, '', { location: 'https://elsewhere.test/' }), { name: 'APIError', status: 307 }],
  ] as const) {
    const { chatkit, sent } = foreign([reply]);
    expect(await rejection(chatkit.sessions.create(params))).toMatchObject(expected);
    expect(sent).toHaveLength(1);
  }
});

test.for(kinds)('%s: a retry', async ([, make]) => {
  const busy = make(503, 'busy', { 'retry-after-ms': '0' });
  const { chatkit, sent } = foreign([busy, make(200, JSON.stringify(session))]);
  expect(await chatkit.sessions.create(params)).toEqual(session);
  expect(sent).toHaveLength(2);
});

test.for(kinds)('%s: asked for after it has come', async ([, make]) => {
  for (const ask of ['data', 'response'] as const) {
    const { chatkit } = foreign([make(200, JSON.stringify(session))]);
    const call = chatkit.sessions.create(params);
    await new Promise((resolve) => setTimeout(resolve, 5));
    if (ask === 'data') expect(await call).toEqual(session);
    else expect(JSON.parse(await (await call.asResponse()).text())).toEqual(session);
  }
});

test('a body of another kind that is not read holds no socket', async () => {
  const body = new Readable({ read() {} });
  const busy = plain(503, '', { 'retry-after-ms': '0' }) as object;
  const text = () => new Promise<never>(() => {});
  const { chatkit, sent } = foreign([{ ...busy, body, text }, plain(200, JSON.stringify(session))]);
  await chatkit.sessions.create(params);
  // Either of them ends it, as node-fetch has it.
  expect(body.destroyed || sent[0]?.signal.aborted).toBe(true);
});

test('a text that fails after a success is a lost body, and not asked for again', async () => {
  const text = () => Promise.reject(new TypeError('terminated'));
  const { chatkit, sent } = foreign([{ ...(plain(200, '') as object), text }]);
  const error = await rejection(chatkit.sessions.create(params));
  expect(error).toMatchObject({ name: 'APIConnectionError', status: 200 });
  expect(error).toMatchObject({ cause: { message: 'terminated' } });
  expect(sent).toHaveLength(1);
});

test('a text that never comes ends with the timeout, the deadline and the signal', async () => {
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
        { name: 'APIConnectionTimeoutError', cause: { status } },
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
  ['a text', JSON.stringify(session)],
  ['an empty object', {}],
  ['a response without a body', { ok: true, status: 200, headers: new Headers() }],
  ['an error without a body', { ok: false, status: 400, headers: new Headers() }],
])('%s in place of a response is a typed error', async ([, reply]) => {
  const { chatkit } = foreign([reply], { maxRetries: 0 });
  expect(await rejection(chatkit.sessions.create(params))).toBeInstanceOf(ChatKitError);
});

test('a fetch that throws, or responses without a promise, is as good as another', async () => {
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
