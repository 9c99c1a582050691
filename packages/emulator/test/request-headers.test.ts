import { expect, test } from 'vitest';
import { createEmulator } from '../src/index.ts';
import { create, minimal, refusal, send } from './calls.ts';

const sessions = '/chatkit/sessions';

test.each([
  ['absent', undefined, null],
  ['empty', '', null],
  ['of another scheme', 'Basic c2stdGVzdA==', 'invalid_api_key'],
  ['without a key', 'Bearer ', 'invalid_api_key'],
  ['a bare key', 'sk-test', 'invalid_api_key'],
])('an Authorization header that is %s is a 401', async (_, authorization, code) => {
  const emulator = createEmulator();
  const { id } = await create(emulator);
  for (const path of [sessions, `${sessions}/${id}/cancel`]) {
    const error = await refusal(send(emulator, path, { body: minimal, authorization }), 401);
    expect(error).toMatchObject({ type: 'invalid_request_error', param: null, code });
  }
});

test('apiKeys accepts only its keys, and the 401 does not repeat another', async () => {
  const emulator = createEmulator({ apiKeys: ['sk-a', 'sk-b'] });
  await create(emulator, minimal, { authorization: 'Bearer sk-a' });
  await create(emulator, minimal, { authorization: 'bearer sk-b' });
  const wrong = send(emulator, sessions, { body: minimal, authorization: 'Bearer sk-wrong' });
  const error = await refusal(wrong, 401);
  expect(error.code).toBe('invalid_api_key');
  expect(JSON.stringify(error)).not.toContain('sk-wrong');
});

test('a key with a space is accepted, as any key or as a listed one', async () => {
  const authorization = 'Bearer two words';
  await create(createEmulator(), minimal, { authorization });
  await create(createEmulator({ apiKeys: ['two words'] }), minimal, { authorization });
});

test('an empty apiKeys accepts no key', async () => {
  await refusal(send(createEmulator({ apiKeys: [] }), sessions, { body: minimal }), 401);
});

test.each(['', ' ', ' leading', 'trailing ', 'line\nbreak', 'Ω'])(
  'createEmulator throws for the API key %j, which HTTP cannot carry, without showing a key',
  (key) => {
    const make = () => createEmulator({ apiKeys: ['sk-SECRET', key] });
    expect(make).toThrow(TypeError);
    expect(make).not.toThrow(/SECRET|leading|trailing|Ω/);
  },
);

test.each([undefined, '', 'chatkit_beta=v2', 'assistants=v2'])(
  'the header OpenAI-Beta %j is a 400',
  async (beta) => {
    const emulator = createEmulator();
    const { id } = await create(emulator);
    for (const path of [sessions, `${sessions}/${id}/cancel`]) {
      const response = send(emulator, path, { body: minimal, 'openai-beta': beta });
      expect(await refusal(response, 400)).toMatchObject({
        param: 'openai-beta',
        message: expect.stringContaining('chatkit_beta=v1'),
      });
    }
    expect(emulator.sessions.list()).toMatchObject([{ status: 'active' }]);
  },
);

test.each([undefined, 'text/plain', 'application/x-www-form-urlencoded', 'application/jsonx'])(
  'a create with the content type %j is a 400',
  async (type) => {
    const response = send(createEmulator(), sessions, { body: minimal, 'content-type': type });
    expect(await refusal(response, 400)).toMatchObject({ param: 'content-type' });
  },
);

test('a content type with parameters and capitals is accepted', async () => {
  const types = { 'content-type': 'Application/JSON; charset=utf-8' };
  expect(await create(createEmulator(), minimal, types)).toMatchObject({ status: 'active' });
});

test('cancel ignores the content type and the body', async () => {
  const emulator = createEmulator();
  for (const changes of [
    { 'content-type': undefined },
    { 'content-type': 'application/json' },
    { 'content-type': 'application/json', body: '{}' },
    { 'content-type': 'text/plain', body: 'no JSON' },
  ]) {
    const { id } = await create(emulator);
    const response = await send(emulator, `${sessions}/${id}/cancel`, changes);
    expect(await response.json()).toMatchObject({ id, status: 'cancelled' });
  }
});
