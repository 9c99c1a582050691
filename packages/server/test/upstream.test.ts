import { ChatKit, type APIError } from '@chatkit-sessions/client';
import { afterEach, expect, test, vi } from 'vitest';
import { createSessionHandler } from '../src/index.ts';
import { apiKey, createApi, post } from './api.ts';

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const clients = ['chatkit', 'official'] as const;
const leak = `no such project; key ${apiKey}; secret ek_leaked`;

/** An API that fails so, and a handler of it. */
function setUp(client: (typeof clients)[number], answer: () => Promise<Response>) {
  const api = createApi(answer);
  const onError = vi.fn<(error: unknown, request: Request) => void>();
  const handler = createSessionHandler({
    chatkit: api[client],
    workflow: 'wf_123',
    user: () => 'user_123',
    onError,
  });
  return { handler, onError, calls: api.calls };
}

const statuses: [number, number][] = [
  [400, 502],
  [401, 502],
  [403, 502],
  [404, 502],
  [408, 504],
  [409, 502],
  [418, 502],
  [422, 502],
  [429, 503],
  [500, 502],
  [502, 502],
  [503, 503],
  [504, 504],
];

test.each(clients.flatMap((client) => statuses.map(([from, to]) => [client, from, to] as const)))(
  '%s: %d from the API is %d, without a word of it, and onError gets it whole',
  async (client, from, to) => {
    const headers = { 'x-request-id': 'req_123', 'retry-after': '7', 'x-leak': leak };
    const error = { message: leak, type: 'server_error', param: null, code: null };
    const { handler, onError } = setUp(client, async () =>
      Response.json({ error }, { status: from, headers }),
    );
    const printed = (['log', 'info', 'warn', 'error', 'debug'] as const).map((level) =>
      vi.spyOn(console, level).mockReturnValue(),
    );
    const response = await handler(post());
    expect(response.status).toBe(to);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    expect(response.headers.get('retry-after')).toBe('7');
    const text = `${await response.text()} ${JSON.stringify([...response.headers])}`;
    for (const word of ['project', apiKey, 'ek_leaked', 'req_123', 'wf_123']) {
      expect(text).not.toContain(word);
    }
    expect(onError).toHaveBeenCalledOnce();
    const [told] = onError.mock.calls[0] ?? [];
    expect((told as APIError).status).toBe(from);
    expect((told as APIError).requestID).toBe('req_123');
    expect((told as APIError).message).toContain('no such project');
    for (const spy of printed) expect(spy).not.toHaveBeenCalled();
  },
);

test.each([
  ['7', '7'],
  ['0.2', '1'],
  ['-1', null],
  ['soon', null],
  ['Fri, 02 Jan 2026 03:04:35 GMT', '30'],
  ['Fri, 02 Jan 2026 03:00:00 GMT', null],
])('retry-after %j of the API becomes %j', async (theirs, ours) => {
  vi.useFakeTimers({ now: Date.UTC(2026, 0, 2, 3, 4, 5), toFake: ['Date'] });
  const headers = { 'retry-after': theirs };
  const { handler } = setUp('chatkit', async () => new Response(null, { status: 429, headers }));
  expect((await handler(post())).headers.get('retry-after')).toBe(ours);
});

test.each([
  ['1500', '2'],
  ['0', '0'],
  ['soon', '9'],
  ['-1', '9'],
])(
  'retry-after-ms %j of the API, before its retry-after of 9, becomes %j',
  async (theirs, ours) => {
    const headers = { 'retry-after-ms': theirs, 'retry-after': '9' };
    const { handler } = setUp('chatkit', async () => new Response(null, { status: 503, headers }));
    expect((await handler(post())).headers.get('retry-after')).toBe(ours);
  },
);

test.each(clients)('%s: no connection is 502', async (client) => {
  const { handler, onError } = setUp(client, () => Promise.reject(new TypeError('fetch failed')));
  const response = await handler(post());
  expect(response.status).toBe(502);
  expect(response.headers.has('retry-after')).toBe(false);
  expect(onError).toHaveBeenCalledOnce();
});

test.each<[string, object]>([
  ['no secret', { expires_at: 1_735_689_600 }],
  ['an empty secret', { client_secret: '', expires_at: 1_735_689_600 }],
  ['the fault of the field, expires_after', { client_secret: 'ek_leaked', expires_after: 600 }],
  ['an end that is no number', { client_secret: 'ek_leaked', expires_at: 'soon' }],
])('an answer with %s is 502', async (_, session) => {
  const { handler, onError } = setUp('chatkit', async () => Response.json(session));
  const response = await handler(post());
  expect(response.status).toBe(502);
  expect(await response.text()).not.toContain('ek_leaked');
  expect(String(onError.mock.calls[0]?.[0])).not.toContain('ek_leaked');
});

test('an answer that is no JSON is 502', async () => {
  const { handler } = setUp('chatkit', async () => new Response('<html>', { status: 200 }));
  expect((await handler(post())).status).toBe(502);
});

test('of the session, only the secret and its end are answered', async () => {
  const { chatkit, emulator } = createApi();
  const handler = createSessionHandler({
    chatkit,
    workflow: 'wf_123',
    user: () => 'user_123',
    stateVariables: { internal: 'margin-17' },
  });
  const body = (await (await handler(post())).json()) as object;
  expect(Object.keys(body)).toEqual(['client_secret', 'expires_at']);
  expect(emulator.sessions.list()).toHaveLength(1);
});

/** A fetch that answers nothing until it is aborted. */
function hang(_: string, { signal }: RequestInit): Promise<Response> {
  return new Promise((_resolve, reject) => {
    signal?.addEventListener('abort', () => reject(signal.reason as Error));
  });
}

test.each(clients)('%s: an API that hangs is 504 when the time is up', async (client) => {
  vi.useFakeTimers();
  const api = createApi(hang);
  const onError = vi.fn<(error: unknown) => void>();
  const handler = createSessionHandler({
    chatkit: api[client],
    workflow: 'wf_123',
    user: () => 'user_123',
    onError,
  });
  const answer = handler(post());
  await vi.advanceTimersByTimeAsync(29_999);
  expect(api.calls[0]?.signal.aborted).toBe(false);
  await vi.advanceTimersByTimeAsync(1);
  expect((await answer).status).toBe(504);
  expect(api.calls[0]?.signal.aborted).toBe(true);
  expect(onError).toHaveBeenCalledOnce();
  expect(vi.getTimerCount()).toBe(0);
});

test("the client's own timeout is 504 too", async () => {
  vi.useFakeTimers();
  const chatkit = new ChatKit({ apiKey, fetch: hang, timeout: 50, maxRetries: 0 });
  const handler = createSessionHandler({
    chatkit,
    workflow: 'wf_123',
    user: () => 'user_123',
    onError: () => {},
  });
  const answer = handler(post());
  await vi.advanceTimersByTimeAsync(50);
  expect((await answer).status).toBe(504);
});

test('a wait that the time does not allow is told at once, not sat out', async () => {
  const headers = { 'retry-after': '45' };
  const fetch = vi.fn<() => Promise<Response>>(
    async () => new Response(null, { status: 429, headers }),
  );
  const chatkit = new ChatKit({ apiKey, fetch, maxRetries: 2 });
  const handler = createSessionHandler({
    chatkit,
    workflow: 'wf_123',
    user: () => 'user_123',
    onError: () => {},
  });
  const response = await handler(post());
  expect(response.status).toBe(503);
  expect(response.headers.get('retry-after')).toBe('45');
  expect(fetch).toHaveBeenCalledOnce();
});

test.each(clients)('%s: a browser that goes away aborts the call', async (client) => {
  const api = createApi(hang);
  const onError = vi.fn<(error: unknown) => void>();
  const handler = createSessionHandler({
    chatkit: api[client],
    workflow: 'wf_123',
    user: () => 'user_123',
    onError,
  });
  const browser = new AbortController();
  const answer = handler(post({ signal: browser.signal }));
  await vi.waitFor(() => expect(api.calls).toHaveLength(1));
  browser.abort();
  expect((await answer).status).toBe(499);
  expect(api.calls[0]?.signal.aborted).toBe(true);
  expect(onError).not.toHaveBeenCalled();
});

test('a request that the client refuses to send is a mistake of the server', async () => {
  const validate = () => ({ issues: [{ message: 'bad', path: ['user'] }] });
  const validators = { 'sessions.create': { request: { '~standard': { validate } } } };
  const chatkit = new ChatKit({ apiKey, fetch: hang, validators });
  const onError = vi.fn<(error: unknown) => void>();
  const handler = createSessionHandler({
    chatkit,
    workflow: 'wf_123',
    user: () => 'user_123',
    onError,
  });
  expect((await handler(post())).status).toBe(500);
  expect(onError.mock.calls[0]?.[0]).toHaveProperty('name', 'RequestValidationError');
});

test.each<[(typeof clients)[number], string]>([
  ['chatkit', 'AuthenticationError'],
  ['official', 'AuthenticationError'],
])('%s: without onError a line without secrets is printed', async (client, name) => {
  const printed = vi.spyOn(console, 'error').mockReturnValue();
  const headers = { 'x-request-id': 'req_123' };
  const api = createApi(async () =>
    Response.json({ error: { message: leak } }, { status: 401, headers }),
  );
  const handler = createSessionHandler({
    chatkit: api[client],
    workflow: 'wf_123',
    user: () => 'user_123',
  });
  await handler(post());
  expect(printed.mock.calls).toEqual([
    [
      `No ChatKit session was minted: ${name}, status 401, request req_123. The option onError gets the whole error.`,
    ],
  ]);
});

test('that line shows nothing that an error made up', async () => {
  const printed = vi.spyOn(console, 'error').mockReturnValue();
  const wrong = Object.assign(new Error(leak), {
    name: leak,
    status: leak,
    requestID: `x\n${leak}`,
  });
  const { chatkit } = createApi();
  for (const error of [wrong, leak, undefined]) {
    const user = () => Promise.reject(error);
    await createSessionHandler({ chatkit, workflow: 'wf_123', user })(post());
  }
  const line = 'No ChatKit session was minted: an error. The option onError gets the whole error.';
  expect(printed.mock.calls).toEqual([[line], [line], [line]]);
});
