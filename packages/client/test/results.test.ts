import { expect, test, vi } from 'vitest';
import { APIError, APIPromise, ChatKit, ChatKitError, NotFoundError } from '../src/index.ts';
import { listen } from './loopback.ts';
import { apiKey, params, session } from './session.ts';
import { failure, json, rejection, stub } from './stub.ts';

test('the data have the request id as a non-enumerable _request_id', async () => {
  const { chatkit } = stub();
  const data = await chatkit.sessions.create(params);
  expect(data._request_id).toBe('req_123');
  expect(Object.keys(data)).toEqual(Object.keys(session));
  expect(JSON.stringify(data)).toBe(JSON.stringify(session));
});

test('request_id and _request_id are null without an x-request-id header', async () => {
  const { chatkit } = stub([new Response(JSON.stringify(session))]);
  const { data, request_id } = await chatkit.sessions.create(params).withResponse();
  expect(request_id).toBeNull();
  expect(data._request_id).toBeNull();
});

test('withResponse() returns data, response and request id', async () => {
  const { chatkit } = stub();
  const { data, response, request_id } = await chatkit.sessions.create(params).withResponse();
  expect(data).toEqual(session);
  expect(response).toBeInstanceOf(Response);
  expect(response.bodyUsed).toBe(true);
  expect(request_id).toBe('req_123');
});

test('asResponse() returns the response with an unread body', async () => {
  const { chatkit } = stub();
  const response = await chatkit.sessions.create(params).asResponse();
  expect(response.bodyUsed).toBe(false);
  expect(await response.json()).toEqual(session);
});

test('asResponse() rejects with NotFoundError for a 404', async () => {
  const { chatkit } = stub([failure(404)]);
  expect(await rejection(chatkit.sessions.create(params).asResponse())).toBeInstanceOf(
    NotFoundError,
  );
});

test('asResponse() returns an unread body if the data were not awaited before it arrived', async () => {
  const { chatkit } = stub();
  const promise = chatkit.sessions.create(params);
  await new Promise((resolve) => setTimeout(resolve, 5));
  const response = await promise.asResponse();
  expect(await response.json()).toEqual(session);
  expect(await rejection(promise)).toMatchObject({
    name: 'APIError',
    message: 'sessions.create: 200 the body was already read through asResponse()',
  });
});

test('data and asResponse() can both be awaited in any order', async () => {
  const { chatkit, sent } = stub();
  const first = chatkit.sessions.create(params);
  const [data, response] = await Promise.all([first, first.asResponse()]);
  expect([data, response.status]).toEqual([session, 200]);
  const second = chatkit.sessions.create(params);
  expect((await second.asResponse()).status).toBe(200);
  expect(await second).toEqual(session);
  expect(await second).toBe(await second);
  expect(sent).toHaveLength(2);
});

test('awaiting data after the caller read the body throws APIError', async () => {
  const { chatkit } = stub();
  const promise = chatkit.sessions.create(params);
  await (await promise.asResponse()).text();
  expect(await rejection(promise)).toBeInstanceOf(APIError);
});

test('a call is a Promise with then, catch, finally and Promise.all', async () => {
  const { chatkit, sent } = stub();
  const promise = chatkit.sessions.create(params);
  expect(promise).toBeInstanceOf(Promise);
  expect(promise).toBeInstanceOf(APIPromise);
  const done = vi.fn();
  expect(await promise.finally(done)).toEqual(session);
  expect(done).toHaveBeenCalledOnce();
  expect(await promise.then(({ id }) => id)).toBe(session.id);
  expect(await promise.catch(() => 'caught')).toEqual(session);
  expect(await Promise.all([promise, promise])).toEqual([session, session]);
  expect(await Promise.resolve(promise)).toEqual(session);
  expect(sent).toHaveLength(1);
  const { chatkit: failing } = stub([failure(400)]);
  expect(await failing.sessions.create(params).catch(() => 'caught')).toBe('caught');
  expect(await rejection(failing.sessions.create(params).finally(done))).toBeInstanceOf(APIError);
});

test.for([200, 201, 202, 203, 206])('a %i with JSON returns the data', async (status) => {
  const { chatkit } = stub([json(session, status)]);
  const { data, response } = await chatkit.sessions.create(params).withResponse();
  expect([data, response.status]).toEqual([session, status]);
});

test('returns unknown fields and values unchanged', async () => {
  const odd = { ...session, status: 'paused', scope: { project: 'alpha' }, workflow: null };
  const { chatkit } = stub([json(odd)]);
  expect(await chatkit.sessions.create(params)).toEqual(odd);
});

test('returns a session that lacks most fields unchanged', async () => {
  const partial = {
    client_secret: 'chatkit_token_123',
    expires_at: 1735689600,
    workflow: { id: 'workflow_alpha', version: '2024-10-01' },
    max_requests_per_session: 500,
    status: 'active',
  };
  const { chatkit } = stub([json(partial)]);
  expect(await chatkit.sessions.create(params)).toEqual(partial);
});

test('parses JSON without a JSON content type and with a byte order mark', async () => {
  const { chatkit } = stub([new Response(`\ufeff${JSON.stringify(session)}`)]);
  expect(await chatkit.sessions.create(params)).toEqual(session);
});

test('decodes characters that are split across chunks', async () => {
  const odd = { ...session, user: 'Zoë 🦊' };
  const bytes = new TextEncoder().encode(JSON.stringify(odd));
  const body = () =>
    new ReadableStream({
      start(controller) {
        for (const byte of bytes) controller.enqueue(new Uint8Array([byte]));
        controller.close();
      },
    });
  const { chatkit } = stub([() => new Response(body())]);
  expect(await chatkit.sessions.create(params)).toEqual(odd);
});

test('reads a response without a body stream through text()', async () => {
  const { chatkit } = stub([
    () => {
      const response = json(session);
      Object.defineProperty(response, 'body', { value: undefined });
      return response;
    },
  ]);
  expect(await chatkit.sessions.create(params)).toEqual(session);
});

test('reads and releases a body that is not a web stream', async () => {
  const foreign = (status: number) => () => {
    const response = json(session, status, { 'retry-after-ms': '0' });
    Object.defineProperty(response, 'body', { value: { pipe() {} } });
    return response;
  };
  const { chatkit, sent } = stub([foreign(500), foreign(200)]);
  expect(await chatkit.sessions.create(params)).toEqual(session);
  expect(sent).toHaveLength(2);
});

test('a body stream of strings instead of bytes throws a ChatKitError', async () => {
  const body = () =>
    new ReadableStream({
      start(controller) {
        controller.enqueue('{}');
        controller.close();
      },
    });
  const { chatkit } = stub([() => new Response(body())]);
  expect(await rejection(chatkit.sessions.create(params))).toBeInstanceOf(ChatKitError);
});

test('invalid JSON rejects the data but not asResponse()', async () => {
  const { chatkit } = stub([new Response('<html>')]);
  const call = chatkit.sessions.create(params);
  const [response, error] = await Promise.all([call.asResponse(), rejection(call)]);
  expect(response.status).toBe(200);
  expect(error).toBeInstanceOf(APIError);
});

test('a fetch that returns undefined throws APIError', async () => {
  const { chatkit } = stub([() => undefined as never], { maxRetries: 0 });
  expect(await rejection(chatkit.sessions.create(params))).toBeInstanceOf(APIError);
});

test('a 204 returns null as data', async () => {
  const { chatkit } = stub([new Response(null, { status: 204 })]);
  expect(await chatkit.sessions.cancel('cksess_123')).toBeNull();
  const { data, response } = await chatkit.sessions.cancel('cksess_123').withResponse();
  expect([data, response.status]).toEqual([null, 204]);
});

test('after asResponse() the signal still aborts the body, but the timeout does not', async () => {
  await using server = await listen((_, response) => {
    response.write('{"id":');
    setTimeout(() => response.write('"cksess'), 2_500);
  });
  const chatkit = new ChatKit({ apiKey, baseURL: server.url, timeout: 2_000, maxRetries: 0 });
  const controller = new AbortController();
  const { signal } = controller;
  const response = await chatkit.sessions.create(params, { signal }).asResponse();
  const reader = response.body!.getReader();
  await reader.read();
  // The second chunk arrives after the timeout.
  expect(new TextDecoder().decode((await reader.read()).value)).toBe('"cksess');
  const next = rejection(reader.read());
  const reason = new Error('enough');
  controller.abort(reason);
  expect(await next).toBe(reason);
});

test('rejects a JSON string as data and names the accepted types; accepts an array', async () => {
  const { chatkit } = stub([() => json('ok')]);
  const error = await rejection(chatkit.sessions.create(params));
  expect(error).toMatchObject({
    name: 'APIError',
    message: expect.stringMatching(/not a JSON object or array: ok/),
  });
  expect(await stub([() => json([1])]).chatkit.sessions.create(params)).toEqual([1]);
});
