// Full error messages and log lines: masking secrets must not remove other text.
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

/** Creates a client and collects its log lines. */
function logging(...[replies, options]: Parameters<typeof stub>) {
  const lines: unknown[][] = [];
  const write = (...line: unknown[]): void => void lines.push(line);
  const logger = { error: write, warn: write, info: write, debug: write };
  return { lines, ...stub(replies, { logger, ...options }) };
}

test.for(['request', 'response'] as const)(
  'an invalid %s is rejected with every path, also those after client_secret',
  async (part) => {
    const validators = { 'sessions.create': { [part]: schema(issues) } };
    const { chatkit, lines } = logging(undefined, { validators, logLevel: 'info' });
    const error = await rejection(chatkit.sessions.create(params));
    const message = `sessions.create: the ${part} does not match its schema: ${list}`;
    expect(error).toMatchObject({ message, issues });
    expect(lines.at(-1)).toEqual([expect.stringContaining(message)]);
  },
);

test('onInvalidResponse: warn logs every path of an invalid response', async () => {
  const validators = { 'sessions.create': { response: schema(issues) } };
  const { chatkit, lines } = logging(undefined, { validators, onInvalidResponse: 'warn' });
  expect(await chatkit.sessions.create(params)).toEqual(session);
  expect(lines).toEqual([[`sessions.create: the response does not match its schema: ${list}`]]);
});

test('logs the same error text that an invalid session id throws', async () => {
  const { chatkit, lines } = logging(undefined, { logLevel: 'info' });
  const error = await rejection(chatkit.sessions.cancel('..'));
  expect(lines).toEqual([[expect.stringContaining(`sessions.cancel: ${String(error)} after `)]]);
});

test('masks secrets of the URL, and secrets of the body that a header repeats, in the log', async () => {
  const token = 'gate-0123456789';
  const repeated = 'hidden-9876543210';
  const headers = { 'x-echo': repeated, 'x-key': apiKey };
  const response = json({ ...session, client_secret: repeated }, 200, headers);
  const { chatkit, lines } = logging([response], {
    logLevel: 'debug',
    defaultQuery: { key: apiKey, client_secret: token },
  });
  await chatkit.sessions.create(params);
  expectNoSecret(shown(lines));
  expect(shown(lines)).not.toMatch(/gate|hidden/);
});

test('rejects an apiKey in the call options without showing it, and sends nothing', async () => {
  const { chatkit, sent } = stub();
  const options = { ['apiKey' as 'query']: 'other-key-0123456789' as never };
  const error = await rejection(chatkit.sessions.create(params, options));
  expect(error).toMatchObject({ name: 'ChatKitError', message: expect.stringMatching(/apiKey/) });
  expect(shown(error)).not.toContain('other-key');
  expect(sent).toHaveLength(0);
});

test('a call with an aborted signal logs its error but no attempt', async () => {
  const { chatkit, lines, sent } = logging(undefined, { logLevel: 'info' });
  const signal = AbortSignal.abort();
  const error = await rejection(chatkit.sessions.create(params, { signal }));
  expect(sent).toHaveLength(0);
  expect(lines).toEqual([[expect.stringContaining(String(error))]]);
});

test.for([200, 500])(
  'a deadline in the body of a %i is reported as the deadline, not as a timeout',
  async (status) => {
    const body = new ReadableStream({
      start: (controller) => controller.enqueue(new TextEncoder().encode('{"id":')),
    });
    const { chatkit } = stub([new Response(body, { status })], { maxRetries: 0, deadline: 30 });
    const error = await rejection(chatkit.sessions.create(params));
    expect(error).toMatchObject({
      status,
      message: `sessions.create: ${status} the deadline of 30 ms was reached`,
    });
  },
);
