import { inspect } from 'node:util';
import { expect, test, vi } from 'vitest';
import { RequestValidationError, ResponseValidationError } from '../src/index.ts';
import { apiKey, clientSecret, params, session } from './session.ts';
import { bad, schema, type Issues } from './standard-schema.ts';
import { json, rejection, stub } from './stub.ts';

test('a schema that throws gives a validation error with a masked cause', async () => {
  const fail = (value: unknown): never => {
    const error = new TypeError(`odd: ${apiKey} ${JSON.stringify(value)}`);
    throw Object.assign(error, { value });
  };
  const reject = async (value: unknown) => fail(value);
  for (const validate of [fail, reject]) {
    const broken = { '~standard': { validate } };
    const request = stub(undefined, { validators: { 'sessions.create': { request: broken } } });
    const refused = await rejection(request.chatkit.sessions.create(params));
    expect(refused).toBeInstanceOf(RequestValidationError);
    expect(refused).toMatchObject({
      cause: { name: 'TypeError', message: expect.stringMatching(/^odd: /) },
    });
    expect(request.sent).toHaveLength(0);
    const response = stub(undefined, { validators: { 'sessions.create': { response: broken } } });
    const error = await rejection(response.chatkit.sessions.create(params));
    expect(error).toBeInstanceOf(ResponseValidationError);
    expect(error).toMatchObject({
      message: expect.stringMatching(/has a schema that failed/),
      cause: { message: expect.stringMatching(/^odd: /) },
    });
    for (const shown of [inspect([refused, error], { depth: 9 }), String(error), String(refused)]) {
      expect(shown).not.toContain(clientSecret);
      expect(shown).not.toContain(apiKey.slice(0, -4));
    }
    const lenient = response.chatkit.withOptions({ onInvalidResponse: 'warn' });
    expect(await lenient.sessions.create(params)).toEqual(session);
  }
});

test('malformed issues throw RequestValidationError with a TypeError as cause', async () => {
  const issues = [{ message: 'Required', path: [null] }] as unknown as Issues;
  const validators = { 'sessions.create': { request: schema(issues) } };
  const { chatkit, sent } = stub(undefined, { validators });
  const error = await rejection(chatkit.sessions.create(params));
  expect(error).toBeInstanceOf(RequestValidationError);
  expect(error).toMatchObject({ cause: { name: 'TypeError' } });
  expect(sent).toHaveLength(0);
});

test.for([
  undefined,
  null,
  'fine',
  5,
  { issues: 5 },
  { issues: [null] },
  { issues: [{ path: 5 }] },
])('a schema that returns %j throws RequestValidationError', async (result) => {
  const broken = { '~standard': { validate: () => result as never } };
  const validators = { 'sessions.create': { request: broken } };
  const { chatkit, sent } = stub(undefined, { validators });
  const error = await rejection(chatkit.sessions.create(params));
  expect(error).toBeInstanceOf(RequestValidationError);
  expect(error).toMatchObject({ cause: { name: 'TypeError' } });
  expect(sent).toHaveLength(0);
});

test('masks secrets without a known prefix in issues, paths and causes', async () => {
  const secret = 's3cr3t.of/another+form';
  const key = 'key-of-another-form-7788';
  const message = `not ${secret}, nor ${key}`;
  const path = [secret, { key }, Symbol(key)];
  const failing = () => {
    throw Object.create(null, { a: { value: message }, client_secret: { value: secret } });
  };
  for (const validate of [() => ({ issues: [{ message, path }] }), failing]) {
    const both = { request: { '~standard': { validate } } };
    const requestClient = stub(undefined, { apiKey: key, validators: { 'sessions.create': both } });
    const responseClient = stub([json({ a: { client_secret: secret } })], {
      apiKey: key,
      validators: { 'sessions.create': { response: both.request } },
    });
    // The request has no client_secret field. Only the schema's error names the secret.
    const refused = await rejection(requestClient.chatkit.sessions.create(params));
    const error = await rejection(responseClient.chatkit.sessions.create(params));
    expect(refused).toBeInstanceOf(RequestValidationError);
    expect(error).toBeInstanceOf(ResponseValidationError);
    expect(inspect([refused, error], { depth: 9, showHidden: true })).not.toContain('another-form');
    expect(inspect(error, { depth: 9, showHidden: true })).not.toContain('another+form');
    expect(String(error) + JSON.stringify(error)).not.toMatch(/another[+-]form/);
  }
});

test('a logger whose warn() throws does not fail the call', async () => {
  const fail = () => {
    throw new Error('disk full');
  };
  const warn = vi.fn(fail);
  const logger = { error: fail, warn, info: fail, debug: fail };
  const validators = { 'sessions.create': { response: schema(bad) } };
  const { chatkit } = stub(undefined, { validators, logger, onInvalidResponse: 'warn' });
  expect(await chatkit.sessions.create(params)).toEqual(session);
  expect(warn).toHaveBeenCalledOnce();
});

test('timeout, deadline and signal each end a hanging response validation', async () => {
  vi.useFakeTimers();
  try {
    const response = schema(undefined, () => new Promise<never>(() => {}));
    const { chatkit, sent } = stub(undefined, { validators: { 'sessions.create': { response } } });
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 40);
    const errors = Promise.all([
      rejection(chatkit.sessions.create(params, { timeout: 50 })),
      rejection(chatkit.sessions.create(params, { deadline: 60 }).withResponse()),
      rejection(chatkit.sessions.create(params, { signal: controller.signal })),
    ]);
    await vi.advanceTimersByTimeAsync(60);
    expect(await errors).toMatchObject([
      {
        name: 'APIConnectionTimeoutError',
        status: 200,
        message: expect.stringMatching(/timed out after 50 ms/),
      },
      {
        name: 'APIConnectionTimeoutError',
        message: expect.stringMatching(/deadline of 60 ms/),
        status: 200,
      },
      { name: 'APIUserAbortError' },
    ]);
    // The response has arrived, so nothing is retried.
    expect(sent).toHaveLength(3);
    expect(vi.getTimerCount()).toBe(0);
  } finally {
    vi.useRealTimers();
  }
});

test('timeout, deadline and signal each end a hanging validation after asResponse()', async () => {
  vi.useFakeTimers();
  try {
    const response = schema(undefined, () => new Promise<never>(() => {}));
    const { chatkit } = stub(undefined, { validators: { 'sessions.create': { response } } });
    const controller = new AbortController();
    const { signal } = controller;
    const late = [{ timeout: 50 }, { deadline: 60 }, { signal }].map(async (options) => {
      const call = chatkit.sessions.create(params, options);
      await call.asResponse();
      return rejection(call);
    });
    const errors = Promise.all(late);
    setTimeout(() => controller.abort(), 40);
    await vi.advanceTimersByTimeAsync(60);
    expect(await errors).toMatchObject([
      {
        name: 'APIConnectionTimeoutError',
        status: 200,
        message: expect.stringContaining('200 timed out after 50 ms'),
      },
      {
        name: 'APIConnectionTimeoutError',
        message: expect.stringContaining('deadline of 60 ms'),
        status: 200,
      },
      { name: 'APIUserAbortError' },
    ]);
    expect(vi.getTimerCount()).toBe(0);
  } finally {
    vi.useRealTimers();
  }
});
