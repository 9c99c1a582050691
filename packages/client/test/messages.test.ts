// What an error and a log line say in full, where a rule that hides secrets could cut too much off.
import { expect, test } from 'vitest';
import { expectNoSecret, shown } from './secrets.ts';
import { apiKey, params, session } from './session.ts';
import { schema } from './standard-schema.ts';
import { json, rejection, stub } from './stub.ts';

const issues = [
  { message: 'Required', path: ['client_secret'] },
  { message: 'Too small', path: ['expires_at'] },
  { message: 'Required', path: ['workflow', 'id'] },
];
const list = 'client_secret: Required; expires_at: Too small; workflow.id: Required';

/** A client that keeps what it logs. */
function logging(...[replies, options]: Parameters<typeof stub>) {
  const lines: unknown[][] = [];
  const write = (...line: unknown[]): void => void lines.push(line);
  const logger = { error: write, warn: write, info: write, debug: write };
  return { lines, ...stub(replies, { logger, ...options }) };
}

test.for(['request', 'response'] as const)(
  'a %s without a client secret is refused with every path named, after that one too',
  async (part) => {
    const validators = { 'sessions.create': { [part]: schema(issues) } };
    const { chatkit, lines } = logging(undefined, { validators, logLevel: 'info' });
    const error = await rejection(chatkit.sessions.create(params));
    const message = `sessions.create: the ${part} does not match its schema: ${list}`;
    expect(error).toMatchObject({ message, issues });
    expect(lines.at(-1)).toEqual([expect.stringContaining(message)]);
  },
);

test('warns of an invalid response with every path named', async () => {
  const validators = { 'sessions.create': { response: schema(issues) } };
  const { chatkit, lines } = logging(undefined, { validators, onInvalidResponse: 'warn' });
  expect(await chatkit.sessions.create(params)).toEqual(session);
  expect(lines).toEqual([[`sessions.create: the response does not match its schema: ${list}`]]);
});

test('a log names the error that a request ends with, as it is thrown', async () => {
  const { chatkit, lines } = logging(undefined, { logLevel: 'info' });
  const error = await rejection(chatkit.sessions.cancel('..'));
  expect(lines).toEqual([[expect.stringContaining(`sessions.cancel: ${String(error)} after `)]]);
});

test('a log shows no secret of a URL, nor of a response that a header repeats', async () => {
  const token = 'gate-0123456789';
  const answered = 'hidden-9876543210';
  const headers = { 'x-echo': answered, 'x-key': apiKey };
  const answer = json({ ...session, client_secret: answered }, 200, headers);
  const { chatkit, lines } = logging([answer], {
    logLevel: 'debug',
    defaultQuery: { key: apiKey, client_secret: token },
  });
  await chatkit.sessions.create(params);
  expectNoSecret(shown(lines));
  expect(shown(lines)).not.toMatch(/gate|hidden/);
});

test('rejects an apiKey in the options of a call without showing it, and sends nothing', async () => {
  const { chatkit, sent } = stub();
  const options = { ['apiKey' as 'query']: 'other-key-0123456789' as never };
  const error = await rejection(chatkit.sessions.create(params, options));
  expect(error).toMatchObject({ name: 'ChatKitError', message: expect.stringMatching(/apiKey/) });
  expect(shown(error)).not.toContain('other-key');
  expect(sent).toHaveLength(0);
});

test('a call that is aborted before it begins logs no attempt', async () => {
  const { chatkit, lines, sent } = logging(undefined, { logLevel: 'info' });
  const signal = AbortSignal.abort();
  const error = await rejection(chatkit.sessions.create(params, { signal }));
  expect(sent).toHaveLength(0);
  expect(lines).toEqual([[expect.stringContaining(String(error))]]);
});

test.for([200, 500])(
  'a %i that the deadline cuts off is not said to have timed out',
  async (status) => {
    const body = new ReadableStream({
      start: (controller) => controller.enqueue(new TextEncoder().encode('{"id":')),
    });
    const { chatkit } = stub([new Response(body, { status })], { maxRetries: 0, deadline: 30 });
    const error = await rejection(chatkit.sessions.create(params));
    expect(error).toMatchObject({
      message: 'sessions.create: the deadline of 30 ms was reached',
      cause: {
        status,
        message: `sessions.create: ${status}, but the deadline of 30 ms was reached`,
      },
    });
  },
);
