import { expect, test } from 'vitest';
import { createEmulator } from '../src/index.ts';
import { create, minimal, refusal, send } from './calls.ts';

const sessions = '/chatkit/sessions';

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

test.each([undefined, 'text/plain', 'application/x-www-form-urlencoded', 'application/jsonx'])(
  'a create with the content type %j is a 400',
  async (type) => {
    const response = send(createEmulator(), sessions, { body: minimal, 'content-type': type });
    expect(await refusal(response, 400)).toMatchObject({ param: 'content-type' });
  },
);
