import { inspect } from 'node:util';
import { expect, test, vi } from 'vitest';
import { ChatKitError, RequestValidationError, ResponseValidationError } from '../src/index.ts';
import { clientSecret, params, session } from './session.ts';
import { bad, schema } from './standard-schema.ts';
import { json, rejection, stub } from './stub.ts';

test('an invalid request throws RequestValidationError with every path and sends nothing', async () => {
  for (const respond of [<T>(result: T) => result, <T>(result: T) => Promise.resolve(result)]) {
    const request = schema(bad, respond);
    const { chatkit, sent } = stub(undefined, { validators: { 'sessions.create': { request } } });
    const error = await rejection(chatkit.sessions.create(params));
    expect(error).toBeInstanceOf(RequestValidationError);
    expect(error).toBeInstanceOf(ChatKitError);
    expect(error).toMatchObject({
      name: 'RequestValidationError',
      issues: [
        { message: 'Required', path: ['workflow', 'id'] },
        { message: 'Too small', path: ['list', 0] },
        { message: 'Odd altogether', path: [] },
      ],
    });
    expect(String(error)).toMatch(/sessions\.create.*workflow\.id: Required; list\.0: Too small/);
    expect(request['~standard'].validate).toHaveBeenCalledExactlyOnceWith(params);
    expect(sent).toHaveLength(0);
  }
});

test('an invalid response throws ResponseValidationError with the path', async () => {
  const response = schema(bad);
  const { chatkit } = stub(undefined, { validators: { 'sessions.create': { response } } });
  const error = await rejection(chatkit.sessions.create(params));
  expect(error).toBeInstanceOf(ResponseValidationError);
  expect(error).toMatchObject({ name: 'ResponseValidationError' });
  expect(String(error)).toContain('workflow.id: Required');
  expect(response['~standard'].validate).toHaveBeenCalledExactlyOnceWith(session);
});

test('onInvalidResponse: warn logs a warning and returns the data', async () => {
  const warn = vi.fn();
  const logger = { error() {}, warn, info() {}, debug() {} };
  const validators = { 'sessions.create': { response: schema(bad) } };
  const options = { validators, logger, onInvalidResponse: 'warn' } as const;
  expect(await stub(undefined, options).chatkit.sessions.create(params)).toEqual(session);
  expect(warn).toHaveBeenCalledExactlyOnceWith(expect.stringContaining('workflow.id: Required'));
  for (const logLevel of ['error', 'off'] as const) {
    await stub(undefined, { ...options, logLevel }).chatkit.sessions.create(params);
  }
  expect(warn).toHaveBeenCalledOnce();
});

test('onInvalidResponse: warn still rejects an invalid request', async () => {
  const validators = { 'sessions.create': { request: schema(bad) } };
  const { chatkit, sent } = stub(undefined, { validators, onInvalidResponse: 'warn' });
  expect(await rejection(chatkit.sessions.create(params))).toBeInstanceOf(RequestValidationError);
  expect(sent).toHaveLength(0);
});

test('sends params and returns data unchanged when a schema transforms them', async () => {
  const validators = {
    'sessions.create': { request: schema(undefined), response: schema(undefined) },
  };
  const { chatkit, sent } = stub(undefined, { validators });
  expect(await chatkit.sessions.create(params)).toEqual(session);
  expect(sent[0]?.body).toBe(JSON.stringify(params));
});

test('does not validate an operation without validators', async () => {
  const validators = { 'sessions.create': { request: schema(bad), response: schema(bad) } };
  const { chatkit } = stub(undefined, { validators });
  expect(await chatkit.sessions.cancel('cksess_123')).toEqual(session);
});

test('does not validate a request or response without a schema', async () => {
  for (const given of [undefined, {}, { request: undefined, response: undefined }]) {
    const { chatkit } = stub(undefined, { validators: { 'sessions.create': given } });
    expect(await chatkit.sessions.create(params)).toEqual(session);
  }
});

test('validates a retried request once and sends params unchanged', async () => {
  const request = schema(undefined);
  const validators = { 'sessions.create': { request } };
  const replies = [json({}, 503, { 'retry-after-ms': '0' }), json(session)];
  const { chatkit, sent } = stub(replies, { validators });
  await chatkit.sessions.create(params);
  expect(request['~standard'].validate).toHaveBeenCalledOnce();
  expect(sent.map(({ body }) => body)).toEqual([JSON.stringify(params), JSON.stringify(params)]);
});

test('calls validate() with the schema as this', async () => {
  const standard = {
    isCalled: false,
    validate(): object {
      this.isCalled = true;
      return {};
    },
  };
  const validators = { 'sessions.create': { response: { '~standard': standard } } };
  await stub(undefined, { validators }).chatkit.sessions.create(params);
  expect(standard.isCalled).toBe(true);
});

test('asResponse() does not validate the response', async () => {
  const response = schema(bad);
  const { chatkit } = stub(undefined, { validators: { 'sessions.create': { response } } });
  expect((await chatkit.sessions.create(params).asResponse()).status).toBe(200);
  expect(response['~standard'].validate).not.toHaveBeenCalled();
});

test('issues do not show the values that a schema adds to them', async () => {
  const revealing = {
    message: `Expected number but received "${clientSecret}"`,
    path: [{ key: 'client_secret', input: session, value: clientSecret }],
    input: session,
    received: clientSecret,
  };
  const warn = vi.fn();
  const validators = { 'sessions.create': { response: schema([revealing]) } };
  const logger = { error() {}, warn, info() {}, debug() {} };
  const { chatkit } = stub([() => json(session)], { validators, logger });
  const error = await rejection(chatkit.sessions.create(params));
  expect(error).toMatchObject({ issues: [{ path: ['client_secret'] }] });
  expect(inspect(error, { depth: 9 }) + JSON.stringify(error)).not.toContain(clientSecret);
  await chatkit.withOptions({ onInvalidResponse: 'warn' }).sessions.create(params);
  expect(inspect(warn.mock.calls)).not.toContain(clientSecret);
  expect(warn).toHaveBeenCalledOnce();
});
