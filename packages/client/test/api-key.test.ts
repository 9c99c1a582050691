import { inspect } from 'node:util';
import { expect, test } from 'vitest';
import { ChatKit } from '../src/index.ts';
import { params, session } from './session.ts';
import { json, rejection, stub } from './stub.ts';

test('an apiKey function is asked for each attempt', async () => {
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
  'an apiKey function that gives %j fails the call',
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

test('an apiKey function that throws fails the call with its error as the cause', async () => {
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

test('a key that no header can hold is refused without showing it', async () => {
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
