import { inspect } from 'node:util';
import { expect, test } from 'vitest';
import { ChatKit } from '../src/index.ts';
import { params, session } from './session.ts';
import { json, rejection, stub } from './stub.ts';

test('calls the apiKey function for each attempt and sends the new key', async () => {
  let count = 0;
  const options = { apiKey: () => Promise.resolve(`sk-${++count}`) };
  const { chatkit, sent } = stub(
    [json({}, 503, { 'retry-after-ms': '0' }), json(session)],
    options,
  );
  await chatkit.sessions.create(params);
  expect(sent.map(({ headers }) => headers.get('authorization'))).toEqual([
    'Bearer sk-1',
    'Bearer sk-2',
  ]);
});

test.for([undefined, '', ' ', 5])(
  'an apiKey function that returns %j rejects the call before a request is sent',
  async (key) => {
    const { chatkit, sent } = stub(undefined, { apiKey: () => Promise.resolve(key as string) });
    const error = await rejection(chatkit.sessions.create(params));
    expect(error).toMatchObject({
      name: 'ChatKitError',
      message: expect.stringMatching(/apiKey function/),
    });
    expect(sent).toHaveLength(0);
  },
);

test('an apiKey function that throws or rejects fails the call with its error as the cause', async () => {
  const cause = new Error('vault is sealed');
  for (const fail of [
    () => Promise.reject(cause),
    () => {
      throw cause;
    },
  ]) {
    const { chatkit, sent } = stub(undefined, { apiKey: fail });
    const error = await rejection(chatkit.sessions.create(params));
    expect(error).toMatchObject({ name: 'ChatKitError', cause });
    expect(sent).toHaveLength(0);
  }
});

test('rejects a key with characters a header cannot hold, without showing the key', async () => {
  for (const key of ['gw-abc\ndefghijkl', 'gw-abc\u2028defghijkl', 'gw-abc\0defghijkl']) {
    expect(() => new ChatKit({ apiKey: key })).toThrow(/apiKey/);
    expect(() => new ChatKit({ apiKey: key })).not.toThrow(/defghijkl/);
    const { chatkit, sent } = stub(undefined, { apiKey: () => Promise.resolve(key) });
    const error = await rejection(chatkit.sessions.create(params));
    expect(error).toMatchObject({
      name: 'ChatKitError',
      message: expect.stringMatching(/apiKey function/),
    });
    expect(inspect(error)).not.toContain('defghijkl');
    expect(sent).toHaveLength(0);
  }
});
