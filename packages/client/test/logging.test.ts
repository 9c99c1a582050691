import { inspect } from 'node:util';
import { afterEach, expect, test, vi } from 'vitest';
import type { LogLevel } from '../src/index.ts';
import { apiKey, clientSecret, params, session } from './session.ts';
import { failure, json, rejection, stub } from './stub.ts';

afterEach(() => {
  vi.unstubAllEnvs();
});

/** Returns the log lines of a call that succeeds after one retry. */
async function logged(logLevel: LogLevel | undefined): Promise<Record<string, unknown[][]>> {
  const lines: Record<string, unknown[][]> = { error: [], warn: [], info: [], debug: [] };
  const write =
    (level: string) =>
    (...line: unknown[]): void =>
      void lines[level]?.push(line);
  const logger = {
    error: write('error'),
    warn: write('warn'),
    info: write('info'),
    debug: write('debug'),
  };
  const replies = [failure(503, { 'retry-after-ms': '3' }, 'try later'), json(session)];
  await stub(replies, { logger, logLevel }).chatkit.sessions.create(params);
  return lines;
}

test('level info logs each attempt, each retry with its reason and delay, and the result', async () => {
  const { info, debug, warn, error } = await logged('info');
  const text = info!.map(([line]) => String(line));
  expect(text).toHaveLength(5);
  expect(text[0]).toMatch(/sessions\.create: attempt 1, POST https:.*\/chatkit\/sessions$/);
  expect(text[1]).toMatch(/InternalServerError: sessions\.create: 503/);
  expect(text[2]).toMatch(/sessions\.create: retry 1 in 3 ms/);
  expect(text[3]).toMatch(/attempt 2/);
  expect(text[4]).toMatch(/sessions\.create: 200 after \d+ ms/);
  expect([...debug!, ...warn!, ...error!]).toEqual([]);
});

test('level debug adds the headers without secrets', async () => {
  const { info, debug } = await logged('debug');
  // Headers are logged for two attempts and the result.
  expect(info).toHaveLength(2);
  expect(debug).toHaveLength(3);
  expect(inspect(debug)).toContain("'openai-beta': 'chatkit_beta=v1'");
  expect(inspect(debug)).toContain(`authorization: 'Bearer ***${apiKey.slice(-4)}'`);
  expect(inspect(debug)).toContain("'x-request-id': 'req_123'");
  expect(inspect([info, debug], { depth: 9 })).not.toContain(apiKey.slice(0, -4));
  expect(inspect([info, debug], { depth: 9 })).not.toContain(clientSecret);
});

test.for(['warn', 'error', 'off', undefined] as const)(
  'level %s logs nothing for a retry and a success',
  async (level) => {
    expect(Object.values(await logged(level)).flat()).toEqual([]);
  },
);

test('OPENAI_LOG sets the log level, and the logLevel option overrides it', async () => {
  vi.stubEnv('OPENAI_LOG', 'info');
  expect((await logged(undefined))['info']).toHaveLength(5);
  expect((await logged('off'))['info']).toEqual([]);
});

test('calls methods on the logger object, and on console by default', async () => {
  const info = vi.spyOn(console, 'info').mockReturnValue();
  await stub(undefined, { logger: undefined, logLevel: 'info' }).chatkit.sessions.create(params);
  expect(info).toHaveBeenCalledTimes(2);
  info.mockRestore();
  class Counting {
    count = 0;
    error(): void {}
    warn(): void {}
    info(): void {
      this.count++;
    }
    debug(): void {}
  }
  const logger = new Counting();
  await stub(undefined, { logger, logLevel: 'info' }).chatkit.sessions.create(params);
  expect(logger.count).toBe(2);
});

test('logs the error that a call ends with', async () => {
  const info = vi.fn();
  const logger = { error() {}, warn() {}, info, debug() {} };
  const { chatkit } = stub([failure(400, {}, 'no such thing')], { logger, logLevel: 'info' });
  await rejection(chatkit.sessions.create(params));
  expect(info).toHaveBeenLastCalledWith(expect.stringMatching(/400 no such thing/));
});

test('logs invalid response data once, and each await rejects with the same error', async () => {
  const refusing = { '~standard': { validate: () => ({ issues: [{ message: 'too odd' }] }) } };
  const validators = { 'sessions.create': { response: refusing } };
  for (const [reply, words] of [
    [new Response('<html>'), /APIError: .*<html>/],
    [json(session), /ResponseValidationError: .*: response: too odd/],
  ] as const) {
    const info = vi.fn();
    const logger = { error() {}, warn() {}, info, debug() {} };
    const { chatkit } = stub([reply], { logger, logLevel: 'info', validators });
    const call = chatkit.sessions.create(params);
    expect(await rejection(call)).toBe(await rejection(call));
    expect(info).toHaveBeenCalledTimes(2);
    expect(info).toHaveBeenLastCalledWith(expect.stringMatching(words));
  }
});

test('a logger that throws does not fail the call', async () => {
  const fail = () => {
    throw new Error('disk full');
  };
  const logger = { error: fail, warn: fail, info: fail, debug: fail };
  const { chatkit } = stub(undefined, { logger, logLevel: 'debug' });
  expect(await chatkit.sessions.create(params)).toEqual(session);
});

test('handles words of a million characters in an error and in a session', async () => {
  const word = 'a'.repeat(1_000_000);
  const { chatkit } = stub([failure(400, {}, `${word} ${word}***abcd`)]);
  const error = await rejection(chatkit.sessions.create(params));
  expect((error as { error: { message: string } }).error.message === `${word} ***`).toBe(true);
  const info = vi.fn();
  const logger = { error() {}, warn() {}, info, debug() {} };
  const long = stub([() => json({ ...session, user: word })], { logger, logLevel: 'info' });
  expect((await long.chatkit.sessions.create(params)).user === word).toBe(true);
  expect(info).toHaveBeenLastCalledWith(expect.stringMatching(/: 200 after \d+ ms$/));
});

test('level debug masks API-key, cookie and proxy headers', async () => {
  const names = ['api-key', 'X-API-Key', 'Cookie', 'proxy-authorization'];
  const debug = vi.fn();
  const logger = { error() {}, warn() {}, info() {}, debug };
  const response = json(session, 200, { 'set-cookie': 'id=other-secret', 'x-shown': 'seen' });
  const { chatkit, sent } = stub([response], { logger, logLevel: 'debug' });
  const headers = Object.fromEntries(names.map((name) => [name, 'top-secret']));
  await chatkit.sessions.create(params, { headers });
  expect(sent[0]?.headers.get('x-api-key')).toBe('top-secret');
  const text = inspect(debug.mock.calls, { depth: 9 });
  for (const name of [...names, 'set-cookie'])
    expect(text).toMatch(new RegExp(`\\b${name}'?: '\\*{3}'`, 'i'));
  expect(text).toContain("'x-shown': 'seen'");
  expect(text).not.toContain('top-secret');
  expect(text).not.toContain('other-secret');
});
