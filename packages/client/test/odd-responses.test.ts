// Responses of another `fetch` whose headers are not a `Headers` object, and late response bodies.
import { afterEach, expect, test, vi } from 'vitest';
import { APIConnectionTimeoutError, BadRequestError, ChatKitError } from '../src/index.ts';
import { params } from './session.ts';
import { schema } from './standard-schema.ts';
import { json, rejection, stub } from './stub.ts';

afterEach(() => {
  vi.useRealTimers();
});

const odd: [string, unknown][] = [
  ['a plain object', { 'x-request-id': 'req_123' }],
  ['undefined', undefined],
  ['null', null],
  ['an object with only get()', { get: () => null }],
];

/** Creates a client whose fetch returns this response each time. */
function stubResponse(status: number, headers: unknown, text: () => Promise<string>) {
  const reply = { ok: status < 300, status, headers, text };
  return stub([() => reply as unknown as Response], { maxRetries: 1 });
}

test.for(odd)(
  'a 400 whose headers are %s throws BadRequestError with the message',
  async ([, headers]) => {
    const { chatkit, sent } = stubResponse(400, headers, async () => '{"error":{"message":"No."}}');
    const error = await rejection(chatkit.sessions.create(params));
    expect(error).toBeInstanceOf(BadRequestError);
    expect(error).toMatchObject({ status: 400, message: 'sessions.create: 400 No.' });
    expect(sent).toHaveLength(1);
  },
);

test.for(odd)('a non-JSON 200 whose headers are %s throws a ChatKitError', async ([, headers]) => {
  const { chatkit, sent } = stubResponse(200, headers, async () => 'no JSON');
  const error = await rejection(chatkit.sessions.create(params));
  expect(error).toBeInstanceOf(ChatKitError);
  expect(sent).toHaveLength(1);
});

test.for(odd)(
  'a stalled text() whose headers are %s throws at the timeout',
  async ([, headers]) => {
    vi.useFakeTimers();
    const { chatkit, sent } = stubResponse(200, headers, () => new Promise(() => {}));
    const error = rejection(chatkit.sessions.create(params, { timeout: 50 }));
    await vi.advanceTimersByTimeAsync(50);
    expect(await error).toBeInstanceOf(APIConnectionTimeoutError);
    expect(await error).toMatchObject({ status: 200 });
    expect(sent).toHaveLength(1);
    expect(vi.getTimerCount()).toBe(0);
  },
);

test('a body that times out is not validated', async () => {
  vi.useFakeTimers();
  const response = schema([{ message: 'Odd' }]);
  const warn = vi.fn();
  const body = new ReadableStream({
    start: (controller) => controller.enqueue(new TextEncoder().encode('{"id":"cksess_123"}')),
  });
  const { chatkit } = stub([() => new Response(body)], {
    validators: { 'sessions.create': { response } },
    onInvalidResponse: 'warn',
    logger: { error() {}, warn, info() {}, debug() {} },
  });
  const error = rejection(chatkit.sessions.create(params, { timeout: 50 }));
  await vi.advanceTimersByTimeAsync(60);
  expect(await error).toBeInstanceOf(APIConnectionTimeoutError);
  expect(response['~standard'].validate).not.toHaveBeenCalled();
  expect(warn).not.toHaveBeenCalled();
});

test('cancels the body of a retried response whose cancel() returns no promise', async () => {
  const cancel = vi.fn();
  const busy = { ok: false, status: 503, headers: new Headers({ 'retry-after-ms': '0' }) };
  const { chatkit } = stub([
    () => ({ ...busy, body: { cancel } }) as never,
    json({ id: 'cksess_123' }),
  ]);
  expect(await chatkit.sessions.create(params)).toEqual({ id: 'cksess_123' });
  expect(cancel).toHaveBeenCalledOnce();
});
