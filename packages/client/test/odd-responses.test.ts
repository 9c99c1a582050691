// Responses of a `fetch` of another kind whose headers are no `Headers`, and answers that come late.
import { afterEach, expect, test, vi } from 'vitest';
import { APIConnectionTimeoutError, BadRequestError, ChatKitError } from '../src/index.ts';
import { params } from './session.ts';
import { schema } from './standard-schema.ts';
import { json, rejection, stub } from './stub.ts';

afterEach(() => {
  vi.useRealTimers();
});

const odd: [string, unknown][] = [
  ['a record', { 'x-request-id': 'req_123' }],
  ['none', undefined],
  ['null', null],
  ['only a way to ask for one', { get: () => null }],
];

/** A client whose fetch gives such a response. */
function giving(status: number, headers: unknown, text: () => Promise<string>) {
  const reply = { ok: status < 300, status, headers, text };
  return stub([() => reply as unknown as Response], { maxRetries: 1 });
}

test.for(odd)('of an error with headers that are %s, the rest is told', async ([, headers]) => {
  const { chatkit, sent } = giving(400, headers, async () => '{"error":{"message":"No."}}');
  const error = await rejection(chatkit.sessions.create(params));
  expect(error).toBeInstanceOf(BadRequestError);
  expect(error).toMatchObject({ status: 400, message: 'sessions.create: 400 No.' });
  expect(sent).toHaveLength(1);
});

test.for(odd)('a success with headers that are %s is not lost untyped', async ([, headers]) => {
  const { chatkit, sent } = giving(200, headers, async () => 'no JSON');
  const error = await rejection(chatkit.sessions.create(params));
  expect(error).toBeInstanceOf(ChatKitError);
  expect(sent).toHaveLength(1);
});

test.for(odd)('a stalled text with headers that are %s ends in time', async ([, headers]) => {
  vi.useFakeTimers();
  const { chatkit, sent } = giving(200, headers, () => new Promise(() => {}));
  const error = rejection(chatkit.sessions.create(params, { timeout: 50 }));
  await vi.advanceTimersByTimeAsync(50);
  expect(await error).toBeInstanceOf(APIConnectionTimeoutError);
  expect(await error).toMatchObject({ status: 200 });
  expect(sent).toHaveLength(1);
  expect(vi.getTimerCount()).toBe(0);
});

test('a response whose body does not end in time is checked by no validator', async () => {
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

test('a body that is released without a promise is released all the same', async () => {
  const cancel = vi.fn();
  const busy = { ok: false, status: 503, headers: new Headers({ 'retry-after-ms': '0' }) };
  const { chatkit } = stub([
    () => ({ ...busy, body: { cancel } }) as never,
    json({ id: 'cksess_123' }),
  ]);
  expect(await chatkit.sessions.create(params)).toEqual({ id: 'cksess_123' });
  expect(cancel).toHaveBeenCalledOnce();
});
