import { ChatKit } from '@chatkit-sessions/client';
import { afterEach, expect, test, vi } from 'vitest';
import { apiKey, post } from './api.ts';
import { clients, setUp } from './handler.ts';

afterEach(() => {
  vi.restoreAllMocks();
});

const leak = `no such project; key ${apiKey}; secret ek_leaked`;

test.each(['user', 'limit', 'workflow', 'stateVariables'] as const)(
  'what %s throws is a 500 that onError gets whole',
  async (option) => {
    const secret = new Error('password=hunter2');
    const { handler, onError, calls } = setUp({ [option]: () => Promise.reject(secret) });
    const request = post();
    const response = await handler(request);
    expect(response.status).toBe(500);
    expect(await response.text()).not.toContain('hunter2');
    expect(onError).toHaveBeenCalledExactlyOnceWith(secret, request);
    expect(calls).toEqual([]);
  },
);

test('onError may be slow, and may fail', async () => {
  const done = vi.fn<() => void>();
  const { handler } = setUp({
    user: () => Promise.reject(new Error('no database')),
    onError: async () => {
      await new Promise((resume) => setImmediate(resume));
      done();
      throw new Error('no log either');
    },
  });
  expect((await handler(post())).status).toBe(500);
  expect(done).toHaveBeenCalledOnce();
});

test('a request that the client refuses to send is a mistake of the server', async () => {
  const validate = () => ({ issues: [{ message: 'bad', path: ['user'] }] });
  const validators = { 'sessions.create': { request: { '~standard': { validate } } } };
  const chatkit = new ChatKit({ apiKey, fetch: expect.unreachable, validators });
  const { handler, onError } = setUp({ chatkit });
  expect((await handler(post())).status).toBe(500);
  expect(onError.mock.calls[0]?.[0]).toHaveProperty('name', 'RequestValidationError');
});

test.each(clients)('%s: without onError a line without secrets is printed', async (client) => {
  const printed = vi.spyOn(console, 'error').mockReturnValue();
  const headers = { 'x-request-id': 'req_123' };
  const answer = async () => Response.json({ error: { message: leak } }, { status: 401, headers });
  const { handler } = setUp({ onError: undefined }, { client, answer });
  await handler(post());
  expect(printed.mock.calls).toEqual([
    [
      'No ChatKit session was minted: AuthenticationError, status 401, request req_123. The option onError gets the whole error.',
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
  for (const error of [wrong, leak, undefined]) {
    const user = () => Promise.reject(error);
    await setUp({ user, onError: undefined }).handler(post());
  }
  const line = 'No ChatKit session was minted: an error. The option onError gets the whole error.';
  expect(printed.mock.calls).toEqual([[line], [line], [line]]);
});
