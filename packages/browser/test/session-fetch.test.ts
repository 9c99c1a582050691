import { afterEach, expect, test, vi } from 'vitest';
import { listen } from '../../gateway/test/set-up.ts';
import { ClientSecretError, createSessionFetch } from '../src/index.ts';
import { message, setUp } from './gateway.ts';

afterEach(() => {
  vi.unstubAllGlobals();
});

test.each<[string, RequestInit['headers']]>([
  ['an object', { 'content-type': 'application/json', 'accept-language': 'de' }],
  [
    'a list',
    [
      ['content-type', 'application/json'],
      ['accept-language', 'de'],
    ],
  ],
  ['Headers', new Headers({ 'content-type': 'application/json', 'accept-language': 'de' })],
])('a request with headers in %s keeps them, and gets the secret', async (_, headers) => {
  const { chat, sessions } = await setUp();
  expect(await chat({ headers: headers ?? {} })).toEqual({
    session: sessions[0],
    body: message.body,
    language: 'de',
  });
  expect(sessions).toHaveLength(1);
});

test('a header authorization of the caller is replaced', async () => {
  const { chat, sessions } = await setUp();
  const headers = { ...message.headers, authorization: 'Bearer ek_of_the_caller' };
  expect((await chat({ headers })).session).toBe(sessions[0]);
});

test.each<[string, (url: string) => Parameters<typeof fetch>]>([
  ['a string', (url) => [url, message]],
  ['bytes', (url) => [new URL(url), { ...message, body: new TextEncoder().encode(message.body) }]],
  ['a Request', (url) => [new Request(url, message)]],
  ['a Request with other options', (url) => [new Request(url), message]],
  [
    'a stream',
    (url) => {
      const init = { ...message, body: new Blob([message.body]).stream(), duplex: 'half' };
      return [url, init as RequestInit];
    },
  ],
])(
  'with the body in %s, an expired secret is replaced and the request repeated',
  async (_, args) => {
    const { chat, expire, handler, sessionFetch, sessions, url } = await setUp();
    await chat();
    expire();
    const response = await sessionFetch(...args(url));
    expect(await response.json()).toMatchObject({ session: sessions[1], body: message.body });
    expect(sessions).toHaveLength(2);
    expect(handler).toHaveBeenCalledTimes(2);
  },
);

test('a cancelled session is replaced, and the request repeated', async () => {
  const { cancel, chat, sessions } = await setUp();
  await chat();
  await cancel(sessions[0]);
  expect((await chat()).session).toBe(sessions[1]);
});

test('a secret of another gateway is replaced, and the request repeated', async () => {
  const other = await setUp();
  const { createSession, chat, sessions } = await setUp();
  createSession.mockImplementationOnce(other.createSession);
  expect((await chat()).session).toBe(sessions[0]);
  expect(createSession).toHaveBeenCalledTimes(2);
});

test('a request whose fresh secret is refused too gets the second 401', async () => {
  const other = await setUp();
  const { chat, createSession, handler, sessionFetch, url } = await setUp();
  createSession.mockImplementationOnce(other.createSession);
  createSession.mockImplementationOnce(other.createSession);
  const response = await sessionFetch(url, message);
  expect(response.status).toBe(401);
  expect(await response.json()).toMatchObject({ error: { code: 'session_unknown' } });
  expect(createSession).toHaveBeenCalledTimes(2);
  expect(handler).not.toHaveBeenCalled();
  await chat(); // The next request gets a fresh secret.
});

test('a request over the rate limit gets the 429, and is not repeated', async () => {
  const { chat, handler, sessionFetch, sessions, url } = await setUp();
  for (let request = 0; request < 6; request++) await chat();
  const response = await sessionFetch(url, message);
  expect(response.status).toBe(429);
  expect(response.headers.get('retry-after')).toBe('60');
  expect(handler).toHaveBeenCalledTimes(6);
  expect(sessions).toHaveLength(1);
});

test.each([401, 403, 500, 503])(
  'a %d of the ChatKit server is returned, and the request is not repeated',
  async (status) => {
    const { handler, sessionFetch, sessions, url } = await setUp(() => {
      const error = { code: 'session_expired' };
      return Response.json({ error }, { status });
    });
    const response = await sessionFetch(url, message);
    expect(await response.json()).toMatchObject({ error: { code: 'upstream_error' } });
    expect(handler).toHaveBeenCalledOnce();
    expect(sessions).toHaveLength(1);
  },
);

test.each([
  ['no body', ''],
  ['text that names a code', 'The code is "session_expired".'],
  ['another code', '{"error":{"code":"invalid_api_key"}}'],
  ['a code within a message', JSON.stringify({ detail: '{"code":"session_expired"}' })],
])('a 401 with %s is returned whole, and the request is not repeated', async (_, body) => {
  const { createSession, sessionFetch } = await setUp();
  const requests: (string | undefined)[] = [];
  const url = await listen((incoming, outgoing) => {
    requests.push(incoming.url);
    outgoing.writeHead(401).end(body);
  });
  const response = await sessionFetch(url, message);
  expect(response.status).toBe(401);
  expect(await response.text()).toBe(body);
  expect(requests).toHaveLength(1);
  expect(createSession).toHaveBeenCalledOnce();
});

test('a connection that breaks rejects, and the request is not repeated', async () => {
  const { sessionFetch } = await setUp();
  let requests = 0;
  const url = await listen((incoming) => {
    requests++;
    incoming.socket.destroy();
  });
  await expect(sessionFetch(url, message)).rejects.toThrow(TypeError);
  expect(requests).toBe(1);
});

test('a stream arrives chunk by chunk', async () => {
  let stream: ReadableStreamDefaultController<Uint8Array> | undefined;
  const { sessionFetch, url } = await setUp(() => {
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => void (stream = controller),
    });
    return new Response(body, { headers: { 'content-type': 'text/event-stream' } });
  });
  const { body } = await sessionFetch(url, message);
  const reader = body?.pipeThrough(new TextDecoderStream()).getReader();
  for (const chunk of ['data: 1\n\n', 'data: 2\n\n']) {
    stream?.enqueue(new TextEncoder().encode(chunk));
    expect(await reader?.read()).toEqual({ done: false, value: chunk });
  }
  stream?.close();
  expect(await reader?.read()).toMatchObject({ done: true });
});

test('without a secret, the request rejects with the ClientSecretError and is not sent', async () => {
  const { createSession, handler, sessionFetch, url } = await setUp();
  createSession.mockResolvedValueOnce(new Response(null, { status: 403 }));
  const error = await sessionFetch(url, message).catch((error: unknown) => error);
  expect(error).toBeInstanceOf(ClientSecretError);
  expect(error).toMatchObject({ status: 403 });
  expect(handler).not.toHaveBeenCalled();
});

test('an unknown option is a TypeError', () => {
  const options = { endpoint: '/chatkit/session', url: '/chatkit' };
  expect(() => createSessionFetch(options)).toThrow('Unknown option url');
});
