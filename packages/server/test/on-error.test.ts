import { ChatKit } from '@chatkit-sessions/client';
import { afterEach, expect, test, vi } from 'vitest';
import * as z from 'zod';
import { apiKey, post, postJson } from './api.ts';
import { clients, setUp } from './handler.ts';

afterEach(() => {
  vi.restoreAllMocks();
});

const leak = `no such project; key ${apiKey}; secret ek_leaked`;

test.each(['user', 'limit', 'workflow', 'stateVariables'] as const)(
  'an error thrown by %s is a 500, and onError receives it',
  async (option) => {
    const secret = new Error('password=hunter2');
    const { handler, onError, calls } = setUp({ [option]: () => Promise.reject(secret) });
    const request = post();
    const response = await handler(request);
    expect(response.status).toBe(500);
    expect(await response.text()).not.toContain('hunter2');
    expect(onError).toHaveBeenCalledExactlyOnceWith(secret, request, undefined);
    expect(calls).toEqual([]);
  },
);

test('the handler awaits onError and ignores its error', async () => {
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

test('a request that the client refuses to send is a 500', async () => {
  const validate = () => ({ issues: [{ message: 'bad', path: ['user'] }] });
  const validators = { 'sessions.create': { request: { '~standard': { validate } } } };
  const chatkit = new ChatKit({ apiKey, fetch: expect.unreachable, validators });
  const { handler, onError } = setUp({ chatkit });
  expect((await handler(post())).status).toBe(500);
  expect(onError.mock.calls[0]?.[0]).toHaveProperty('name', 'RequestValidationError');
});

/** Calls a handler without onError. Returns the lines on console.error. */
async function readLog(
  options: Parameters<typeof setUp<unknown>>[0],
  upstream?: Parameters<typeof setUp>[1],
): Promise<unknown[]> {
  const printed = vi.spyOn(console, 'error').mockReturnValue();
  const { handler } = setUp<unknown>({ ...options, onError: undefined }, upstream);
  await handler(postJson({}));
  return printed.mock.calls.flat();
}

test.each(clients)(
  '%s: without onError, an error of the API is logged by class, status and request id',
  async (client) => {
    const headers = { 'x-request-id': 'req_123' };
    const respond = async () =>
      Response.json({ error: { message: leak } }, { status: 401, headers });
    expect(await readLog({}, { client, respond })).toEqual([
      '@chatkit-sessions/server: The chat service did not create a session. AuthenticationError, status 401, request req_123. Set onError to receive the error itself.',
    ]);
  },
);

test.each(clients)('%s: a request id that looks like a key is not logged', async (client) => {
  const headers = { 'x-request-id': apiKey };
  const respond = async () => new Response(null, { status: 401, headers });
  const [line] = await readLog({}, { client, respond });
  expect(line).toMatch(/AuthenticationError, status 401(, request \*\*\*)?\. /);
});

test('without onError, the log says that the API returned no secret', async () => {
  const respond = async () => Response.json({ id: 'cksess_123' });
  const [line] = await readLog({}, { respond });
  expect(line).toContain('The chat service returned no client_secret or expires_at. Error. Set');
});

test('without onError, the log says that a body parser read the body', async () => {
  const user = async (request: Request): Promise<string> => `user_${await request.text()}`;
  const [line] = await readLog({ user, input: z.unknown(), stateVariables: () => ({}) });
  expect(line).toMatch(/TypeError: The body was read .* body parsers such as express\.json\(\)/);
});

test.each<[string, string, string]>([
  ['a message without secrets', 'no database', 'no database'],
  ['a key and a client secret', leak, 'no such project; key ***; secret ***'],
  ['secrets behind a letter', 'id_ek_leaked and \\u0022sk-leaked', 'id_*** and "***'],
  ['a password', 'password=hunter2; x', 'password=***; x'],
  ['JSON', '{"client_secret":"v0","a":1}', '{"client_secret":"***","a":1}'],
  ['JSON in JSON', '{\\"client_secret\\":\\"v0', '{"client_secret":"***'],
  ['a percent-encoded secret', 'client_secret%3Dv0&a', 'client_secret=***&a'],
  ['a bearer token', 'authorization: Bearer abc.def, then', 'authorization: ***'],
  ['another bearer token', 'the bearer abc.def, then', 'the bearer ***, then'],
  ['a token of a scheme', 'Authorization%3A%20Token%20abc.def', 'Authorization: ***'],
  ['cookies', 'Cookie: a=b; session=v0; c=d', 'Cookie: ***'],
  ['an API key in HTML', '{&quot;api_key&quot;:&quot;v0&quot;}', '{=api_key=:=***'],
  ['a secret in XML', '&lt;client_secret&gt;v0&lt;/a&gt;', '=client_secret=***'],
  ['a secret with Unicode escapes', 'client_secret\\u0022:\\u0022v0', 'client_secret":"***'],
  ['a key in numeric HTML', 'api_key&#61;v0 x', 'api_key=*** x'],
  ['a key with hexadecimal escapes', 'api_key\\x3dv0 x', 'api_key=*** x'],
  ['a secret encoded twice', 'apikey%253Dv0 x', 'apikey=*** x'],
  ['a secret with three layers of escapes', 'api_key\\u0026%2361;v0 x', 'api_key=*** x'],
  ['a key in HTML in percent escapes', 'api_key%26%2361%3Bv0 x', 'api_key=*** x'],
  ['a key with an escape in nested colours', 'api_key\\\u001b\u001b[1m[1mx3dv0 x', 'api_key=*** x'],
  ['a key in Unicode escapes twice', 'api_key\\u005cu003dv0 x', 'api_key=*** x'],
  ['escapes without a secret', 'no%20such \\u0022file\\u0022', 'no%20such \\u0022file\\u0022'],
  ['a secret in upper case', 'id EK_LEAKED', 'id ***'],
  ['a message that ends with full stops', 'not yet ..', 'not yet'],
  ['a URL with a password', 'at postgres://me:hunter2@db:5432', 'at postgres://***@db:5432'],
  ['control characters', 'two\nlines \u001b[31mred', 'two lines  [31mred'],
  ['a key behind 2 000 characters', `${'x'.repeat(1_980)} ${apiKey}`, 'x'.repeat(288)],
])('without onError, %s in a message is logged safely', async (_, message, logged) => {
  const [line] = await readLog({ user: () => Promise.reject(new RangeError(message)) });
  expect(line).toBe(
    `@chatkit-sessions/server: The server failed to create a session. RangeError: ${logged}. Set onError to receive the error itself.`,
  );
});

test('without onError, an error of any shape is logged without secrets', async () => {
  const forged = { name: leak, status: leak, requestID: `x\n${leak}` };
  for (const [error, logged] of [
    [Object.assign(new Error('x'), forged), 'Error: x'],
    [leak, 'a thrown string'],
    [undefined, 'a thrown undefined'],
  ]) {
    const [line] = await readLog({ user: () => Promise.reject(error) });
    expect(line).toContain(`a session. ${String(logged)}. Set`);
    vi.restoreAllMocks();
  }
});
