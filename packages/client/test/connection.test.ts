import { afterEach, expect, test, vi } from 'vitest';
import { params, session } from './session.ts';
import { failure, json, rejection, stub } from './stub.ts';

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

test('draws the backoff jitter once per retry, so a 450 ms deadline holds for the drawn delay', async () => {
  vi.useFakeTimers();
  const random = vi.spyOn(Math, 'random').mockReturnValueOnce(0.99).mockReturnValue(0);
  const { chatkit, sent } = stub([failure(503, {}, 'try later'), json(session)]);
  const call = chatkit.sessions.create(params, { deadline: 450 });
  await vi.advanceTimersByTimeAsync(500);
  expect(await call).toEqual(session);
  expect(sent).toHaveLength(2);
  expect(random).toHaveBeenCalledOnce();
});

test('a dispatcher from another undici version fails without retry and names the dispatcher', async () => {
  const cause = Object.assign(new Error('invalid onRequestStart method'), {
    code: 'UND_ERR_INVALID_ARG',
  });
  const failed = new TypeError('fetch failed', { cause });
  const { chatkit, sent } = stub([failed], { fetchOptions: { dispatcher: {} } });
  const error = await rejection(chatkit.sessions.create(params));
  expect(error).toMatchObject({ name: 'ChatKitError', cause: failed });
  expect(String(error)).toMatch(/dispatcher.*pass the fetch of the same undici/);
  expect(sent).toHaveLength(1);
});

test('a Response thrown as cause leaves the message of the outer error', async () => {
  for (const failed of [
    new TypeError('fetch failed', { cause: new Response('x') }),
    new Response('x') as unknown as Error,
  ]) {
    const { chatkit } = stub([() => Promise.reject(failed)], { maxRetries: 0 });
    const error = await rejection(chatkit.sessions.create(params));
    expect(error).toHaveProperty('message', 'sessions.create: no response: fetch failed');
  }
});

test('a timeout in the third attempt reports "attempt 3 of 3"', async () => {
  vi.useFakeTimers();
  const { chatkit } = stub([() => new Promise<never>(() => {})], { timeout: 1_000 });
  const error = rejection(chatkit.sessions.create(params));
  await vi.advanceTimersByTimeAsync(60_000);
  expect(await error).toHaveProperty(
    'message',
    'sessions.create: timed out after 1000 ms (attempt 3 of 3)',
  );
});

test('asResponse() returns the used response after the data were read', async () => {
  const { chatkit } = stub();
  const call = chatkit.sessions.create(params);
  const { response } = await call.withResponse();
  expect(await call.asResponse()).toBe(response);
  expect(response.bodyUsed).toBe(true);
});
